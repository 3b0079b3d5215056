package io.neuralake.emitters.roapi;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import java.util.stream.Collectors;

/**
 * Writes column types as ROAPI's {@code data_type}: Arrow types in the form that arrow-rs reads, where a type with
 * parameters is a YAML tag.
 *
 * <p>A nested field needs each of its six keys. It is nullable whatever was declared, since ROAPI fails a whole
 * statement on one null that a schema rules out.
 */
final class DataTypes {

    private DataTypes() {}

    static String of(ColumnType type) {
        if (type instanceof ColumnType.Scalar scalar) {
            return scalar(scalar);
        }
        if (type instanceof ColumnType.Decimal decimal) {
            return "!Decimal128 [" + decimal.precision() + ", " + decimal.scale() + "]";
        }
        if (type instanceof ColumnType.Enumeration) {
            return "Utf8";
        }
        if (type instanceof ColumnType.Struct struct) {
            return struct.fields().stream().map(DataTypes::field).collect(Collectors.joining(", ", "!Struct [", "]"));
        }
        if (type instanceof ColumnType.ListOf list) {
            return "!List " + field("element", of(list.element()), true);
        }
        if (type instanceof ColumnType.MapOf map) {
            String key = field("key", of(map.key()), false);
            String value = field("value", of(map.value()), true);
            return "!Map [" + field("key_value", "!Struct [" + key + ", " + value + "]", false) + ", false]";
        }
        throw new IllegalArgumentException("no table can store " + type.text());
    }

    /**
     * Whether ROAPI gets values of a type right that it reads from directory names. It does not decode the colons of
     * times, and finds no row by a decimal.
     */
    static boolean readableFromDirectory(ColumnType type) {
        if (type instanceof ColumnType.Scalar scalar) {
            return switch (scalar) {
                case BOOLEAN, INT8, INT16, INT32, INT64, STRING, DATE, UUID -> true;
                case FLOAT32, FLOAT64, BINARY, TIME, TIMESTAMP, INSTANT -> false;
            };
        }
        return type instanceof ColumnType.Enumeration;
    }

    private static String scalar(ColumnType.Scalar type) {
        return switch (type) {
            case BOOLEAN -> "Boolean";
            case INT8 -> "Int8";
            case INT16 -> "Int16";
            case INT32 -> "Int32";
            case INT64 -> "Int64";
            case FLOAT32 -> "Float32";
            case FLOAT64 -> "Float64";
            case STRING, UUID -> "Utf8";
            case BINARY -> "Binary";
            case DATE -> "Date32";
            case TIME -> "!Time64 Microsecond";
            case TIMESTAMP -> "!Timestamp [Microsecond, null]";
            case INSTANT -> "!Timestamp [Microsecond, UTC]";
        };
    }

    private static String field(Column column) {
        return field(column.name(), of(column.type()), true);
    }

    private static String field(String name, String dataType, boolean nullable) {
        return "{name: " + Yaml.quoted(name) + ", data_type: " + dataType + ", nullable: " + nullable
                + ", dict_id: 0, dict_is_ordered: false, metadata: {}}";
    }
}
