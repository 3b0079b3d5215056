package io.neuralake.emitters.datarepo;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.DocFilter;
import io.neuralake.catalog.Format;
import io.neuralake.catalog.Operator;
import io.neuralake.catalog.Table;
import io.neuralake.catalog.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The columns that the site's snippets filter by, each with a value: the partitions of a stored table; for tables
 * without directories, which datarepo knows only as functions, the columns of the documentation filters.
 *
 * <p>The site writes a value in quotes only if its type is {@code string} or {@code str}, so the types are those of the
 * values as they stand in a snippet: a date is a {@code string}. What they are in the table, the columns say. Without a
 * documentation filter, the value is an ellipsis, which Python reads.
 */
final class Partitions {

    private static final Set<Operator> LIKE_EQUALITY =
            Set.of(Operator.EQ, Operator.IN, Operator.GE, Operator.LE, Operator.BETWEEN);

    private static final String UNKNOWN = "...";

    private Partitions() {}

    static List<JsonObject> of(Table table) {
        return columns(table).map(column -> partition(table, column)).toList();
    }

    private static Stream<Column> columns(Table table) {
        return switch (table.format()) {
            case DELTA, PARQUET -> table.partitions().stream();
            case JDBC, FUNCTION ->
                table.columns().stream()
                        .filter(column -> !column.type().nested())
                        .filter(column -> filter(table, column).isPresent());
        };
    }

    private static JsonObject partition(Table table, Column column) {
        String text =
                filter(table, column).map(filter -> filter.values().get(0)).orElse(UNKNOWN);
        return new JsonObject()
                .set("column_name", column.name())
                .set("type_annotation", annotation(table.format(), column.type()))
                .set("value", value(column.type(), text));
    }

    private static Optional<DocFilter> filter(Table table, Column column) {
        List<DocFilter> filters = table.docFilters().stream()
                .filter(filter -> filter.column().equals(column.name()))
                .filter(filter -> LIKE_EQUALITY.contains(filter.operator()))
                .toList();
        return filters.stream()
                .filter(filter -> filter.operator() == Operator.EQ)
                .findFirst()
                .or(() -> filters.stream().findFirst());
    }

    private static Object value(ColumnType type, String text) {
        if (type instanceof Scalar scalar && !text.equals(UNKNOWN)) {
            return switch (scalar) {
                case INT8, INT16, INT32, INT64 -> Long.valueOf(text);
                case BOOLEAN -> text.equals("true") ? "True" : "False";
                case FLOAT32, FLOAT64, STRING, BINARY, DATE, TIME, TIMESTAMP, INSTANT, UUID -> text;
            };
        }
        return text;
    }

    /** The type of a value in a snippet: Arrow's name for it in a Delta table, else Python's, as datarepo does. */
    private static String annotation(Format format, ColumnType type) {
        if (format != Format.DELTA) {
            return python(type);
        }
        return python(type).equals("str") ? "string" : ArrowTypes.text(type);
    }

    private static String python(ColumnType type) {
        if (type instanceof Scalar scalar) {
            return switch (scalar) {
                case BOOLEAN -> "bool";
                case INT8, INT16, INT32, INT64 -> "int";
                case FLOAT32, FLOAT64 -> "float";
                case STRING, BINARY, DATE, TIME, TIMESTAMP, INSTANT, UUID -> "str";
            };
        }
        return type instanceof ColumnType.Decimal ? "Decimal" : "str";
    }
}
