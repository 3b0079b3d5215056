package io.neuralake.runtime.engine;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.condition.Value;
import io.neuralake.runtime.plan.PlannedFile;
import io.neuralake.runtime.plan.ScanPlan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The planned files of a table as a query whose columns have the declared names, types and order.
 *
 * <p>Files are given as structs, which DuckDB takes literally; as texts they would be patterns. Partition values come from the
 * plan and not from the paths: constants if all files share them, else looked up by the number of the file. Few files look
 * theirs up in a list, which keeps rows in order but costs time in proportion to its length for every vector of rows; many
 * are joined with theirs.
 *
 * <p>Statistics leave out NaN, and few writers count it. Unless DuckDB is told so, it leaves out row groups with a NaN that meets
 * a condition.
 */
final class RelationSql {

    private static final int LISTED = 256;

    private RelationSql() {}

    /**
     * A query for all columns, of which those that are not needed may be wrong: DuckDB takes time for each that it is told of.
     *
     * @param stored what all the files have otherwise than declared
     * @param condition what must hold for a row of the files, {@code f}; empty for nothing
     */
    static String relation(
            ScanPlan plan, List<String> files, FileColumns stored, Set<String> needed, Optional<String> condition) {
        Table table = plan.table();
        if (files.isEmpty()) {
            return table.columns().stream()
                    .map(column -> "CAST(NULL AS " + SqlTypes.type(column.type()) + ") AS " + Sql.name(column.name()))
                    .collect(Collectors.joining(", ", "SELECT ", " WHERE FALSE"));
        }
        Partitions partitions = new Partitions(plan, needed);
        Set<String> read = read(table, needed);
        List<String> items = new ArrayList<>();
        List<String> schema = new ArrayList<>();
        StoredColumnSql names = new StoredColumnSql(plan.layout(), stored.fine());
        for (Column column : table.columns()) {
            String item;
            if (column.partition()) {
                item = partitions.item(column);
            } else if (!read.contains(column.name())) {
                item = "CAST(NULL AS " + SqlTypes.type(column.type()) + ")";
            } else {
                // Names of our own cannot clash with the columns that DuckDB adds to every file.
                String alias = "c" + schema.size();
                item = names.item(column, "f." + alias);
                item = item.equals("f." + alias) ? whole(column, item) : item;
                item = stored.doubts().contains(column.name()) ? NeverNull.checked(table, column, item) : item;
                schema.add(names.entry(column, alias));
            }
            items.add(item + " AS " + Sql.name(column.name()));
        }
        return "SELECT " + String.join(", ", items) + " FROM read_parquet(" + files(files)
                + ", hive_partitioning = FALSE, can_have_nan = TRUE, schema = MAP {" + String.join(", ", schema)
                + "}) AS f"
                + partitions.join()
                + condition.map(text -> " WHERE " + text).orElse("");
    }

    /** The columns of files that are named to DuckDB, which wants at least one. */
    private static Set<String> read(Table table, Set<String> needed) {
        List<String> stored = table.columns().stream()
                .filter(column -> !column.partition())
                .map(Column::name)
                .toList();
        Set<String> read = new HashSet<>(stored);
        read.retainAll(needed);
        if (read.isEmpty() && !stored.isEmpty()) {
            read.add(stored.get(0));
        }
        return read;
    }

    /**
     * The column, read as a whole if it is a nested record. DuckDB 2.0.0 finds a single field of it by its position in the
     * first file: where another file has the fields in another order that is another field's value, and where it lacks one,
     * a failure that ends the whole instance. The case keeps it from looking for single fields.
     */
    private static String whole(Column column, String stored) {
        return column.type() instanceof ColumnType.Struct
                ? "CASE WHEN " + stored + " IS NULL THEN NULL ELSE " + stored + " END"
                : stored;
    }

    /**
     * A list of files for a table function: one text that becomes structs, since DuckDB 2.0.0 needs five times as long for
     * the same list of as many expressions.
     */
    static String files(List<String> files) {
        String list = files.stream()
                .map(file -> "{filename: \"" + file.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}")
                .collect(Collectors.joining(",", "[", "]"));
        return "CAST(" + Sql.text(list) + " AS STRUCT(filename VARCHAR)[])";
    }

    /** Where partition values come from. */
    private static final class Partitions {

        private final List<Column> columns;
        private final List<PlannedFile> files;
        private final Set<String> needed;
        private final List<String> joined = new ArrayList<>();

        Partitions(ScanPlan plan, Set<String> needed) {
            this.columns = plan.table().partitions();
            this.files = plan.files();
            this.needed = needed;
        }

        String item(Column column) {
            int position = columns.indexOf(column);
            List<Optional<Value>> values =
                    files.stream().map(file -> file.partitions().get(position)).toList();
            if (!needed.contains(column.name()) || new HashSet<>(values).size() == 1) {
                String constant = values.get(0).map(Sql::value).orElse("NULL");
                return "CAST(" + constant + " AS " + SqlTypes.type(column.type()) + ")";
            }
            if (values.size() <= LISTED) {
                return Sql.picked(column.type(), values, "f.file_index");
            }
            String name = "p" + joined.size();
            joined.add(Sql.unnested(column.type(), values) + " AS " + name);
            return "p." + name;
        }

        String join() {
            if (joined.isEmpty()) {
                return "";
            }
            return " JOIN (SELECT unnest(CAST(range(" + files.size() + ") AS UBIGINT[])) AS i, "
                    + String.join(", ", joined) + ") AS p ON f.file_index = p.i";
        }
    }
}
