package io.neuralake.emitters.grafana;

import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import java.util.Optional;

/** Words of the SQL that panels and variables send, which PostgreSQL would read the same. */
final class Sql {

    private Sql() {}

    /** A name in double quotes. Names in a catalog need none, but may be words that SQL has taken. */
    static String name(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /**
     * A variable as texts in single quotes with commas between, however it is chosen: quotes in values are doubled by
     * Grafana. No variable may stand in a query in any other form.
     */
    static String variable(String name) {
        return "${" + name + ":sqlstring}";
    }

    /** A variable of one text as a value of a type; null if the text is empty. */
    static String value(String variable, String type) {
        return "CAST(NULLIF(" + variable(variable) + ", '') AS " + type + ")";
    }

    /** The type of a value that can be typed into a box; empty for nested types and bytes. */
    static Optional<String> type(ColumnType type) {
        if (type instanceof Scalar scalar) {
            return switch (scalar) {
                case BOOLEAN -> Optional.of("BOOLEAN");
                case INT8, INT16 -> Optional.of("SMALLINT");
                case INT32 -> Optional.of("INTEGER");
                case INT64 -> Optional.of("BIGINT");
                case FLOAT32, FLOAT64 -> Optional.of("DOUBLE PRECISION");
                case STRING, UUID -> Optional.of("VARCHAR");
                case DATE -> Optional.of("DATE");
                case TIME -> Optional.of("TIME");
                case TIMESTAMP -> Optional.of("TIMESTAMP");
                case INSTANT -> Optional.of("TIMESTAMPTZ");
                case BINARY -> Optional.empty();
            };
        }
        if (type instanceof ColumnType.Decimal decimal) {
            return Optional.of("DECIMAL(" + decimal.precision() + ", " + decimal.scale() + ")");
        }
        return type instanceof ColumnType.Enumeration ? Optional.of("VARCHAR") : Optional.empty();
    }
}
