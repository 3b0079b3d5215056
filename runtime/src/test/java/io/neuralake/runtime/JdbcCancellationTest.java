package io.neuralake.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.error.LakeException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Waits for a database end like other waits: when the time is up, the thread is interrupted, or the result is closed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class JdbcCancellationTest {

    private static final Duration SHORT = Duration.ofMillis(400);

    private Postgres postgres;
    private TestLake lake;
    private Catalog catalog;

    @BeforeAll
    void start(@TempDir Path directory) {
        postgres = Postgres.start();
        lake = new TestLake(directory);
        // The first answers never, the second begins to answer: what it has is sent when it fills the driver's buffer.
        postgres.execute("CREATE VIEW never AS SELECT 1 AS n FROM pg_sleep(3600)", """
                CREATE VIEW stuck AS SELECT i AS n, repeat('x', 100) AS text FROM generate_series(1, 100000) AS i
                    WHERE i < 90000 OR pg_sleep(3600) IS NOT NULL
                """, "CREATE TABLE locked (n int)");
    }

    @AfterAll
    void stop() {
        if (postgres != null) {
            postgres.close();
        }
    }

    @BeforeEach
    void open() {
        catalog = lake.open(postgres.options(), table("never"), table("stuck", "text"), table("locked"));
    }

    /** Closing fails if a buffer is not freed. */
    @AfterEach
    void close() throws InterruptedException {
        catalog.close();
        String running = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'neuralake'";
        for (int i = 0; i < 1000 && !postgres.value(running).orElse("").equals("0"); i++) {
            Thread.sleep(10);
        }
        assertThat(postgres.value(running)).as("connections that are left").contains("0");
    }

    private Table table(String name, String... texts) {
        return texts.length == 0
                ? Declared.jdbc("a", name, postgres.url(), "", Declared.column("n", Scalar.INT32))
                : Declared.jdbc(
                        "a",
                        name,
                        postgres.url(),
                        "",
                        Declared.column("n", Scalar.INT32),
                        Declared.column(texts[0], Scalar.STRING));
    }

    private static void late(Callable<?> reading) {
        assertThatThrownBy(reading::call)
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("it timed out after ")
                .hasMessageContaining("the limit is 0.4 s");
    }

    @Test
    void theTimeOfAResultCoversTheDatabase() {
        late(() -> catalog.table("a.never").scan().timeout(SHORT).stream().toList());
        late(() -> catalog.table("a.never").scan().timeout(SHORT).count());
        late(() -> catalog.sql("SELECT * FROM a.never").timeout(SHORT).stream().toList());
        late(() -> catalog.sql("SELECT x.n FROM a.never x JOIN a.never y ON x.n = y.n + 1")
                .timeout(SHORT)
                .count());
    }

    @Test
    void rowsThatStopComingAreWaitedForNoLonger() {
        late(() -> catalog.table("a.stuck").scan().timeout(SHORT).stream().count());
        late(() -> catalog.sql("SELECT max(text) FROM a.stuck").timeout(SHORT).stream()
                .toList());
    }

    @Test
    void aLockIsWaitedForNoLonger() throws SQLException {
        try (Connection other = postgres.connect();
                Statement lock = other.createStatement()) {
            other.setAutoCommit(false);
            lock.execute("LOCK TABLE locked IN ACCESS EXCLUSIVE MODE");
            late(() -> catalog.table("a.locked").scan().timeout(SHORT).stream().toList());
            late(() -> catalog.table("a.locked").scan().timeout(SHORT).count());
            late(() ->
                    catalog.sql("SELECT count(*) FROM a.locked").timeout(SHORT).count());
            other.rollback();
        }
        assertThat(catalog.table("a.locked").count()).isZero();
    }

    @Test
    void aServerThatDoesNotAnswerIsWaitedForNoLonger() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Table table = Declared.jdbc(
                    "a",
                    "silent",
                    "jdbc:postgresql://localhost:" + silent.getLocalPort() + "/x",
                    "",
                    Declared.column("n", Scalar.INT32));
            try (Catalog quiet = lake.open(table)) {
                late(() -> quiet.table("a.silent").scan().timeout(SHORT).count());
                late(() -> quiet.sql("SELECT * FROM a.silent").timeout(SHORT).count());
            }
        }
    }

    @Test
    void anInterruptedThreadStopsWaiting() throws InterruptedException {
        for (String statement : new String[] {"SELECT * FROM a.never", "SELECT max(text) FROM a.stuck"}) {
            AtomicReference<Throwable> failure = new AtomicReference<>();
            AtomicReference<Boolean> flag = new AtomicReference<>();
            Thread thread = new Thread(() -> {
                failure.set(catchThrowable(() -> catalog.sql(statement).count()));
                flag.set(Thread.currentThread().isInterrupted());
            });
            thread.start();
            awaitQuery();
            thread.interrupt();
            thread.join();

            assertThat(failure.get())
                    .isInstanceOf(LakeException.class)
                    .hasMessageContaining("the thread was interrupted");
            assertThat(flag.get()).isTrue();
        }
    }

    @Test
    void closingFromAnotherThreadEndsTheWaitForABatch() throws Exception {
        // With more threads the one that opens the result may be the one that waits for the second batch.
        catalog.close();
        catalog = lake.open(postgres.options().threads(1), table("stuck", "text"));
        AtomicReference<Throwable> failure = new AtomicReference<>();
        ArrowReader batches = catalog.table("a.stuck").arrow();
        Thread thread = new Thread(() -> failure.set(catchThrowable(() -> {
            while (batches.loadNextBatch()) {
                assertThat(batches.getVectorSchemaRoot().getRowCount()).isPositive();
            }
        })));
        thread.start();
        awaitQuery();
        Thread.sleep(300);
        batches.close();
        thread.join();

        assertThat(failure.get()).isInstanceOf(LakeException.class).hasMessageContaining("closed");
    }

    @Test
    void closingTheCatalogEndsWaits() throws InterruptedException {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread thread = new Thread(
                () -> failure.set(catchThrowable(() -> catalog.table("a.never").count())));
        thread.start();
        awaitQuery();
        catalog.close();
        thread.join();

        assertThat(failure.get()).isInstanceOf(LakeException.class).hasMessageContaining("closed");
    }

    /** Waits until the server works for the catalog. */
    private void awaitQuery() throws InterruptedException {
        String active =
                "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'neuralake' AND state = 'active'"
                        + " AND wait_event = 'PgSleep'";
        while (!postgres.value(active).orElse("").equals("1")) {
            Thread.sleep(10);
        }
    }
}
