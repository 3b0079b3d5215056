package io.neuralake.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Format;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.column.LongColumn;
import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.row.RowBatches;
import io.neuralake.runtime.row.RowCursor;
import io.neuralake.runtime.row.RowEncoder;
import io.neuralake.runtime.row.RowWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables whose rows a function computes. */
final class FunctionTableTest {

    private static final Table NUMBERS =
            Declared.table("m", "numbers", Format.FUNCTION, Optional.empty(), Declared.column("id", Scalar.INT64));

    @TempDir
    private Path directory;

    private Catalog catalog;

    @BeforeEach
    void open() {
        catalog = new TestLake(directory).open(NUMBERS);
    }

    @AfterEach
    void close() {
        catalog.close();
    }

    @Test
    void eachAskingCallsTheFunctionAndClosesItsStream() {
        AtomicInteger closed = new AtomicInteger();
        Numbers table =
                new Numbers(catalog, () -> LongStream.range(0, 3).boxed().onClose(closed::incrementAndGet));

        assertThat(table.stream()).containsExactly(0L, 1L, 2L);
        assertThat(closed).hasValue(1);
        assertThat(table.count()).isEqualTo(3);
        assertThat(closed).hasValue(2);
        try (Stream<Long> rows = table.stream()) {
            assertThat(rows.findFirst()).contains(0L);
        }
        assertThat(closed).hasValue(3);
    }

    @Test
    void aStreamThatFailsIsClosed() {
        AtomicInteger closed = new AtomicInteger();
        Numbers table =
                new Numbers(catalog, () -> Stream.of(1L, 0L).map(n -> 1 / n).onClose(closed::incrementAndGet));

        assertThatThrownBy(() -> table.stream().toList()).isInstanceOf(ArithmeticException.class);
        assertThat(closed).hasValue(1);
    }

    @Test
    void aFunctionThatFailsIsNamed() {
        Numbers table = new Numbers(catalog, () -> {
            throw new IOException("no such robot");
        });

        assertThatThrownBy(table::count)
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("'m.numbers'")
                .hasMessageContaining("no such robot")
                .hasMessageContaining("repair lake.Numbers")
                .hasCauseInstanceOf(IOException.class);
    }

