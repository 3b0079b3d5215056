package io.neuralake.emitters.datarepo;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import java.util.stream.Collectors;

/** Names types as pyarrow prints them, which is how datarepo shows a Delta table: {@code list<element: int32>}. */
final class ArrowTypes {

    private ArrowTypes() {}

    static String text(ColumnType type) {
        if (type instanceof Scalar scalar) {
            return switch (scalar) {
                case BOOLEAN -> "bool";
                case INT8 -> "int8";
                case INT16 -> "int16";
                case INT32 -> "int32";
                case INT64 -> "int64";
                case FLOAT32 -> "float";
                case FLOAT64 -> "double";
                case STRING, UUID -> "string";
                case BINARY -> "binary";
                case DATE -> "date32[day]";
                case TIME -> "time64[us]";
                case TIMESTAMP -> "timestamp[us]";
                case INSTANT -> "timestamp[us, tz=UTC]";
            };
        }
        if (type instanceof ColumnType.Decimal decimal) {
            return "decimal128(" + decimal.precision() + ", " + decimal.scale() + ")";
        }
        if (type instanceof ColumnType.Enumeration) {
            return "string";
        }
        if (type instanceof ColumnType.Struct struct) {
            return struct.fields().stream().map(ArrowTypes::field).collect(Collectors.joining(", ", "struct<", ">"));
        }
        if (type instanceof ColumnType.ListOf list) {
            return "list<element: " + text(list.element()) + orNotNull(list.nullable()) + ">";
        }
        if (type instanceof ColumnType.MapOf map) {
            return "map<" + text(map.key()) + ", " + text(map.value()) + ">";
        }
        throw new IllegalArgumentException("no table can store " + type.text());
    }

    private static String field(Column column) {
        return column.name() + ": " + text(column.type()) + orNotNull(column.nullable());
    }

    private static String orNotNull(boolean nullable) {
        return nullable ? "" : " not null";
    }
}
