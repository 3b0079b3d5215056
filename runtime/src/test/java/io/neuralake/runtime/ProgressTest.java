package io.neuralake.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.row.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A listener hears how far a result is, whatever is asked of it, and cannot harm it. */
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class ProgressTest {

    private static final int ROWS = 100_000;
    private static final Table NUMBERS = Declared.hive(
            "m", "numbers", Declared.partition("part", Scalar.INT32), Declared.column("id", Scalar.INT64));

    /** Days of work before the first row. */
    private static final String LONG =
            "SELECT count(*) FROM m.numbers a, m.numbers b, m.numbers c WHERE a.id * b.id = -c.id - 1";

    @TempDir
    private Path directory;

    private final List<Progress> heard = new CopyOnWriteArrayList<>();
    private Catalog catalog;

    @BeforeEach
    void open() {
        TestLake lake = new TestLake(directory.resolve("lake"));
        for (int i = 0; i < 3; i++) {
            lake.parquet("m/numbers/part=" + i + "/a.parquet", "SELECT i AS id FROM range(" + ROWS + ") t(i)");
        }
        catalog = lake.open(NUMBERS);
    }

    @AfterEach
    void close() {
        catalog.close();
    }

    private TableScan<UntypedTable, Row> scan() {
        return catalog.table("m.numbers").progress(heard::add);
    }

    private Progress last() {
        assertThat(heard).isNotEmpty();
        assertThat(heard.subList(0, heard.size() - 1)).noneMatch(Progress::finished);
        Progress last = heard.get(heard.size() - 1);
        assertThat(last.finished()).isTrue();
        assertThat(last.elapsed()).isPositive();
        heard.clear();
        return last;
    }

    @Test
    void theEndIsHeardOfWhateverIsAsked() throws IOException {
        assertThat(scan().where(t -> t.column("part").le(1)).stream().count()).isEqualTo(2 * ROWS);
        Progress streamed = last();
        assertThat(streamed.rows()).isEqualTo(2 * ROWS);
        assertThat(streamed.files()).isEqualTo(2);
        assertThat(streamed.filesRead()).isEqualTo(2);
        assertThat(streamed.bytes()).isPositive();
        assertThat(streamed.bytesRead()).isEqualTo(streamed.bytes());

        assertThat(scan().count()).isEqualTo(3 * ROWS);
        Progress counted = last();
        assertThat(counted.rows()).isEqualTo(3 * ROWS);
        assertThat(counted.filesRead()).isEqualTo(3);

        scan().show(new StringBuilder());
        assertThat(last().files()).isEqualTo(3);

        try (ArrowReader batches = scan().arrow()) {
            assertThat(batches.loadNextBatch()).isTrue();
        }
        assertThat(last().rows()).isBetween(1L, (long) ROWS);

        assertThat(catalog.sql("SELECT DISTINCT part FROM m.numbers WHERE part > 0")
                        .progress(heard::add)
                        .count())
                .isEqualTo(2);
        Progress statement = last();
        assertThat(statement.rows()).isEqualTo(2);
        assertThat(statement.files()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rows.parquet", "rows.csv", "rows.jsonl", "rows.arrow"})
    void rowsOfFilesAreCounted(String name) {
        assertThat(scan().write(directory.resolve(name))).isEqualTo(3 * ROWS);
        Progress written = last();
        assertThat(written.rows()).isEqualTo(3 * ROWS);
        assertThat(written.filesRead()).isEqualTo(3);

        assertThat(catalog.sql("SELECT id FROM m.numbers WHERE part = 1")
                        .progress(heard::add)
                        .write(directory.resolve("s" + name)))
                .isEqualTo(ROWS);
        assertThat(last().rows()).isEqualTo(ROWS);
    }

    /** Rows are taken one batch at a time, and a report is waited for before more are. */
    @Test
    void filesAreDoneWithOneAfterTheOther() throws Exception {
        for (int i = 3; i < 20; i++) {
            new TestLake(directory.resolve("lake"))
                    .parquet("m/numbers/part=" + i + "/a.parquet", "SELECT i AS id FROM range(" + ROWS + ") t(i)");
        }
        try (ArrowReader batches = scan().arrow()) {
            for (int half = 0; half < 10 * ROWS; ) {
                assertThat(batches.loadNextBatch()).isTrue();
                half += batches.getVectorSchemaRoot().getRowCount();
            }
            int known = heard.size();
            while (heard.size() < known + 2) {
                Thread.sleep(10);
            }
            Progress middle = heard.get(heard.size() - 1);
            assertThat(middle.files()).isEqualTo(20);
            // DuckDB reads ahead of who takes the rows, by a file for each of its threads.
            assertThat(middle.filesRead()).isBetween(1, 19);
            assertThat(middle.bytesRead()).isBetween(1L, middle.bytes() - 1);
            while (batches.loadNextBatch()) {
                // All of it.
            }
        }
        assertThat(heard).extracting(Progress::filesRead).isSorted();
        assertThat(last().filesRead()).isEqualTo(20);
    }

    @Test
    void whatFailsEndsToo() {
        assertThatThrownBy(() -> scan().version(3)).isInstanceOf(LakeException.class);
        assertThat(heard).isEmpty();
        assertThatThrownBy(() -> catalog.sql("SELECT CAST(id || 'x' AS INTEGER) FROM m.numbers")
                        .progress(heard::add)
                        .count())
                .isInstanceOf(LakeException.class);
        assertThat(last().rows()).isZero();
    }

    @Test
    void workBeforeTheFirstRowIsReportedFromAThreadOfItsOwn() throws InterruptedException {
        CountDownLatch told = new CountDownLatch(3);
        List<String> threads = new CopyOnWriteArrayList<>();
        Thread reader = new Thread(() -> assertThatThrownBy(() -> catalog.sql(LONG)
                        .progress(progress -> {
                            threads.add(Thread.currentThread().getName());
                            heard.add(progress);
                            if (progress.computed().isPresent()) {
                                told.countDown();
                            }
                        })
                        .count())
                .isInstanceOf(LakeException.class));
        reader.start();
        told.await();
        reader.interrupt();
        reader.join();

        assertThat(threads).containsOnly("neuralake-progress");
        assertThat(heard.get(heard.size() - 1).finished()).isTrue();
        assertThat(heard).allMatch(progress -> progress.rows() == 0);
        assertThat(heard.stream().flatMapToDouble(progress -> progress.computed().stream()))
                .allMatch(done -> done >= 0 && done <= 1);
    }

    @Test
    void aListenerThatThrowsIsNotCalledAgainAndHarmsNothing() {
        AtomicInteger calls = new AtomicInteger();
        List<Throwable> uncaught = new CopyOnWriteArrayList<>();
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> uncaught.add(failure));
        try (Stream<Row> rows = catalog
                .table("m.numbers")
                .progress(progress -> {
                    calls.incrementAndGet();
                    throw new IllegalStateException("no screen");
                })
                .stream()) {
            assertThat(rows.count()).isEqualTo(3 * ROWS);
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }

        assertThat(calls).hasValue(1);
        assertThat(uncaught).hasSize(1);
        assertThat(uncaught.get(0)).hasMessage("no screen");
    }

    @Test
    void aListenerMayCloseTheResult() throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        Thread reader = new Thread(() -> {
            assertThatThrownBy(() -> catalog.sql(LONG)
                            .progress(progress -> {
                                if (!progress.finished()) {
                                    catalog.close();
                                }
                            })
                            .count())
                    .isInstanceOf(LakeException.class)
                    .hasMessageContaining("closed");
            ended.countDown();
        });
        reader.start();
        ended.await();
    }
}
