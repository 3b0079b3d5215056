package io.neuralake.processor.accessor;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;

/** Which values a cursor can read, and which of its getters reads one that is not nested. */
final class RowGetters {

    private RowGetters() {}

    /** Whether the runtime can read a type: no part of it is unsupported. */
    static boolean readable(ColumnType type) {
        if (type instanceof ColumnType.ListOf list) {
            return readable(list.element());
        }
        if (type instanceof ColumnType.MapOf map) {
            return readable(map.key()) && readable(map.value());
        }
        if (type instanceof ColumnType.Struct struct) {
            for (Column field : struct.fields()) {
                if (!readable(field.type())) {
                    return false;
                }
            }
        }
        return !(type instanceof ColumnType.Unsupported);
    }

    /** The value of a column that is neither nested nor an enum. */
    static String value(ColumnType type, String java, boolean nullable, int position) {
        return "row.get" + suffix(type, java) + (nullable ? "OrNull" : "") + "(" + position + ")";
    }

    /** What follows {@code get} in the name of the cursor's getter for a Java type. */
    static String suffix(ColumnType type, String java) {
        if (type instanceof ColumnType.Decimal) {
            return "Decimal";
        }
        if (type instanceof ColumnType.Enumeration) {
            return "Enum";
        }
        return switch ((Scalar) type) {
            case BOOLEAN -> "Boolean";
            case INT8 -> "Byte";
            case INT16 -> "Short";
            case INT32 -> "Int";
            case INT64 -> "Long";
            case FLOAT32 -> "Float";
            case FLOAT64 -> "Double";
            case STRING -> character(java) ? "Char" : "String";
            case BINARY -> "Bytes";
            case DATE -> "Date";
            case TIME -> "Time";
            case TIMESTAMP -> "Timestamp";
            case INSTANT -> "Instant";
            case UUID -> "Uuid";
        };
    }

    /** Whether a text is one letter in Java. */
    static boolean character(String java) {
        return java.equals("char") || java.equals("java.lang.Character");
    }
}
