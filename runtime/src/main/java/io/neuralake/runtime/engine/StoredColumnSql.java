package io.neuralake.runtime.engine;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.runtime.plan.FileLayout;
import io.neuralake.runtime.plan.FileLayout.StoredField;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Columns under the names that they have in files, and expressions that give them their declared ones. */
final class StoredColumnSql {

    private final FileLayout layout;

    StoredColumnSql(FileLayout layout) {
        this.layout = layout;
    }

    /**
     * What a column is found by in files: an entry of {@code read_parquet}'s schema.
     *
     * @param fine whether it is there with nanoseconds
     */
    String entry(Column column, String alias, boolean fine) {
        Optional<StoredField> field = layout.field(column.name());
        String key;
        String type;
        if (field.isEmpty()) {
            // With numbers as keys there is no name to give; no file has a negative number.
            key = layout.mapped() && layout.key() == FileLayout.Key.ID ? "-1" : Sql.text(column.name());
            type = SqlTypes.type(column.type());
        } else {
            key = layout.key() == FileLayout.Key.ID
                    ? Integer.toString(field.get().id())
                    : Sql.text(field.get().name());
            type = type(column.type(), field.get());
        }
        type = fine ? FineTimes.type(column) : type;
        return key + ": {'name': '" + alias + "', 'type': " + Sql.text(type) + ", 'default_value': NULL}";
    }

    private static String type(ColumnType type, StoredField field) {
        if (type instanceof ColumnType.ListOf list) {
            return type(list.element(), part(field, "element")) + "[]";
        }
        if (type instanceof ColumnType.MapOf map) {
            return "MAP(" + type(map.key(), part(field, "key")) + ", " + type(map.value(), part(field, "value")) + ")";
        }
        if (type instanceof ColumnType.Struct struct) {
            return struct.fields().stream()
                    .map(inner -> {
                        StoredField stored = part(field, inner.name());
                        return Sql.name(stored.name()) + " " + type(inner.type(), stored);
                    })
                    .collect(Collectors.joining(", ", "STRUCT(", ")"));
        }
        return SqlTypes.type(type);
    }

    /** An expression for the column with the declared names of the fields within it. */
    String item(Column column, String expression) {
        return layout.field(column.name())
                .filter(field -> renames(column.type(), field))
                .map(field -> renamed(expression, column.type(), field, 0))
                .orElse(expression);
    }

    private static boolean renames(ColumnType type, StoredField field) {
        if (type instanceof ColumnType.ListOf list) {
            return renames(list.element(), part(field, "element"));
        }
        if (type instanceof ColumnType.MapOf map) {
            return renames(map.key(), part(field, "key")) || renames(map.value(), part(field, "value"));
        }
        return type instanceof ColumnType.Struct struct
                && struct.fields().stream().anyMatch(inner -> {
                    StoredField stored = part(field, inner.name());
                    return !stored.name().equals(inner.name()) || renames(inner.type(), stored);
                });
    }

    private static String renamed(String expression, ColumnType type, StoredField field, int depth) {
        if (!renames(type, field)) {
            return expression;
        }
        String element = "e" + depth;
        if (type instanceof ColumnType.ListOf list) {
            String item = renamed(element, list.element(), part(field, "element"), depth + 1);
            return "list_transform(" + expression + ", lambda " + element + ": " + item + ")";
        }
        if (type instanceof ColumnType.MapOf map) {
            String key = renamed(element, map.key(), part(field, "key"), depth + 1);
            String value = renamed(element, map.value(), part(field, "value"), depth + 1);
            return present(
                    expression,
                    "map(list_transform(map_keys(" + expression + "), lambda " + element + ": " + key
                            + "), list_transform(map_values(" + expression + "), lambda " + element + ": " + value
                            + "))");
        }
        ColumnType.Struct struct = (ColumnType.Struct) type;
        String items = struct.fields().stream()
                .map(inner -> {
                    StoredField stored = part(field, inner.name());
                    String item = "struct_extract(" + expression + ", " + Sql.text(stored.name()) + ")";
                    return Sql.name(inner.name()) + " := " + renamed(item, inner.type(), stored, depth);
                })
                .collect(Collectors.joining(", ", "struct_pack(", ")"));
        return present(expression, items);
    }

    private static String present(String expression, String otherwise) {
        return "CASE WHEN " + expression + " IS NULL THEN NULL ELSE " + otherwise + " END";
    }

    /** A part of a nested column; one that the table does not have is called as it is declared. */
    private static StoredField part(StoredField field, String name) {
        return field.field(name).orElseGet(() -> new StoredField(name, -1, Map.of()));
    }
}
