package io.neuralake.server.flight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuralake.server.access.Access;
import io.neuralake.server.access.User;
import io.neuralake.server.query.QueryService;
import io.neuralake.server.query.ServedSamples;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Arrow's JDBC driver at a door over real workers and the sample tables. */
@ExtendWith(ServedSamples.class)
final class FlightJdbcTest {

    private static final List<User> USERS = List.of(new User("ada", "secret", "adas-token", List.of("bci.*")));

    private final QueryService service;
    private final List<String> log = new CopyOnWriteArrayList<>();
    private FlightDoor door;

    FlightJdbcTest(QueryService service) {
        this.service = service;
    }

    @BeforeEach
    void start() throws Exception {
        door = FlightDoor.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                service,
                Access.of(USERS),
                FlightOptions.of(ServedSamples.LIMITS),
                log::add);
    }

    @AfterEach
    void stop() {
        door.close();
        assertThat(log).isEmpty();
    }

    private Connection connected(String... options) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("useEncryption", "false");
        for (int i = 0; i < options.length; i += 2) {
            properties.setProperty(options[i], options[i + 1]);
        }
        return DriverManager.getConnection(
                "jdbc:arrow-flight-sql://127.0.0.1:" + door.address().getPort(), properties);
    }

    private Connection ada() throws SQLException {
        return connected("user", "ada", "password", "secret");
    }

    @Test
    void aPasswordOrATokenIsAsked() throws Exception {
        try (Connection password = ada();
                Connection token = connected("token", "adas-token")) {
            assertThat(password.isValid(5)).isTrue();
            assertThat(token.isValid(5)).isTrue();
        }
        assertThatThrownBy(() -> connected("user", "ada", "password", "wrong")).isInstanceOf(SQLException.class);
    }

    @Test
    void rowsHaveTheirTypes() throws Exception {
        String text = "SELECT CAST(-5 AS BIGINT) AS a, CAST(1.5 AS DECIMAL(12, 2)) AS b, 'ü' AS c, TRUE AS d,"
                + " DATE '2026-03-01' AS e, TIMESTAMP '2026-03-01 12:30:00.123456' AS f, NULL AS g,"
                + " TIME '12:30:00' AS h, [1, 2] AS i";
        try (Connection connection = ada();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(text)) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getLong("a")).isEqualTo(-5);
            assertThat(rows.getBigDecimal("b")).isEqualByComparingTo("1.50");
            assertThat(rows.getString("c")).isEqualTo("ü");
            assertThat(rows.getBoolean("d")).isTrue();
            assertThat(rows.getDate("e")).hasToString("2026-03-01");
            assertThat(rows.getTimestamp("f").getNanos() / 1_000_000).isEqualTo(123);
            assertThat(rows.getObject("g")).isNull();
            assertThat(rows.getTime("h")).isNotNull();
            assertThat(rows.getArray("i").getArray()).isEqualTo(new Object[] {1, 2});
            assertThat(rows.getMetaData().getColumnType(1)).isEqualTo(Types.BIGINT);
            assertThat(rows.getMetaData().getColumnType(2)).isEqualTo(Types.DECIMAL);
            assertThat(rows.next()).isFalse();
        }
    }

    @Test
    void manyRowsCome() throws Exception {
        try (Connection connection = ada();
                Statement statement = connection.createStatement()) {
            long counted;
            try (ResultSet rows = statement.executeQuery("SELECT count(*) FROM bci.spike_waveforms")) {
                rows.next();
                counted = rows.getLong(1);
            }
            long read = 0;
            try (ResultSet rows = statement.executeQuery("SELECT * FROM bci.spike_waveforms")) {
                while (rows.next()) {
                    read++;
                }
            }
            assertThat(read).isEqualTo(counted).isPositive();
        }
    }

    @Test
    void theCatalogIsDescribed() throws Exception {
        try (Connection connection = ada()) {
            DatabaseMetaData about = connection.getMetaData();
            assertThat(about.getDatabaseProductName()).isEqualTo("Neuralake");
            assertThat(about.isReadOnly()).isTrue();
            assertThat(about.getIdentifierQuoteString()).isEqualTo("\"");
            List<String> tables = new ArrayList<>();
            try (ResultSet rows = about.getTables(null, null, "%", null)) {
                while (rows.next()) {
                    tables.add(rows.getString("TABLE_SCHEM") + "." + rows.getString("TABLE_NAME"));
                }
            }
            assertThat(tables).contains("bci.spike_waveforms").allMatch(name -> name.startsWith("bci."));
            List<String> columns = new ArrayList<>();
            try (ResultSet rows = about.getColumns(null, "bci", "spike_waveforms", "%")) {
                while (rows.next()) {
                    columns.add(rows.getString("COLUMN_NAME"));
                }
            }
            assertThat(columns).contains("channel");
            try (ResultSet keys = about.getPrimaryKeys(null, "bci", "spike_waveforms")) {
                assertThat(keys.next()).isFalse();
            }
            try (ResultSet schemas = about.getSchemas()) {
                assertThat(schemas.next()).isTrue();
                assertThat(schemas.getString("TABLE_SCHEM")).isEqualTo("bci");
            }
            try (ResultSet types = about.getTableTypes()) {
                assertThat(types.next()).isTrue();
            }
        }
    }

    @Test
    void aPreparedStatementIsExecuted() throws Exception {
        try (Connection connection = ada();
                PreparedStatement statement = connection.prepareStatement("SELECT 7 AS a")) {
            for (int i = 0; i < 3; i++) {
                try (ResultSet rows = statement.executeQuery()) {
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.getInt(1)).isEqualTo(7);
                }
            }
        }
    }

    @Test
    void parametersAreBound() throws Exception {
        String text = "SELECT count(*) FROM bci.spike_waveforms WHERE channel = ? AND peak_at > ? AND '?' <> ?";
        try (Connection connection = ada();
                PreparedStatement statement = connection.prepareStatement(text)) {
            statement.setObject(1, (short) 1);
            statement.setTimestamp(2, Timestamp.valueOf("1990-01-01 00:00:00"));
            statement.setString(3, "x");
            long some;
            try (ResultSet rows = statement.executeQuery()) {
                assertThat(rows.next()).isTrue();
                some = rows.getLong(1);
            }
            assertThat(some).isPositive();
            statement.setString(3, "?");
            try (ResultSet rows = statement.executeQuery()) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getLong(1)).isZero();
            }
        }
    }

    @Test
    void aWrongStatementSaysWhatIsWrong() throws Exception {
        try (Connection connection = ada();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeQuery("SELECT * FROM bci.nowhere"))
                    .hasStackTraceContaining("nowhere")
                    .hasStackTraceContaining("fix: ");
        }
    }
}
