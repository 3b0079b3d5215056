package io.neuralake.benchmarks.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Writes Parquet files with DuckDB. */
final class ParquetWriter implements AutoCloseable {

    private final Connection connection;

    ParquetWriter() throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
        }
    }

    /** Writes the rows of a query for a range of sequence numbers, whose ends are its two question marks. */
    void write(Path file, String query, long from, long to) throws IOException, SQLException {
        Files.createDirectories(file.getParent());
        String rows = query.replace("range(?, ?)", "range(" + from + ", " + to + ")");
        try (Statement statement = connection.createStatement()) {
            statement.execute("COPY (" + rows + ") TO '" + file.toString().replace("'", "''")
                    + "' (FORMAT parquet, COMPRESSION zstd)");
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
