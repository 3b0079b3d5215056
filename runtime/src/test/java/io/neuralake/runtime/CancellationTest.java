package io.neuralake.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.row.Row;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Queries that would run for days end at once when nobody wants them any more; the times here only guard against hanging. */
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class CancellationTest {

    private static final Table NUMBERS = Declared.hive("m", "numbers", Declared.column("id", Scalar.INT64));

    /** Ten thousand to the fourth power rows are looked at for one. */
    private static final String COUNTED =
            "SELECT count(*) FROM m.numbers a, m.numbers b, m.numbers c, m.numbers d WHERE a.id * b.id + c.id * d.id = -1";

    /** Some rows, and then none for days. */
    private static final String STREAMED = "SELECT id FROM m.numbers UNION ALL"
            + " SELECT a.id FROM m.numbers a, m.numbers b, m.numbers c, m.numbers d WHERE a.id * b.id + c.id * d.id = -1";

    @TempDir
    private Path directory;

    private Catalog catalog;

    @BeforeEach
    void open() {
        TestLake lake = new TestLake(directory);
        lake.parquet("m/numbers/a.parquet", "SELECT i AS id FROM range(10000) t(i)");
        catalog = lake.open(NUMBERS);
    }

    /** Closing fails if a buffer is not freed. */
    @AfterEach
    void close() {
        catalog.close();
    }

    @Test
    void aStatementThatTakesTooLongTimesOut() {
        assertThatThrownBy(() ->
                        catalog.sql(COUNTED).timeout(Duration.ofMillis(300)).count())
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("it timed out after ")
                .hasMessageContaining("the limit is 0.3 s")
                .satisfies(failure -> assertThat(failure.getCause() instanceof LakeException)
                        .as("says the same twice")
                        .isFalse());
        assertThat(catalog.table("m.numbers").count()).isEqualTo(10_000);
    }

    @Test
    void theLimitCoversBatchesThatDoNotCome() {
        assertThatThrownBy(() -> {
                    try (Stream<Row> rows = catalog.sql(STREAMED).timeout(Duration.ofMillis(500)).stream()) {
                        rows.forEach(row -> {});
                    }
                })
                .hasMessageContaining("it timed out after ");
        assertThat(catalog.table("m.numbers").count()).isEqualTo(10_000);
    }

    @Test
    void aCatalogHasALimitForAllThatIsGivenNone() {
        CatalogOptions options =
                CatalogOptions.defaults().location("lake", directory.toString()).timeout(Duration.ofMillis(200));
        try (Catalog hasty = new TestLake(directory).open(options, NUMBERS)) {
            assertThatThrownBy(() -> hasty.sql(COUNTED).count()).hasMessageContaining("the limit is 0.2 s");
            assertThat(hasty.table("m.numbers")
                            .scan()
                            .timeout(Duration.ofMinutes(3))
                            .count())
                    .isEqualTo(10_000);
        }
    }

    @Test
    void aLimitThatIsNoTimeIsRefused() {
        assertThatThrownBy(() -> catalog.table("m.numbers").scan().timeout(Duration.ZERO))
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("cannot set a timeout of PT0S: it must be longer than nothing");
        assertThatThrownBy(() -> CatalogOptions.defaults().timeout(Duration.ofSeconds(-1)))
                .isInstanceOf(LakeException.class);
        assertThatThrownBy(() -> CatalogOptions.defaults().jdbcTimeout(Duration.ZERO))
                .isInstanceOf(LakeException.class);
        assertThatThrownBy(() -> CatalogOptions.defaults().threads(0)).isInstanceOf(LakeException.class);
    }

    @Test
    void anInterruptedThreadStopsWaiting() throws InterruptedException {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        AtomicReference<Boolean> flag = new AtomicReference<>();
        Thread thread = new Thread(() -> {
            failure.set(catchThrowable(() -> catalog.sql(COUNTED).count()));
            flag.set(Thread.currentThread().isInterrupted());
        });
        thread.start();
        Thread.sleep(300);
        thread.interrupt();
        thread.join();

        assertThat(failure.get())
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("it was cancelled after ")
                .hasMessageContaining("the thread was interrupted");
        assertThat(flag.get()).isTrue();
        assertThat(catalog.table("m.numbers").count()).isEqualTo(10_000);
    }

    @Test
    void closingFromAnotherThreadEndsTheWaitForABatch() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        ArrowReader batches = catalog.sql(STREAMED).arrow();
        Thread thread = new Thread(() -> failure.set(catchThrowable(() -> {
            while (batches.loadNextBatch()) {
                first.countDown();
            }
        })));
        thread.start();
        first.await();
        Thread.sleep(300);
        batches.close();
        thread.join();

        assertThat(failure.get()).isInstanceOf(LakeException.class).hasMessageContaining("closed");
        assertThat(catalog.table("m.numbers").count()).isEqualTo(10_000);
    }

    @Test
    void closingTheCatalogEndsWhatIsOpenAndWhatIsBeingOpened() throws InterruptedException {
        AtomicReference<Throwable> opening = new AtomicReference<>();
        AtomicReference<Throwable> reading = new AtomicReference<>();
        Thread opener = new Thread(
                () -> opening.set(catchThrowable(() -> catalog.sql(COUNTED).count())));
        Thread reader = new Thread(() -> reading.set(catchThrowable(() -> {
            try (Stream<Row> rows = catalog.sql(STREAMED).stream()) {
                rows.forEach(row -> {});
            }
        })));
        opener.start();
        reader.start();
        Thread.sleep(500);
        catalog.close();
        opener.join();
        reader.join();

        assertThat(opening.get()).isInstanceOf(LakeException.class).hasMessageContaining("closed");
        assertThat(reading.get()).isInstanceOf(LakeException.class).hasMessageContaining("closed");
    }
}
