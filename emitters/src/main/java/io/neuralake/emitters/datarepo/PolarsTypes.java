package io.neuralake.emitters.datarepo;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import java.util.stream.Collectors;

/**
 * Names types as polars prints them, which is how datarepo shows Parquet and function tables: {@code List(Int32)}. The
 * site draws structs of this form as a tree.
 */
final class PolarsTypes {

    private PolarsTypes() {}

    static String text(ColumnType type) {
        if (type instanceof Scalar scalar) {
            return switch (scalar) {
                case BOOLEAN -> "Boolean";
                case INT8 -> "Int8";
                case INT16 -> "Int16";
                case INT32 -> "Int32";
                case INT64 -> "Int64";
                case FLOAT32 -> "Float32";
                case FLOAT64 -> "Float64";
                case STRING, UUID -> "String";
                case BINARY -> "Binary";
                case DATE -> "Date";
                case TIME -> "Time";
                case TIMESTAMP -> "Datetime(time_unit='us', time_zone=None)";
                case INSTANT -> "Datetime(time_unit='us', time_zone='UTC')";
            };
        }
        if (type instanceof ColumnType.Decimal decimal) {
            return "Decimal(precision=" + decimal.precision() + ", scale=" + decimal.scale() + ")";
        }
        if (type instanceof ColumnType.Enumeration) {
            return "String";
        }
        if (type instanceof ColumnType.Struct struct) {
            return struct.fields().stream().map(PolarsTypes::field).collect(Collectors.joining(", ", "Struct({", "})"));
        }
        if (type instanceof ColumnType.ListOf list) {
            return "List(" + text(list.element()) + ")";
        }
        if (type instanceof ColumnType.MapOf map) {
            // polars reads a map as a list of its entries
            return "List(Struct({'key': " + text(map.key()) + ", 'value': " + text(map.value()) + "}))";
        }
        throw new IllegalArgumentException("no table can store " + type.text());
    }

    private static String field(Column column) {
        return "'" + column.name() + "': " + text(column.type());
    }
}
