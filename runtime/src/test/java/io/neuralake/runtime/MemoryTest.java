package io.neuralake.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.condition.Condition;
import io.neuralake.runtime.engine.DuckDbEngine;
import io.neuralake.runtime.engine.EngineSettings;
import io.neuralake.runtime.engine.StatementPlanner;
import io.neuralake.runtime.engine.StatementScope;
import io.neuralake.runtime.engine.StatementUse;
import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.plan.ParquetPlanner;
import io.neuralake.runtime.plan.TableInput;
import io.neuralake.runtime.plan.TableRequest;
import io.neuralake.runtime.row.Rows;
import io.neuralake.runtime.storage.LocalObjectStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However reading ends, nothing outside of Java's heap stays allocated: neither Arrow's buffers nor DuckDB's. */
final class MemoryTest {

    private static final int FILES = 4;
    private static final int ROWS = 200_000;
    private static final Table TABLE = Declared.hive(
            "m",
            "numbers",
            Declared.partition("part", Scalar.INT32),
            Declared.column("id", Scalar.INT64),
            Declared.column("name", Scalar.STRING));

    @TempDir
    private Path directory;

    private TestLake lake;

    @BeforeEach
    void write() {
        lake = new TestLake(directory);
        for (int i = 0; i < FILES; i++) {
            lake.parquet(
                    "m/numbers/part=" + i + "/f.parquet",
                    "SELECT range AS id, 'name ' || range AS name FROM range(" + ROWS + ")");
        }
    }

    @Test
    void aResultThatIsReadInPartAndClosedLeavesNothing() throws IOException {
        try (DuckDbEngine engine = engine()) {
            long before = read(engine);
            for (int i = 0; i < 20; i++) {
                ArrowReader reader = scan(engine);
                assertThat(reader.loadNextBatch()).isTrue();
                BufferAllocator memory = memory(reader);
                assertThat(memory.getAllocatedMemory()).isPositive();
                reader.close();
                assertThat(memory.getAllocatedMemory()).isZero();
                assertThat(memory.getChildAllocators()).isEmpty();
            }
            assertThat(duckDb(engine)).isLessThanOrEqualTo(before);
        }
    }

    @Test
    void aStreamThatIsLeftEarlyLeavesNothing() throws IOException {
        try (DuckDbEngine engine = engine()) {
            long before = read(engine);
            ArrowReader reader = scan(engine);
            BufferAllocator memory = memory(reader);
            try (Stream<String> names = Rows.stream("read", reader, row -> row.getString(2))) {
                assertThat(names.limit(3)).containsExactly("name 0", "name 1", "name 2");
            }
            assertThat(memory.getAllocatedMemory()).isZero();
            assertThat(duckDb(engine)).isLessThanOrEqualTo(before);
        }
    }

    @Test
    void aRowThatCannotBeDecodedLeavesNothing() throws IOException {
        try (DuckDbEngine engine = engine()) {
            long before = read(engine);
            ArrowReader reader = scan(engine);
            BufferAllocator memory = memory(reader);
            Stream<Long> ids = Rows.stream("read", reader, row -> {
                if (row.getLong(1) == 100_000) {
                    throw new IllegalStateException("no such id");
                }
                return row.getLong(1);
            });
            assertThatThrownBy(() -> ids.forEach(id -> {})).hasMessage("no such id");
            assertThat(memory.getAllocatedMemory()).isZero();
            assertThat(duckDb(engine)).isLessThanOrEqualTo(before);
        }
    }

    @Test
    void aStatementThatFailsOnTheWayLeavesNothing() throws IOException {
        try (DuckDbEngine engine = engine()) {
            long before = read(engine);
            BufferAllocator memory;
            try (ArrowReader reader = scan(engine)) {
                memory = memory(reader);
            }
            String failing =
                    "SELECT id, CAST(CASE WHEN id = 190000 THEN name ELSE '1' END AS INTEGER) AS n FROM m.numbers";
            assertThatThrownBy(() -> {
                        StatementPlanner planner = engine.planner(new StatementScope(List.of(TABLE), Map.of()));
                        try (ArrowReader reader = engine.query(failing, planner.analyse(failing), List.of(input()))) {
                            drain(reader);
                        }
                    })
                    .isInstanceOf(LakeException.class);
            assertThat(memory.getAllocatedMemory()).isZero();
            assertThat(memory.getChildAllocators()).isEmpty();
            assertThat(duckDb(engine)).isLessThanOrEqualTo(before);
        }
    }

