package io.neuralake.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.Catalog;
import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.row.RowBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Arrow batches are compared with the declaration before anything of them is written. */
final class HostileBatchTest {

    private static final List<Column> COLUMNS = List.of(
            Lake.column("n", Scalar.INT64),
            Lake.nullable("text", Scalar.STRING),
            Lake.nullable("price", new ColumnType.Decimal(5, 2)),
            Lake.nullable("kind", new ColumnType.Enumeration("lab.Kind", List.of("A", "B"))),
            Lake.nullable("id", Scalar.UUID));

    @TempDir
    Path directory;

    private static VectorSchemaRoot batch(BufferAllocator memory, List<Column> columns, int rows) {
        VectorSchemaRoot batch = VectorSchemaRoot.create(RowBuffer.schema(columns), memory);
        batch.getFieldVectors().forEach(FieldVector::allocateNew);
        if (batch.getVector(0) instanceof BigIntVector numbers) {
            for (int i = 0; i < rows; i++) {
                numbers.setSafe(i, i);
            }
        }
        batch.setRowCount(rows);
        return batch;
    }

    private static void text(VectorSchemaRoot batch, String column, byte[] value) {
        ((VarCharVector) batch.getVector(column)).setSafe(1, value);
        batch.setRowCount(batch.getRowCount());
    }

    private void refused(String reason, Consumer<VectorSchemaRoot> harm) {
        refused(reason, COLUMNS, harm);
    }

    private void refused(String reason, List<Column> columns, Consumer<VectorSchemaRoot> harm) {
        Table table = Lake.delta("batches", COLUMNS.toArray(Column[]::new));
        try (Catalog catalog = new Lake(directory).open(table);
                BufferAllocator memory = new RootAllocator();
                VectorSchemaRoot batch = batch(memory, columns, 3);
                Appender<Map<String, ?>> appender = Lake.appender(catalog, "batches")) {
            harm.accept(batch);
            assertThatThrownBy(() -> appender.append(batch))
                    .isInstanceOf(LakeException.class)
                    .hasMessageContaining(reason);
            assertThat(appender.flush().version()).isEmpty();
        }
    }

    @Test
    void goodOnesAreCopiedAndCanBeUsedAgain() {
        Table table = Lake.delta("batches", COLUMNS.toArray(Column[]::new));
        try (Catalog catalog = new Lake(directory).open(table);
                BufferAllocator memory = new RootAllocator();
                VectorSchemaRoot batch = batch(memory, COLUMNS, 1000);
                Appender<Map<String, ?>> appender = Lake.appender(catalog, "batches")) {
            text(batch, "kind", "B".getBytes(StandardCharsets.UTF_8));
            var first = appender.append(batch);
            for (int i = 0; i < 1000; i++) {
                ((BigIntVector) batch.getVector("n")).set(i, 1000 + i);
            }
            appender.append(batch).join();
            batch.clear();

            assertThat(first.join().version()).isEqualTo(OptionalLong.of(0));
            assertThat(catalog
                            .sql(
                                    "SELECT count(DISTINCT n) AS c, sum(n)::BIGINT AS s, count(kind) AS k FROM lab.batches")
                            .stream()
                            .map(row -> row.get("c") + " " + row.get("s") + " " + row.get("k")))
                    .containsExactly("2000 1999000 2");
        }
    }

    @Test
    void valuesThatTheTypeDoesNotHaveAreRefused() {
        refused(
                "'n' is declared to have a value in every row",
                batch -> batch.getVector("n").setNull(2));
        refused("'text' is no UTF-8 in row 1", batch -> text(batch, "text", new byte[] {'a', (byte) 0xff}));
        refused("'kind' is 'C', which is no constant", batch -> text(batch, "kind", new byte[] {'C'}));
        refused("'id' is 'x', which is no UUID", batch -> text(batch, "id", new byte[] {'x'}));
        refused("'price' is 1000.00 in row 1, which has more digits than decimal(5,2)", batch -> {
            DecimalVector price = (DecimalVector) batch.getVector("price");
            price.set(1, 100_000L);
        });
        refused(
                "has 2 values in a batch of 3 rows",
                batch -> batch.getVector("n").setValueCount(2));
    }

    @Test
    void otherSchemasAreRefused() {
        refused("its batches have the columns [n, text]", COLUMNS.subList(0, 2), batch -> {});
        List<Column> other = new ArrayList<>(COLUMNS);
        other.set(0, Lake.column("n", Scalar.INT32));
        refused("column 'n' of its batches is Int(32, true)", other, batch -> {});
    }
}
