package io.neuralake.ingest.file;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.arrow.vector.VectorSchemaRoot;

/** Statistics of one file, in Delta's JSON. */
public final class FileStatistics {

    /** Columns that statistics are kept of; more would make the log long. Delta's own default. */
    private static final int COLUMNS = 32;

    private FileStatistics() {}

    /**
     * The statistics of the rows of some batches.
     *
     * @param columns the columns of the file, which the batches have in the same order
     */
    public static String json(List<Column> columns, List<VectorSchemaRoot> batches) {
        long rows = 0;
        List<ColumnBounds> bounds =
                columns.stream().limit(COLUMNS).map(ColumnBounds::new).toList();
        for (VectorSchemaRoot batch : batches) {
            rows += batch.getRowCount();
            for (int i = 0; i < bounds.size(); i++) {
                bounds.get(i).add(batch.getVector(i));
            }
        }
        List<ColumnBounds> plain = IntStream.range(0, bounds.size())
                .filter(i -> !(columns.get(i).type() instanceof ColumnType.Struct))
                .mapToObj(bounds::get)
                .toList();
        return "{\"numRecords\":" + rows + ",\"minValues\":" + object(plain, ColumnBounds::least) + ",\"maxValues\":"
                + object(plain, ColumnBounds::greatest) + ",\"nullCount\":"
                + object(plain, column -> Optional.of(Long.toString(column.nulls()))) + "}";
    }

    private static String object(List<ColumnBounds> bounds, Function<ColumnBounds, Optional<String>> value) {
        return bounds.stream()
                .flatMap(column -> value.apply(column).map(text -> quoted(column.name()) + ":" + text).stream())
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** A text as JSON. */
    static String quoted(String text) {
        return "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
    }
}
