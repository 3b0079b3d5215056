package io.neuralake.catalog.check;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.Table;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Walks through the records that are nested in columns.
 *
 * <p>Many checks do so for every column of every table: streams of one or two columns each would cost a compile more than all
 * that the checks look at.
 */
final class NestedColumns {

    private NestedColumns() {}

    /** The columns of a table and of everything nested in them, each outer one first. */
    static List<Column> all(Table table) {
        List<Column> all = new ArrayList<>();
        addAll(table.columns(), all);
        return all;
    }

    private static void addAll(List<Column> columns, List<Column> all) {
        for (Column column : columns) {
            all.add(column);
            for (ColumnType type : parts(column.type())) {
                if (type instanceof ColumnType.Struct struct) {
                    addAll(struct.fields(), all);
                }
            }
        }
    }

    /** The lists of fields of the records nested in a table, each once. */
    static Set<List<Column>> structs(Table table) {
        Set<List<Column>> structs = new LinkedHashSet<>();
        for (Column column : all(table)) {
            for (ColumnType type : parts(column.type())) {
                if (type instanceof ColumnType.Struct struct) {
                    structs.add(struct.fields());
                }
            }
        }
        return structs;
    }

    /** A type and what it consists of, but not what the fields of a record consist of. */
    static List<ColumnType> parts(ColumnType type) {
        if (!(type instanceof ColumnType.ListOf) && !(type instanceof ColumnType.MapOf)) {
            return List.of(type);
        }
        List<ColumnType> parts = new ArrayList<>();
        parts.add(type);
        if (type instanceof ColumnType.ListOf list) {
            parts.addAll(parts(list.element()));
        } else if (type instanceof ColumnType.MapOf map) {
            parts.addAll(parts(map.key()));
            parts.addAll(parts(map.value()));
        }
        return parts;
    }

    /** Whether a type can be stored as far as its own declaration says; the fields of records speak for themselves. */
    static boolean supported(ColumnType type) {
        for (ColumnType part : parts(type)) {
            if (part instanceof ColumnType.Unsupported) {
                return false;
            }
        }
        return true;
    }
}
