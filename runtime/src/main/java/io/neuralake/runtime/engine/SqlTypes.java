package io.neuralake.runtime.engine;

import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import java.util.stream.Collectors;

/** Declared types as DuckDB's. */
final class SqlTypes {

    private SqlTypes() {}

    static String type(ColumnType type) {
        if (type instanceof ColumnType.Decimal decimal) {
            return "DECIMAL(" + decimal.precision() + "," + decimal.scale() + ")";
        }
        if (type instanceof ColumnType.ListOf list) {
            return type(list.element()) + "[]";
        }
        if (type instanceof ColumnType.MapOf map) {
            return "MAP(" + type(map.key()) + ", " + type(map.value()) + ")";
        }
        if (type instanceof ColumnType.Struct struct) {
            return struct.fields().stream()
                    .map(field -> Sql.name(field.name()) + " " + type(field.type()))
                    .collect(Collectors.joining(", ", "STRUCT(", ")"));
        }
        return type instanceof Scalar scalar ? scalar(scalar) : "VARCHAR";
    }

    private static String scalar(Scalar type) {
        return switch (type) {
            case BOOLEAN -> "BOOLEAN";
            case INT8 -> "TINYINT";
            case INT16 -> "SMALLINT";
            case INT32 -> "INTEGER";
            case INT64 -> "BIGINT";
            case FLOAT32 -> "FLOAT";
            case FLOAT64 -> "DOUBLE";
            case STRING, UUID -> "VARCHAR";
            case BINARY -> "BLOB";
            case DATE -> "DATE";
            case TIME -> "TIME";
            case TIMESTAMP -> "TIMESTAMP";
            case INSTANT -> "TIMESTAMP WITH TIME ZONE";
        };
    }
}