    @Test
    void rowsOfAFunctionAreFilteredSelectedAndCounted() throws IOException {
        Numbers table = new Numbers(catalog, () -> LongStream.range(0, 10_000).boxed());

        assertThat(table.where(t -> t.id().ge(9_990)).stream())
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.range(9_990, 10_000).boxed().toList());
        assertThat(table.where(t -> t.id().lt(5_000)).count()).isEqualTo(5_000);
        assertThat(table.scan().count()).isEqualTo(10_000);
        assertThat(table.limit(7).count()).isEqualTo(7);
        assertThat(table.select(t -> List.of(t.id())).limit(1).stream().map(row -> row.get("id")))
                .hasSize(1);
        assertThat(table.frame().rows()).isEqualTo(20);
        assertThat(table.frame().more()).isTrue();
        assertThat(table.explain()).contains("lake.Numbers", "m.numbers");
        assertThat(table.where(t -> t.id().eq(1)).explain()).contains("call of lake.Numbers", "id = 1");
        long rows = 0;
        try (ArrowReader batches = table.arrow()) {
            while (batches.loadNextBatch()) {
                rows += batches.getVectorSchemaRoot().getRowCount();
            }
        }
        assertThat(rows).isEqualTo(10_000);
    }

    @Test
    void noMoreRowsAreTakenThanAreNeeded() throws IOException {
        AtomicInteger closed = new AtomicInteger();
        AtomicInteger taken = new AtomicInteger();
        Numbers endless = new Numbers(
                catalog,
                () -> Stream.iterate(0L, n -> n + 1)
                        .peek(n -> taken.incrementAndGet())
                        .onClose(closed::incrementAndGet));

        assertThat(endless.limit(3).stream()).containsExactly(0L, 1L, 2L);
        assertThat(taken.getAndSet(0)).isBetween(3, 4);
        assertThat(endless.scan().frame(5).rows()).isEqualTo(5);
        assertThat(taken.getAndSet(0)).isBetween(6, 7);
        assertThat(endless.where(t -> t.id().gt(100)).limit(1).count()).isEqualTo(1);
        try (ArrowReader batches = endless.arrow()) {
            assertThat(batches.loadNextBatch()).isTrue();
        }
        assertThat(closed).hasValue(4);
    }

    @Test
    void aFailureInTheMiddleIsTheFunctionsOwn() {
        AtomicInteger closed = new AtomicInteger();
        Numbers table = new Numbers(
                catalog,
                () -> LongStream.range(0, 5_000).mapToObj(n -> 1 / (4_000 - n)).onClose(closed::incrementAndGet));

        assertThatThrownBy(() -> table.where(t -> t.id().lt(-5_000)).count())
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("'m.numbers'")
                .hasMessageContaining("its function failed: java.lang.ArithmeticException: / by zero")
                .hasMessageContaining("repair lake.Numbers")
                .hasCauseInstanceOf(ArithmeticException.class);
        assertThat(closed).hasValue(1);
    }

    @Test
    void errorsOfAFunctionDoNotEndTheProcess() {
        Numbers table = new Numbers(
                catalog,
                () -> Stream.of(1L).map(n -> {
                    throw new StackOverflowError("deep");
                }));
        Numbers unclosable = new Numbers(
                catalog,
                () -> Stream.of(1L).onClose(() -> {
                    throw new IllegalStateException("stuck");
                }));

        assertThatThrownBy(() -> table.scan().count())
                .isInstanceOf(LakeException.class)
                .hasCauseInstanceOf(StackOverflowError.class);
        assertThatThrownBy(() -> unclosable.scan().count())
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("stuck");
    }

    @Test
    void absentValuesAndRowsAreReportedWithTheirRow() {
        Numbers absent = new Numbers(catalog, () -> Stream.of(1L, 2L, Numbers.ABSENT));
        Numbers row = new Numbers(catalog, () -> Stream.of(1L, null));

        assertThatThrownBy(() -> absent.scan().count())
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("'id' is declared to have a value in every row")
                .hasMessageContaining("row 3 of lake.Numbers");
        assertThatThrownBy(() -> row.scan().count()).hasMessageContaining("row 2 of lake.Numbers is null");
    }

    @Test
    void twoThreadsCallTheFunctionEachForItself() throws Exception {
        Numbers table = new Numbers(catalog, () -> LongStream.range(0, 50_000).boxed());
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Callable<Long> task = () -> table.where(t -> t.id().ge(25_000)).count();
            for (Future<Long> count : threads.invokeAll(Collections.nCopies(8, task))) {
                assertThat(count.get()).isEqualTo(25_000);
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void batchesAreFilteredToo() {
        Batches table = new Batches(catalog, "SELECT range AS id FROM range(3000)");

        assertThat(table.where(t -> t.id().lt(10)).count()).isEqualTo(10);
        assertThat(table.where(t -> t.id().eq(2_999)).stream()).containsExactly(2_999L);
        assertThat(table.limit(2).stream()).hasSize(2);
        assertThatThrownBy(() ->
                        new Batches(catalog, "SELECT 1::INTEGER AS id").limit(1).count())
                .hasMessageContaining("int64");
    }

    @Test
    void aReaderThatFailsLateIsTheFunctionsFailure() {
        try (BufferAllocator memory = new RootAllocator()) {
            Batches table = new Batches(catalog, () -> failingLate(memory));

            assertThatThrownBy(() -> table.where(t -> t.id().lt(0)).count())
                    .isInstanceOf(LakeException.class)
                    .hasMessageContaining("its function failed: java.lang.IllegalStateException: late")
                    .hasMessageContaining("repair lake.Numbers");
        }
    }

    @Test
    void batchesOfAMemoryOfItsOwnAreFilteredToo() {
        try (BufferAllocator memory = new RootAllocator()) {
            Batches table = new Batches(catalog, () -> counting(memory, 10_000));

            for (int i = 0; i < 20; i++) {
                assertThat(table.where(t -> t.id().ge(9_990)).stream())
                        .hasSize(10)
                        .contains(9_999L);
            }
            assertThat(table.limit(3).stream()).hasSize(3);
            assertThat(memory.getAllocatedMemory()).isZero();
        }
    }

    private static ArrowReader counting(BufferAllocator memory, long most) {
        RowEncoder<Long> encoder = new RowEncoder<>() {
            @Override
            public void encode(Long row, RowWriter out) {
                out.setLong(0, row);
            }

            @Override
            public void encodeNested(Object value, RowWriter out) {
                throw new IllegalStateException();
            }
        };
        return new RowBatches<>(
                "test",
                "numbers",
                memory,
                NUMBERS.columns(),
                Set.copyOf(NUMBERS.columns()),
                encoder,
                LongStream.range(0, most).boxed(),
                Long.MAX_VALUE);
    }

    private static ArrowReader failingLate(BufferAllocator memory) {
        RowEncoder<Long> encoder = new RowEncoder<>() {
            @Override
            public void encode(Long row, RowWriter out) {
                if (row == 5_000) {
                    throw new IllegalStateException("late");
                }
                out.setLong(0, row);
            }

            @Override
            public void encodeNested(Object value, RowWriter out) {
                throw new IllegalStateException();
            }
        };
        Stream<Long> rows = LongStream.range(0, 10_000).boxed();
        return new RowBatches<>(
                "test",
                "numbers",
                memory,
                NUMBERS.columns(),
                Set.copyOf(NUMBERS.columns()),
                encoder,
                rows,
                Long.MAX_VALUE);
    }

    @Test
    void batchesAreReadAsRowsAndAsTheyAre() throws IOException {
        Batches table = new Batches(catalog, "SELECT range AS id FROM range(3000)");

        assertThat(table.stream().mapToLong(Long::longValue).sum()).isEqualTo(4_498_500);
        assertThat(table.count()).isEqualTo(3000);
        assertThat(table.frame().rows()).isEqualTo(20);
        assertThat(table.frame().more()).isTrue();
        try (ArrowReader batches = table.arrow()) {
            assertThat(batches.loadNextBatch()).isTrue();
        }
    }

    @Test
    void batchesThatLackAValueAreRefused() {
        Batches table = new Batches(catalog, "SELECT CASE WHEN range <> 2500 THEN range END AS id FROM range(3000)");
        for (ThrowingCallable way : List.<ThrowingCallable>of(
                () -> table.stream().toList(),
                table::count,
                () -> table.where(t -> t.id().ge(0)).stream().toList(),
                () -> {
                    try (ArrowReader batches = table.arrow()) {
                        assertThat(batches.loadNextBatch()).isTrue();
                        batches.loadNextBatch();
                    }
                })) {
            assertThatThrownBy(way)
                    .isInstanceOf(LakeException.class)
                    .hasMessageContaining("'id' is declared to have a value in every row, but it is absent in row ");
        }
    }

    @Test
    void batchesThatAreNotAsDeclaredAreRefused() {
        assertThatThrownBy(() -> new Batches(catalog, "SELECT 1::BIGINT AS other").stream())
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("[other]")
                .hasMessageContaining("[id]");
        assertThatThrownBy(() -> new Batches(catalog, "SELECT 1::INTEGER AS id").count())
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("'id'")
                .hasMessageContaining("int64");
    }

    private static final class Numbers extends FunctionAccessor<Numbers, Long> {

        static final Long ABSENT = Long.MIN_VALUE;

        private final Callable<Stream<Long>> function;

        Numbers(Catalog catalog, Callable<Stream<Long>> function) {
            super(catalog, "m", "numbers");
            this.function = function;
        }

        LongColumn id() {
            return longColumn("id");
        }

        @Override
        protected Stream<Long> rows() throws Exception {
            return function.call();
        }

        @Override
        protected void encode(Long row, RowWriter out) {
            out.set(0, row.equals(ABSENT) ? null : row);
        }

        @Override
        protected Long decode(RowCursor row) {
            return row.getLong(0);
        }
    }

    private static final class Batches extends ArrowFunctionAccessor<Batches, Long> {

        private final Supplier<ArrowReader> result;

        Batches(Catalog catalog, String sql) {
            this(catalog, catalog.sql(sql)::arrow);
        }

        Batches(Catalog catalog, Supplier<ArrowReader> result) {
            super(catalog, "m", "numbers");
            this.result = result;
        }

        LongColumn id() {
            return longColumn("id");
        }

        @Override
        protected ArrowReader batches() {
            return result.get();
        }

        @Override
        protected Long decode(RowCursor row) {
            return row.getLong(0);
        }
    }
}
