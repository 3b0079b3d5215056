package io.neuralake.runtime.jdbc;

import io.neuralake.catalog.Table;
import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.plan.Cancellation;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import javax.sql.DataSource;

/**
 * The database of a table: how to connect to it, and how to speak to it.
 *
 * @param url where it is; it may have secrets
 * @param dialect how to speak to it
 * @param properties who signs in, and what else the driver is told
 * @param source the user's own connections
 * @param timeout the longest time that it may take for an answer
 * @param failures what to say of it when it fails
 */
record Database(
        String url,
        Dialect dialect,
        Map<String, String> properties,
        Optional<DataSource> source,
        Optional<Duration> timeout,
        JdbcFailure failures) {

    private static final Map<String, String> DRIVERS = Map.of(
            "postgresql", "org.postgresql:postgresql",
            "mysql", "com.mysql:mysql-connector-j",
            "mariadb", "org.mariadb.jdbc:mariadb-java-client",
            "h2", "com.h2database:h2",
            "sqlite", "org.xerial:sqlite-jdbc",
            "clickhouse", "com.clickhouse:clickhouse-jdbc",
            "ch", "com.clickhouse:clickhouse-jdbc",
            "sqlserver", "com.microsoft.sqlserver:mssql-jdbc",
            "oracle", "com.oracle.database.jdbc:ojdbc17",
            "db2", "com.ibm.db2:jcc");

    static Database of(Table table, String url, Logins logins) {
        Map<String, String> login = logins.of(table, url);
        Secrets secrets = Secrets.of(url, login);
        return new Database(
                url,
                Dialect.of(url),
                login,
                logins.access().source(url),
                logins.access().timeout(),
                new JdbcFailure(table, Secrets.address(url), secrets));
    }

    /** A connection in a transaction that only reads. */
    Connection connect(Cancellation cancellation) {
        Connection connection = null;
        try {
            Connection made = Connecting.connected(way(), cancellation).orElseThrow(this::noDriver);
            connection = made;
            return cancellation.waiting(HangUp.of(made), () -> {
                dialect.begin(made, timeout);
                return made;
            });
        } catch (SQLException e) {
            if (connection != null) {
                end(connection);
            }
            throw failures.of("cannot be connected to", e);
        } catch (RuntimeException e) {
            if (connection != null) {
                end(connection);
            }
            throw e;
        }
    }

    private Connecting.Way way() throws SQLException {
        if (source.isPresent()) {
            return source.get()::getConnection;
        }
        Driver driver = driver();
        return () -> driver.connect(url, settings());
    }

    /** Ends the transaction and gives the connection back; what fails here has no effect on what was read. */
    void end(Connection connection) {
        try (connection) {
            dialect.end(connection);
        } catch (SQLException e) {
            // The connection is lost, which is what was wanted.
        }
    }

    private Properties settings() {
        Map<String, String> all = new HashMap<>(dialect.properties());
        all.putAll(properties);
        Properties settings = new Properties();
        all.forEach(settings::setProperty);
        return settings;
    }

    private Driver driver() throws SQLException {
        try {
            // The driver manager does not see drivers of class loaders that are not its caller's.
            for (Driver driver :
                    ServiceLoader.load(Driver.class, Thread.currentThread().getContextClassLoader())) {
                if (driver.acceptsURL(url)) {
                    return driver;
                }
            }
        } catch (ServiceConfigurationError e) {
            // Some other driver is broken.
        }
        try {
            return DriverManager.getDriver(url);
        } catch (SQLException e) {
            throw noDriver();
        }
    }

    private LakeException noDriver() {
        String rest = url.startsWith("jdbc:") ? url.substring("jdbc:".length()) : "";
        String scheme = rest.substring(0, Math.max(0, rest.indexOf(':'))).toLowerCase(Locale.ROOT);
        String coordinates = DRIVERS.get(scheme);
        return failures.of(
                "there is no JDBC driver for " + failures.address() + " on the class path",
                coordinates == null
                        ? "add the driver of the database to your dependencies"
                        : "add " + coordinates + " to your dependencies");
    }
}
