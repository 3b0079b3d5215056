package io.neuralake.samples.data.storage;

import io.delta.kernel.expressions.Literal;
import io.neuralake.catalog.Column;
import io.neuralake.catalog.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** A temporary DuckDB database that holds the rows of one table at a time and writes them to Parquet files. */
final class Staging implements AutoCloseable {

    private static final String ROWS = "staged";
    private static final int SMALL_TABLE = 1_000;
    private static final int LARGEST_FILE = 1_000_000;
    private static final int ROW_GROUP = 122_880;

    private final DuckDBConnection connection;

    /**
     * Opens a database.
     *
     * @param directory an existing directory that is removed afterwards
     */
    Staging(Path directory) throws SQLException {
        this.connection =
                (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:" + directory.resolve("staging.duckdb"));
        execute("SET TimeZone = 'UTC'");
    }

    /** Replaces the staged rows; says how many there are. */
    long load(Table table, Stream<?> rows) throws SQLException {
        execute("CREATE OR REPLACE TABLE " + ROWS + " (" + DuckTypes.definition(table.columns()) + ")");
        try (DuckDBAppender appender = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, ROWS)) {
            RowAppender target = new RowAppender(appender, table);
            for (Iterator<?> iterator = rows.iterator(); iterator.hasNext(); ) {
                target.append(iterator.next());
            }
        }
        return count();
    }

    private long count() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM " + ROWS)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** The files of a table: one for each combination of partition values, or some of about equal size. */
    List<DataFile> files(Table table) throws SQLException {
        return table.partitions().isEmpty() ? slices(count()) : partitions(table.partitions());
    }

    private static List<DataFile> slices(long rows) {
        long count = rows <= SMALL_TABLE ? 1 : Math.max(4, (rows + LARGEST_FILE - 1) / LARGEST_FILE);
        List<DataFile> files = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            String condition = "rowid >= " + rows * i / count + " AND rowid < " + rows * (i + 1) / count;
            files.add(new DataFile(Map.of(), Map.of(), condition));
        }
        return files;
    }

    private List<DataFile> partitions(List<Column> columns) throws SQLException {
        String names =
                columns.stream().map(column -> DuckTypes.quoted(column.name())).collect(Collectors.joining(", "));
        String texts = columns.stream()
                .map(column -> "CAST(" + DuckTypes.quoted(column.name()) + " AS VARCHAR)")
                .collect(Collectors.joining(", "));
        List<DataFile> files = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT DISTINCT " + names + ", " + texts + " FROM " + ROWS + " ORDER BY " + names)) {
            while (row.next()) {
                files.add(partition(columns, row));
            }
        }
        return files;
    }

    private static DataFile partition(List<Column> columns, ResultSet row) throws SQLException {
        Map<String, Literal> values = new LinkedHashMap<>();
        Map<String, String> texts = new LinkedHashMap<>();
        List<String> conditions = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            String text = row.getString(columns.size() + i + 1);
            values.put(
                    column.name(), DeltaLiterals.of(column.type(), row, i + 1).orElseThrow());
            texts.put(column.name(), text);
            conditions.add(DuckTypes.quoted(column.name()) + " = CAST(" + DuckTypes.literal(text) + " AS "
                    + DuckTypes.of(column.type()) + ")");
        }
        return new DataFile(values, texts, String.join(" AND ", conditions));
    }

    /** Writes the rows of a file, without its partition columns. */
    void write(Table table, DataFile file, Path target) throws SQLException, IOException {
        Files.createDirectories(target.toAbsolutePath().getParent());
        String columns = table.columns().stream()
                .filter(column -> !column.partition())
                .map(column -> DuckTypes.quoted(column.name()))
                .collect(Collectors.joining(", "));
        execute("COPY (SELECT " + columns + " FROM " + ROWS + " WHERE " + file.condition() + " ORDER BY rowid) TO "
                + DuckTypes.literal(target.toString()) + " (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE "
                + ROW_GROUP + ")");
        checkTypes(table, target);
    }

    /** A type that the file does not have is a mistake that readers would only find much later. */
    private void checkTypes(Table table, Path file) throws SQLException {
        Map<String, String> declared = new LinkedHashMap<>();
        table.columns().stream()
                .filter(column -> !column.partition())
                .forEach(column -> declared.put(column.name(), DuckTypes.of(column.type())));
        Map<String, String> written = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("DESCRIBE SELECT * FROM " + source(file))) {
            while (row.next()) {
                written.put(row.getString(1), row.getString(2));
            }
        }
        for (Map.Entry<String, String> column : declared.entrySet()) {
            String type = written.get(column.getKey());
            if (!column.getValue()
                    .replace(" ", "")
                    .replace("\"", "")
                    .equals(type == null ? "" : type.replace(" ", "").replace("\"", ""))) {
                throw new IllegalStateException(table.qualifiedName() + ": column '" + column.getKey()
                        + "' is declared as " + column.getValue() + " and was written as " + type);
            }
        }
    }

    /** Answers a query about a written file. */
    <T> T query(String select, Path file, Answer<T> answer) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT " + select + " FROM " + source(file) + " AS f")) {
            row.next();
            return answer.read(row);
        }
    }

    private static String source(Path file) {
        return "read_parquet(" + DuckTypes.literal(file.toString()) + ", hive_partitioning = false)";
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /** Reads the first row of an answer. */
    @FunctionalInterface
    interface Answer<T> {
        T read(ResultSet row) throws SQLException;
    }
}
