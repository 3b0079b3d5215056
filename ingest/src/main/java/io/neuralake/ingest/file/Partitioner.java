package io.neuralake.ingest.file;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.util.Text;

/** Splits batches into those of each partition, without the partition columns. */
final class Partitioner implements AutoCloseable {

    private final String asked;
    private final List<Integer> keys = new ArrayList<>();
    private final List<Integer> others = new ArrayList<>();
    private final List<Column> partitions;
    private final BufferAllocator memory;
    private final Map<PartitionKey, List<VectorSchemaRoot>> parts = new LinkedHashMap<>();
    private final List<VectorSchemaRoot> copies = new ArrayList<>();

    Partitioner(String asked, Table table, BufferAllocator memory) {
        this.asked = asked;
        this.partitions = table.partitions();
        this.memory = memory;
        for (int i = 0; i < table.columns().size(); i++) {
            (table.columns().get(i).partition() ? keys : others).add(i);
        }
    }

    /** The batches of each partition; those of {@link #add} must stay as long as they are used. */
    Map<PartitionKey, List<VectorSchemaRoot>> parts() {
        return parts;
    }

    /** Adds a batch, which has rows. */
    void add(VectorSchemaRoot batch) {
        if (keys.isEmpty()) {
            parts.computeIfAbsent(new PartitionKey(List.of(), List.of()), key -> new ArrayList<>())
                    .add(batch);
            return;
        }
        Map<List<Optional<Object>>, int[]> rows = rows(batch);
        List<FieldVector> columns = others.stream().map(batch::getVector).toList();
        rows.forEach((values, chosen) -> {
            VectorSchemaRoot part = rows.size() == 1 ? view(columns, batch.getRowCount()) : copied(columns, chosen);
            parts.computeIfAbsent(key(values), key -> new ArrayList<>()).add(part);
        });
    }

    private static VectorSchemaRoot view(List<FieldVector> columns, int rows) {
        VectorSchemaRoot root = new VectorSchemaRoot(columns);
        root.setRowCount(rows);
        return root;
    }

    private PartitionKey key(List<Optional<Object>> values) {
        List<Optional<String>> texts = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            texts.add(PartitionKey.text(asked, partitions.get(i), values.get(i)));
        }
        return new PartitionKey(partitions, texts);
    }

    /** The rows of each combination of values; the first number of each array is how many there are. */
    private Map<List<Optional<Object>>, int[]> rows(VectorSchemaRoot batch) {
        Map<List<Optional<Object>>, int[]> rows = new LinkedHashMap<>();
        List<FieldVector> vectors = keys.stream().map(batch::getVector).toList();
        for (int row = 0; row < batch.getRowCount(); row++) {
            List<Optional<Object>> values = new ArrayList<>(vectors.size());
            for (FieldVector vector : vectors) {
                values.add(value(vector, row));
            }
            int[] known = rows.computeIfAbsent(values, missing -> new int[8]);
            if (known[0] + 1 == known.length) {
                known = Arrays.copyOf(known, known.length * 2);
                rows.put(values, known);
            }
            known[0]++;
            known[known[0]] = row;
        }
        return rows;
    }

    private static Optional<Object> value(FieldVector vector, int row) {
        if (vector.isNull(row)) {
            return Optional.empty();
        }
        if (vector instanceof DateDayVector days) {
            return Optional.of(days.get(row));
        }
        if (vector instanceof TimeStampVector moments) {
            return Optional.of(moments.get(row));
        }
        Object value = vector.getObject(row);
        return Optional.of(value instanceof Text text ? text.toString() : value);
    }

    private VectorSchemaRoot copied(List<FieldVector> columns, int[] rows) {
        int count = rows[0];
        List<FieldVector> copied = new ArrayList<>();
        for (FieldVector column : columns) {
            copied.add(column.getField().createVector(memory));
        }
        VectorSchemaRoot copy = new VectorSchemaRoot(copied);
        copies.add(copy);
        for (int c = 0; c < columns.size(); c++) {
            FieldVector from = columns.get(c);
            FieldVector to = copied.get(c);
            to.setInitialCapacity(count);
            to.allocateNew();
            for (int i = 0; i < count; i++) {
                to.copyFromSafe(rows[i + 1], i, from);
            }
        }
        copy.setRowCount(count);
        return copy;
    }

    @Override
    public void close() {
        copies.forEach(VectorSchemaRoot::close);
    }
}
