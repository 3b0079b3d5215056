package io.neuralake.samples.data.storage;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import java.util.List;
import java.util.stream.Collectors;

/** The DuckDB type of a column, which decides its Parquet type. */
final class DuckTypes {

    private DuckTypes() {}

    /** Columns as a table definition lists them. */
    static String definition(List<Column> columns) {
        return columns.stream()
                .map(column -> quoted(column.name()) + " " + of(column.type()))
                .collect(Collectors.joining(", "));
    }

    static String of(ColumnType type) {
        if (type instanceof ColumnType.Scalar scalar) {
            return scalar(scalar);
        }
        if (type instanceof ColumnType.Decimal decimal) {
            return "DECIMAL(" + decimal.precision() + "," + decimal.scale() + ")";
        }
        if (type instanceof ColumnType.Enumeration) {
            return "VARCHAR";
        }
        if (type instanceof ColumnType.Struct struct) {
            return "STRUCT(" + definition(struct.fields()) + ")";
        }
        if (type instanceof ColumnType.ListOf list) {
            return of(list.element()) + "[]";
        }
        if (type instanceof ColumnType.MapOf map) {
            return "MAP(" + of(map.key()) + ", " + of(map.value()) + ")";
        }
        throw new IllegalArgumentException("no table can store " + type.text());
    }

    private static String scalar(ColumnType.Scalar type) {
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

    /** A name as SQL takes it, whatever is in it. */
    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** A text as SQL takes it, whatever is in it. */
    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