    @Test
    void aResultIsClosedFromAnotherThreadWhileItIsRead() throws Exception {
        ExecutorService other = Executors.newSingleThreadExecutor();
        try (DuckDbEngine engine = engine()) {
            long before = read(engine);
            for (int i = 0; i < 20; i++) {
                ArrowReader reader = scan(engine);
                BufferAllocator memory = memory(reader);
                Iterator<String> names =
                        Rows.stream("read", reader, row -> row.getString(2)).iterator();
                names.next();
                Future<?> closing = other.submit((Callable<?>) () -> {
                    reader.close();
                    return null;
                });
                assertThatThrownBy(() -> {
                            for (int row = 0; names.hasNext(); row++) {
                                assertThat(names.next()).startsWith("name ");
                                if (row == 150_000) {
                                    // A machine with much to do may come to closing only now.
                                    closing.get();
                                }
                            }
                        })
                        .isInstanceOf(LakeException.class)
                        .hasMessageContaining("closed");
                closing.get();
                assertThat(memory.getAllocatedMemory()).isZero();
            }
            assertThat(duckDb(engine)).isLessThanOrEqualTo(before);
        } finally {
            other.shutdownNow();
        }
    }

    @Test
    void aCatalogIsClosedWhileSeveralThreadsReadIt() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (int i = 0; i < 5; i++) {
                Catalog catalog = lake.open(TABLE);
                List<Future<Long>> reading = new ArrayList<>();
                for (int k = 0; k < 4; k++) {
                    Iterator<Long> ids = catalog.table("m.numbers").stream()
                            .map(row -> (Long) row.get("id"))
                            .iterator();
                    ids.next();
                    reading.add(threads.submit(() -> {
                        long rows = 1;
                        while (ids.hasNext()) {
                            ids.next();
                            rows++;
                        }
                        return rows;
                    }));
                }
                // Fails if a buffer is left.
                catalog.close();
                for (Future<Long> rows : reading) {
                    assertReadOrClosed(rows);
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static void assertReadOrClosed(Future<Long> rows) throws InterruptedException {
        try {
            assertThat(rows.get()).isEqualTo((long) FILES * ROWS);
        } catch (ExecutionException e) {
            assertThat(e.getCause()).isInstanceOf(LakeException.class).hasMessageContaining("closed");
        }
    }

    private DuckDbEngine engine() {
        return new DuckDbEngine(
                new LocalObjectStore(),
                new EngineSettings(Optional.empty(), OptionalInt.empty(), directory.resolve("temporary")));
    }

    private TableInput input() {
        LocalObjectStore store = new LocalObjectStore();
        return new ParquetPlanner(store)
                .plan(
                        new TableRequest(TABLE, TABLE.columns(), Condition.always(), OptionalLong.empty()),
                        store.place(lake.path("m/numbers").toString()));
    }

    private ArrowReader scan(DuckDbEngine engine) {
        return engine.scan(new TableRequest(TABLE, TABLE.columns(), Condition.always(), OptionalLong.empty()), input());
    }

    private static BufferAllocator memory(ArrowReader reader) throws IOException {
        return reader.getVectorSchemaRoot().getVector(0).getAllocator().getRoot();
    }

    private static void drain(ArrowReader reader) throws IOException {
        while (reader.loadNextBatch()) {
            assertThat(reader.getVectorSchemaRoot().getRowCount()).isPositive();
        }
    }

    /** Reads the table once, so that what DuckDB keeps of files that it knows is there, and gives its memory. */
    private long read(DuckDbEngine engine) throws IOException {
        try (ArrowReader reader = scan(engine)) {
            drain(reader);
        }
        return duckDb(engine);
    }

    private static long duckDb(DuckDbEngine engine) throws IOException {
        try (ArrowReader reader = engine.query(
                "SELECT CAST(sum(memory_usage_bytes) AS BIGINT) AS bytes FROM duckdb_memory()",
                new StatementUse(List.of(), Optional.empty(), Set.of(), Map.of(), true),
                List.of())) {
            assertThat(reader.loadNextBatch()).isTrue();
            return ((BigIntVector) reader.getVectorSchemaRoot().getVector(0)).get(0);
        }
    }
}
