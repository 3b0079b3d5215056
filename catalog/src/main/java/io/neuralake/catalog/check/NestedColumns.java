package io.neuralake.catalog.check;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.Table;
import java.util.List;
import java.util.stream.Stream;

/** Walks through the records that are nested in columns. */
final class NestedColumns {

    private NestedColumns() {}

    /** The columns of a table and of everything nested in them, each outer one first. */
    static Stream<Column> all(Table table) {
        return table.columns().stream().flatMap(NestedColumns::withNested);
    }

    /** The lists of fields of the records nested in a table, each once. */
    static Stream<List<Column>> structs(Table table) {
        return all(table)
                .flatMap(column -> parts(column.type()))
                .filter(ColumnType.Struct.class::isInstance)
                .map(type -> ((ColumnType.Struct) type).fields())
                .distinct();
    }

    /** A type and what it consists of, but not what the fields of a record consist of. */
    static Stream<ColumnType> parts(ColumnType type) {
        if (type instanceof ColumnType.ListOf list) {
            return Stream.concat(Stream.of(type), parts(list.element()));
        }
        if (type instanceof ColumnType.MapOf map) {
            return Stream.concat(Stream.of(type), Stream.concat(parts(map.key()), parts(map.value())));
        }
        return Stream.of(type);
    }

    /** Whether a type can be stored as far as its own declaration says; the fields of records speak for themselves. */
    static boolean supported(ColumnType type) {
        return parts(type).noneMatch(ColumnType.Unsupported.class::isInstance);
    }

    private static Stream<Column> withNested(Column column) {
        Stream<Column> fields = parts(column.type())
                .filter(ColumnType.Struct.class::isInstance)
                .flatMap(type -> ((ColumnType.Struct) type).fields().stream())
                .flatMap(NestedColumns::withNested);
        return Stream.concat(Stream.of(column), fields);
    }
}
