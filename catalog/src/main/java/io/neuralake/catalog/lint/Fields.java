package io.neuralake.catalog.lint;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.Table;
import java.util.stream.Stream;

/** The columns of a table and the fields of the records in them. */
final class Fields {

    private Fields() {}

    /** All of them, each outer one first. */
    static Stream<Column> all(Table table) {
        return table.columns().stream().flatMap(Fields::withNested);
    }

    private static Stream<Column> withNested(Column column) {
        return Stream.concat(Stream.of(column), nested(column.type()));
    }

    private static Stream<Column> nested(ColumnType type) {
        if (type instanceof ColumnType.ListOf list) {
            return nested(list.element());
        }
        if (type instanceof ColumnType.MapOf map) {
            return Stream.concat(nested(map.key()), nested(map.value()));
        }
        return type instanceof ColumnType.Struct struct
                ? struct.fields().stream().flatMap(Fields::withNested)
                : Stream.empty();
    }
}
