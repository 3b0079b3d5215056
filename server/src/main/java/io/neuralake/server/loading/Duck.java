package io.neuralake.server.loading;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;

/** The engine, which reads text formats and writes Parquet. */
final class Duck implements AutoCloseable {

    private final DuckDBConnection connection;

    private Duck(DuckDBConnection connection) {
        this.connection = connection;
    }

    /** An engine with little memory, which spills into a directory. */
    static Duck open(Path temporary) throws SQLException {
        DuckDBConnection connection =
                DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
        Duck duck = new Duck(connection);
        duck.execute("SET temp_directory = " + DuckTypeText.literal(temporary.toString()));
        duck.execute("SET memory_limit = '1GB'");
        duck.execute("SET TimeZone = 'UTC'");
        // What is not there is not fetched.
        duck.execute("SET autoinstall_known_extensions = false");
        return duck;
    }

    DuckDBConnection connection() {
        return connection;
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Runs a statement that writes rows; how many. */
    private long written(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    /** The number that a query gives. */
    long count(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }

    /** A column of a relation, by the engine's name of its type. */
    record Described(String name, String type) {}

    List<Described> describe(String relation) throws SQLException {
        List<Described> columns = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("DESCRIBE SELECT * FROM " + relation)) {
            while (result.next()) {
                columns.add(new Described(result.getString(1), result.getString(2)));
            }
        }
        return columns;
    }

    /** The columns of a relation that can be served; those that cannot are given to {@code refused}. */
    List<Column> columns(String relation, List<String> refused) throws SQLException {
        List<Column> columns = new ArrayList<>();
        for (Described described : describe(relation)) {
            Optional<ColumnType> type = DuckTypeText.read(described.type());
            if (type.isPresent()) {
                columns.add(DuckTypeText.column(described.name(), type.get(), true, false));
            } else {
                refused.add("column '" + described.name() + "' of type " + described.type());
            }
        }
        return columns;
    }

    /** Writes columns of a relation as a Parquet file; how many rows. */
    long write(String relation, List<Column> columns, Path file) throws SQLException {
        String list = columns.stream()
                .map(column -> "CAST(" + DuckTypeText.identifier(column.member()) + " AS "
                        + DuckTypeText.sql(column.type()) + ") AS " + DuckTypeText.identifier(column.name()))
                .collect(Collectors.joining(", "));
        return written("COPY (SELECT " + list + " FROM " + relation + ") TO " + DuckTypeText.literal(file.toString())
                + " (FORMAT parquet, COMPRESSION zstd)");
    }

    static String list(List<Path> files) {
        return files.stream()
                .map(file -> DuckTypeText.literal(file.toString()))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
