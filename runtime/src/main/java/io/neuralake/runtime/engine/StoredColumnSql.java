package io.neuralake.runtime.engine;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.runtime.plan.FileLayout;
import io.neuralake.runtime.plan.FileLayout.StoredField;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Columns under the names that they have in files, and expressions that give them their declared ones. */
final class StoredColumnSql {

    private final FileLayout layout;
    private final Set<List<String>> fine;

    /**
     * The columns of some files.
     *
     * @param fine columns and parts of them that are there with nanoseconds
     */
    StoredColumnSql(FileLayout layout, Set<List<String>> fine) {
        this.layout = layout;
        this.fine = fine;
    }

    /** What a column is found by in files: an entry of {@code read_parquet}'s schema. */
    String entry(Column column, String alias) {
        Optional<StoredField> field = layout.field(column.name());
        String key;
        if (field.isEmpty()) {
            // With numbers as keys there is no name to give; no file has a negative number.
            key = layout.mapped() && layout.key() == FileLayout.Key.ID ? "-1" : Sql.text(column.name());
        } else {
            key = layout.key() == FileLayout.Key.ID
                    ? Integer.toString(field.get().id())
                    : Sql.text(field.get().name());
        }
        String type = field.isPresent() || FineTimes.within(fine, List.of(column.name()))
                ? type(column.type(), stored(column), List.of(column.name()))
                : SqlTypes.type(column.type());
        return key + ": {'name': '" + alias + "', 'type': " + Sql.text(type) + ", 'default_value': NULL}";
    }

    private StoredField stored(Column column) {
        return layout.field(column.name()).orElseGet(() -> new StoredField(column.name(), -1, Map.of()));
    }

    private String type(ColumnType type, StoredField field, List<String> path) {
        if (type instanceof ColumnType.ListOf list) {
            return type(list.element(), part(field, "element"), FineTimes.part(path, "element")) + "[]";
        }
        if (type instanceof ColumnType.MapOf map) {
            return "MAP(" + type(map.key(), part(field, "key"), FineTimes.part(path, "key")) + ", "
                    + type(map.value(), part(field, "value"), FineTimes.part(path, "value")) + ")";
        }
        if (type instanceof ColumnType.Struct struct) {
            return struct.fields().stream()
                    .map(inner -> {
                        StoredField stored = part(field, inner.name());
                        return Sql.name(stored.name()) + " "
                                + type(inner.type(), stored, FineTimes.part(path, inner.name()));
                    })
                    .collect(Collectors.joining(", ", "STRUCT(", ")"));
        }
        return fine.contains(path) ? FineTimes.type(type) : SqlTypes.type(type);
    }

    /** An expression for the column with the declared names of the fields within it, and with microseconds. */
    String item(Column column, String expression) {
        return renamed(expression, column.type(), stored(column), List.of(column.name()));
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

    private String renamed(String expression, ColumnType type, StoredField field, List<String> path) {
        if (!renames(type, field) && !FineTimes.within(fine, path)) {
            return expression;
        }
        if (fine.contains(path)) {
            return FineTimes.cut(type, expression);
        }
        String element = "e" + path.size();
        if (type instanceof ColumnType.ListOf list) {
            String item = renamed(element, list.element(), part(field, "element"), FineTimes.part(path, "element"));
            return "list_transform(" + expression + ", lambda " + element + ": " + item + ")";
        }
        if (type instanceof ColumnType.MapOf map) {
            String key = renamed(element, map.key(), part(field, "key"), FineTimes.part(path, "key"));
            String value = renamed(element, map.value(), part(field, "value"), FineTimes.part(path, "value"));
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
                    return Sql.name(inner.name()) + " := "
                            + renamed(item, inner.type(), stored, FineTimes.part(path, inner.name()));
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
