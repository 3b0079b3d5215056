package io.neuralake.runtime.engine;

import io.neuralake.runtime.error.LakeException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.duckdb.DuckDBConnection;

/** A DuckDB within this process that has no tables of its own and fetches nothing from elsewhere. */
final class DuckDbInstance implements AutoCloseable {

    private final DuckDBConnection first;

    private DuckDbInstance(DuckDBConnection first) {
        this.first = first;
    }

    static DuckDbInstance start(EngineSettings settings) {
        try {
            DuckDBConnection first =
                    (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:", properties(settings));
            try (Statement statement = first.createStatement()) {
                statement.execute("SET TimeZone = 'UTC'");
            }
            return new DuckDbInstance(first);
        } catch (SQLException e) {
            throw new LakeException(
                    "open the catalog",
                    "DuckDB does not start: " + e.getMessage(),
                    "check memory limit, threads and temporary directory in CatalogOptions",
                    e);
        }
    }

    private static Properties properties(EngineSettings settings) {
        Properties properties = new Properties();
        properties.setProperty("jdbc_stream_results", "true");
        properties.setProperty("autoinstall_known_extensions", "false");
        properties.setProperty("autoload_known_extensions", "false");
        properties.setProperty("temp_directory", settings.temporaryDirectory().toString());
        settings.memoryLimit().ifPresent(limit -> properties.setProperty("memory_limit", limit));
        settings.threads().ifPresent(threads -> properties.setProperty("threads", Integer.toString(threads)));
        return properties;
    }

    /** A connection of the caller's own. */
    DuckDBConnection connect() throws SQLException {
        synchronized (first) {
            return first.duplicate().unwrap(DuckDBConnection.class);
        }
    }

    @Override
    public void close() throws SQLException {
        first.close();
    }
}
