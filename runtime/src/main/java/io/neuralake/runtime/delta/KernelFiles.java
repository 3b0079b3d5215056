package io.neuralake.runtime.delta;

import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.MapValue;
import io.delta.kernel.types.StructType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Files as the kernel gives them, many at a time, which are made into ours on whatever thread asks for them. */
final class KernelFiles implements Supplier<List<LogFile>> {

    private final ColumnVector add;
    private final int[] rows;

    private KernelFiles(ColumnVector add, int[] rows) {
        this.add = add;
        this.rows = rows;
    }

    /** The files of a batch. Which rows are meant is noted at once, because the kernel writes over that for the next batch. */
    static KernelFiles of(FilteredColumnarBatch batch) {
        int size = batch.getData().getSize();
        int[] rows = new int[size];
        int count = 0;
        Optional<ColumnVector> selection = batch.getSelectionVector();
        for (int row = 0; row < size; row++) {
            if (selection.isEmpty()
                    || (!selection.get().isNullAt(row) && selection.get().getBoolean(row))) {
                rows[count++] = row;
            }
        }
        int column = batch.getData().getSchema().indexOf("add");
        return new KernelFiles(batch.getData().getColumnVector(column), Arrays.copyOf(rows, count));
    }

    int size() {
        return rows.length;
    }

    @Override
    public List<LogFile> get() {
        StructType schema = (StructType) add.getDataType();
        ColumnVector paths = add.getChild(schema.indexOf("path"));
        ColumnVector partitions = add.getChild(schema.indexOf("partitionValues"));
        ColumnVector sizes = add.getChild(schema.indexOf("size"));
        ColumnVector times = add.getChild(schema.indexOf("modificationTime"));
        Optional<ColumnVector> json = child(schema, ParsedStatistics.JSON);
        Optional<ColumnVector> parsed = child(schema, ParsedStatistics.NAME);
        Optional<ColumnVector> deletions = child(schema, "deletionVector");
        List<LogFile> files = new ArrayList<>(rows.length);
        for (int row : rows) {
            files.add(new LogFile(
                    paths.getString(row),
                    strings(partitions.getMap(row)),
                    sizes.getLong(row),
                    times.getLong(row),
                    present(json, row)
                            .map(texts -> texts.getString(row))
                            .or(() -> present(parsed, row).map(columns -> ParsedStatistics.json(columns, row))),
                    present(deletions, row).map(vectors -> deletions(vectors, row))));
        }
        return files;
    }

    private static Optional<ColumnVector> present(Optional<ColumnVector> vector, int row) {
        return vector.filter(values -> !values.isNullAt(row));
    }

    private Optional<ColumnVector> child(StructType schema, String name) {
        int index = schema.indexOf(name);
        return index < 0 ? Optional.empty() : Optional.of(add.getChild(index));
    }

    private static DeletionVector.Descriptor deletions(ColumnVector vector, int row) {
        StructType schema = (StructType) vector.getDataType();
        ColumnVector offset = vector.getChild(schema.indexOf("offset"));
        return new DeletionVector.Descriptor(
                vector.getChild(schema.indexOf("storageType")).getString(row),
                vector.getChild(schema.indexOf("pathOrInlineDv")).getString(row),
                offset.isNullAt(row) ? DeletionVector.Descriptor.FIRST : offset.getInt(row),
                vector.getChild(schema.indexOf("sizeInBytes")).getInt(row),
                vector.getChild(schema.indexOf("cardinality")).getLong(row));
    }

    private static Map<String, Optional<String>> strings(MapValue map) {
        ColumnVector keys = map.getKeys();
        ColumnVector values = map.getValues();
        Map<String, Optional<String>> strings = new HashMap<>();
        for (int i = 0; i < map.getSize(); i++) {
            strings.put(keys.getString(i), values.isNullAt(i) ? Optional.empty() : Optional.of(values.getString(i)));
        }
        return strings;
    }
}
