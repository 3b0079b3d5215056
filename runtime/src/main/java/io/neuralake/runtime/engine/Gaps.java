package io.neuralake.runtime.engine;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds out from the statistics of files whether columns that must have values lack some. */
final class Gaps {

    private static final String SEPARATOR = ", ";

    private final Connection connection;
    private final Map<String, Footer> footers;
    private final Map<String, Set<String>> gaps = new HashMap<>();
    private final Map<String, Set<String>> doubts = new HashMap<>();

    /**
     * A search.
     *
     * @param footers by the paths of the files
     */
    Gaps(Connection connection, Map<String, Footer> footers) {
        this.connection = connection;
        this.footers = footers;
    }

    /**
     * What is to be minded of each file.
     *
     * @param files all of them, as DuckDB takes them
     */
    Map<String, FileColumns> columns(String files) throws SQLException {
        Set<String> names = new TreeSet<>();
        footers.values().forEach(footer -> names.addAll(footer.optional().keySet()));
        if (!names.isEmpty()) {
            statistics(files, names);
        }
        Map<String, FileColumns> columns = new HashMap<>();
        footers.forEach((path, footer) -> {
            Set<List<String>> fine = footer.fine();
            Set<String> certain = gaps.getOrDefault(path, Set.of());
            Set<String> possible = doubts.getOrDefault(path, Set.of());
            columns.put(
                    path,
                    fine.isEmpty() && possible.isEmpty()
                            ? FileColumns.PLAIN
                            : new FileColumns(fine, certain, possible));
        });
        return columns;
    }

    private void statistics(String files, Set<String> names) throws SQLException {
        String list = names.stream().map(Sql::text).collect(Collectors.joining(", ", "[", "]"));
        String query = "SELECT file_name, path_in_schema, coalesce(sum(stats_null_count), 0) > 0 FROM parquet_metadata("
                + files + ") WHERE stats_null_count IS DISTINCT FROM 0 AND row_group_num_rows > 0"
                + " AND len(list_filter(" + list
                + ", lambda name: path_in_schema = name OR starts_with(path_in_schema, name || '"
                + SEPARATOR + "'))) > 0 GROUP BY ALL";
        try (Statement statement = connection.createStatement();
                ResultSet suspicious = statement.executeQuery(query)) {
            while (suspicious.next()) {
                judge(suspicious.getString(1), suspicious.getString(2), suspicious.getBoolean(3));
            }
        } catch (SQLException e) {
            throw LostFailure.found(connection, query, e);
        }
    }

    /** Statistics are of values: in a list, an empty one counts as an absent value too. */
    private void judge(String path, String column, boolean certain) {
        Footer footer = footers.get(path);
        if (footer == null) {
            return;
        }
        footer.optional().forEach((name, declared) -> {
            if (column.equals(name) || column.startsWith(name + SEPARATOR)) {
                doubts.computeIfAbsent(path, file -> new HashSet<>()).add(declared.name());
                if (certain && column.equals(name) && plain(declared)) {
                    gaps.computeIfAbsent(path, file -> new HashSet<>()).add(declared.name());
                }
            }
        });
    }

    private static boolean plain(Column column) {
        return !(column.type() instanceof ColumnType.ListOf
                || column.type() instanceof ColumnType.MapOf
                || column.type() instanceof ColumnType.Struct);
    }
}
