package io.neuralake.runtime.engine;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.plan.PlannedFile;
import io.neuralake.runtime.plan.ScanPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Refuses rows without a value in a column that is declared to have one in every row.
 *
 * <p>Mostly a plan and the footers of its files show that there is no such row, or that there is one. Where they do not, the
 * query looks for itself, and fails with a text that is read here again.
 */
final class NeverNull {

    private static final String MARK = "neuralake\u001f";
    private static final String FIX = "declare it as nullable, or repair the data";

    private NeverNull() {}

    /** Whether a column, or a field within it, is declared to have a value in every row. */
    static boolean applies(Column column) {
        return !column.nullable() || applies(column.type());
    }

    private static boolean applies(ColumnType type) {
        if (type instanceof ColumnType.ListOf list) {
            return !list.nullable() || applies(list.element());
        }
        if (type instanceof ColumnType.MapOf map) {
            return !map.nullable() || applies(map.key()) || applies(map.value());
        }
        return type instanceof ColumnType.Struct struct
                && struct.fields().stream().anyMatch(NeverNull::applies);
    }

    /**
     * Looks at what is known of files before they are read.
     *
     * @param stored what the footers say, for each file
     * @param needed columns that are read
     * @throws LakeException if one of them has no value in a row of a file
     */
    static void check(String asked, ScanPlan plan, List<FileColumns> stored, Set<String> needed) {
        List<Column> partitions = plan.table().partitions();
        for (int i = 0; i < partitions.size(); i++) {
            Column column = partitions.get(i);
            if (column.nullable() || !needed.contains(column.name())) {
                continue;
            }
            for (PlannedFile file : plan.files()) {
                if (file.partitions().get(i).isEmpty()) {
                    throw failure(
                            asked,
                            plan.table().qualifiedName(),
                            column.name(),
                            file.place().toString());
                }
            }
        }
        for (int i = 0; i < stored.size(); i++) {
            PlannedFile file = plan.files().get(i);
            // The rows without a value may be deleted ones.
            if (file.deletions().isEmpty()) {
                for (String column : stored.get(i).only(needed).gaps()) {
                    throw failure(
                            asked,
                            plan.table().qualifiedName(),
                            column,
                            file.place().toString());
                }
            }
        }
    }

    /** The value of a column of {@code f}, or a failure of the query if it has none. */
    static String checked(Table table, Column column, String value) {
        String text = Sql.text(MARK + table.qualifiedName() + "\u001f" + column.name() + "\u001f");
        return "CASE WHEN " + missing(column.nullable(), column.type(), value, 0) + " THEN error(" + text
                + " || f.filename || '\u001f') ELSE " + value + " END";
    }

    private static String missing(boolean nullable, ColumnType type, String value, int depth) {
        List<String> any = new ArrayList<>();
        if (!nullable) {
            any.add(value + " IS NULL");
        }
        if (type instanceof ColumnType.ListOf list) {
            elements(list.nullable(), list.element(), value, depth, any);
        } else if (type instanceof ColumnType.MapOf map) {
            // Keys are there in every map that can be read.
            elements(true, map.key(), "map_keys(" + value + ")", depth, any);
            elements(map.nullable(), map.value(), "map_values(" + value + ")", depth, any);
        } else if (type instanceof ColumnType.Struct struct) {
            for (Column field : struct.fields()) {
                if (applies(field)) {
                    String inner = "struct_extract(" + value + ", " + Sql.text(field.name()) + ")";
                    any.add("(" + value + " IS NOT NULL AND " + missing(field.nullable(), field.type(), inner, depth)
                            + ")");
                }
            }
        }
        return any.isEmpty() ? "FALSE" : "(" + String.join(" OR ", any) + ")";
    }

    private static void elements(boolean nullable, ColumnType type, String list, int depth, List<String> any) {
        if (!nullable) {
            any.add("list_count(" + list + ") < len(" + list + ")");
        }
        if (applies(type)) {
            String element = "n" + depth;
            any.add("len(list_filter(" + list + ", lambda " + element + ": " + missing(true, type, element, depth + 1)
                    + ")) > 0");
        }
    }

    /** The failure that a query has found, if its message is of one. */
    static Optional<LakeException> found(String asked, String message, QueryFiles files) {
        int start = message.indexOf(MARK);
        if (start < 0) {
            return Optional.empty();
        }
        String[] parts = message.substring(start + MARK.length()).split("\u001f", -1);
        return parts.length < 3
                ? Optional.empty()
                : Optional.of(failure(asked, parts[0], parts[1], files.place(parts[2])));
    }

    private static LakeException failure(String asked, String table, String column, String place) {
        return new LakeException(
                asked,
                "'" + column + "' of table '" + table
                        + "' is declared to have a value in every row, but it is absent in one of file " + place,
                FIX);
    }
}
