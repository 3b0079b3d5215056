package io.neuralake.runtime.engine;

import io.neuralake.runtime.error.LakeException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.duckdb.DuckDBConnection;

/**
 * A DuckDB within this process that has no tables of its own and fetches nothing from elsewhere.
 *
 * <p>An error within DuckDB itself makes it refuse everything from then on. It is replaced by a new one then: whoever hit on the
 * error is told, and the next query does not notice.
 */
final class DuckDbInstance implements AutoCloseable {

    private final EngineSettings settings;
    private DuckDBConnection first;

    private DuckDbInstance(EngineSettings settings) throws SQLException {
        this.settings = settings;
        this.first = begin(settings);
    }

    static DuckDbInstance start(EngineSettings settings) {
        try {
            return new DuckDbInstance(settings);
        } catch (SQLException e) {
            throw new LakeException(
                    "open the catalog",
                    "DuckDB does not start: " + e.getMessage(),
                    "check memory limit, threads and temporary directory in CatalogOptions",
                    e);
        }
    }

    private static DuckDBConnection begin(EngineSettings settings) throws SQLException {
        DuckDBConnection begun = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:", properties(settings));
        try (Statement statement = begun.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
        }
        return begun;
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

    /** Does something with a connection before anybody else has it. */
    interface Setup {
        void on(DuckDBConnection connection) throws SQLException;
    }

    /** A connection of the caller's own. */
    DuckDBConnection connect() throws SQLException {
        return connect(connection -> {});
    }

    /** A connection of the caller's own that has been set up; if DuckDB refuses that because it is broken, one of a new DuckDB. */
    synchronized DuckDBConnection connect(Setup setup) throws SQLException {
        try {
            return open(setup);
        } catch (SQLException e) {
            if (!broken(e)) {
                throw e;
            }
            // What still reads from the old one keeps it until it is closed.
            first.close();
            first = begin(settings);
            return open(setup);
        }
    }

    private DuckDBConnection open(Setup setup) throws SQLException {
        DuckDBConnection connection = first.duplicate().unwrap(DuckDBConnection.class);
        try {
            setup.on(connection);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** Whether DuckDB refuses everything because of an error that somebody else has met. */
    static boolean broken(Exception failure) {
        return failure instanceof SQLException
                && String.valueOf(failure.getMessage()).contains("database has been invalidated because of a previous");
    }

    @Override
    public synchronized void close() throws SQLException {
        first.close();
    }
}
