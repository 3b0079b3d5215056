package io.neuralake.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Format;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.column.LongColumn;
import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.row.Row;
import io.neuralake.runtime.row.RowCursor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.arrow.vector.ipc.ArrowReader;
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
    void whatNeedsStoredColumnsIsRefused() {
        Numbers table = new Numbers(catalog, () -> Stream.of(1L));

        assertThatThrownBy(table::show)
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("returns Java objects")
                .hasMessageContaining("use stream()");
        assertThatThrownBy(table::arrow).hasMessageContaining("returns Java objects");
        assertThatThrownBy(() -> table.where(t -> t.id().gt(0)).stream())
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("it is a function table")
                .hasMessageContaining("lake.NumbersTable");
        assertThatThrownBy(() -> catalog.table("m.numbers").count()).hasMessageContaining("it is a function table");
        assertThatThrownBy(() -> catalog.sql("SELECT * FROM m.numbers").stream())
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("it is a function table");
        assertThat(table.explain()).contains("lake.Numbers", "m.numbers");
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
        protected Numbers self() {
            return this;
        }

        @Override
        protected Long decode(RowCursor row) {
            return row.getLong(0);
        }
    }

    private static final class Batches extends ArrowFunctionAccessor<Batches, Long> {

        private final Result<Row> result;

        Batches(Catalog catalog, String sql) {
            super(catalog, "m", "numbers");
            this.result = catalog.sql(sql);
        }

        @Override
        protected ArrowReader batches() {
            return result.arrow();
        }

        @Override
        protected Batches self() {
            return this;
        }

        @Override
        protected Long decode(RowCursor row) {
            return row.getLong(0);
        }
    }
}
