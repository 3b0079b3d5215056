package io.neuralake.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.neuralake.server.access.Access;
import io.neuralake.server.query.QueryService;
import io.neuralake.server.query.ServedSamples;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.postgresql.util.PSQLException;

/** What pgjdbc sees of the sample tables. */
@ExtendWith(ServedSamples.class)
final class PostgresDoorTest {

    private static final String DIAGNOSTICS = "implant.implant_diagnostics";
    private static final String ENDLESS =
            "SELECT sum(a.channel * b.channel % (c.channel + 7)) AS n FROM bci.spike_waveforms a, bci.spike_waveforms b,"
                    + " bci.spike_waveforms c";

    @TempDir
    static Path directory;

    private static PostgresDoor door;

    @BeforeAll
    static void open(QueryService service) throws IOException {
        door = PostgresDoor.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                service,
                Access.open(),
                PostgresOptions.of("neuralake", ServedSamples.LIMITS, directory));
    }

    @AfterAll
    static void close() {
        door.close();
    }

    private static Connection connect(String... properties) throws SQLException {
        Properties all = new Properties();
        all.setProperty("user", "tester");
        for (int i = 0; i < properties.length; i += 2) {
            all.setProperty(properties[i], properties[i + 1]);
        }
        return DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + door.address().getPort() + "/neuralake", all);
    }

    private static List<List<Object>> rows(ResultSet rows) throws SQLException {
        List<List<Object>> all = new ArrayList<>();
        while (rows.next()) {
            List<Object> row = new ArrayList<>();
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                row.add(rows.getObject(i));
            }
            all.add(row);
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(strings = {"simple", "extended", "extendedForPrepared", "extendedCacheEverything"})
    void everyModeOfTheDriverGetsTheSameRows(String mode) throws SQLException {
        try (Connection connection = connect("preferQueryMode", mode);
                Statement statement = connection.createStatement()) {
            ResultSet rows = statement.executeQuery(
                    "SELECT 1 AS a, 'x;y' AS b, CAST(NULL AS INTEGER) AS c, CAST(1.50 AS DECIMAL(8,2)) AS d,"
                            + " DATE '2024-04-14' AS e, true AS f");
            assertThat(rows(rows))
                    .containsExactly(
                            Arrays.asList(1, "x;y", null, new BigDecimal("1.50"), Date.valueOf("2024-04-14"), true));
        }
    }

    @Test
    void columnsHaveTheTypesOfTheTable() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            ResultSetMetaData columns = statement
                    .executeQuery(
                            "SELECT implant_id, date, local_ts_us, ticks_since_boot, battery_percent, temperature_c,"
                                    + " state, CAST(1 AS DECIMAL(12,3)) AS n FROM " + DIAGNOSTICS + " LIMIT 1")
                    .getMetaData();
            List<String> types = new ArrayList<>();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                types.add(columns.getColumnLabel(i) + " " + columns.getColumnTypeName(i));
            }
            assertThat(types)
                    .containsExactly(
                            "implant_id int4",
                            "date date",
                            "local_ts_us timestamptz",
                            "ticks_since_boot int8",
                            "battery_percent float4",
                            "temperature_c float8",
                            "state varchar",
                            "n numeric");
            assertThat(columns.getPrecision(8)).isEqualTo(12);
            assertThat(columns.getScale(8)).isEqualTo(3);
        }
    }

    /** After five uses the driver asks for binary values; with a threshold of -1 at once. */
    @ParameterizedTest
    @ValueSource(ints = {-1, 1, 5})
    void parametersAreBoundInTextAndInBinary(int threshold) throws SQLException {
        try (Connection connection = connect("prepareThreshold", Integer.toString(threshold));
                PreparedStatement statement = connection.prepareStatement("SELECT implant_id, date, local_ts_us FROM "
                        + DIAGNOSTICS + " WHERE implant_id = ? AND date = ? AND local_ts_us >= ? ORDER BY 3 LIMIT 2")) {
            for (int i = 0; i < 7; i++) {
                statement.setInt(1, 4595);
                statement.setObject(2, LocalDate.of(2024, 4, 14));
                statement.setObject(3, OffsetDateTime.of(2024, 4, 14, 0, 0, 0, 0, ZoneOffset.UTC));
                List<List<Object>> rows = rows(statement.executeQuery());
                assertThat(rows).hasSize(2).allMatch(row -> row.get(0).equals(4595));
                assertThat(rows.get(0).get(1)).isEqualTo(Date.valueOf("2024-04-14"));
            }
        }
    }

    @Test
    void everyTypeOfParameterComesBack() throws SQLException {
        try (Connection connection = connect("prepareThreshold", "-1", "binaryTransfer", "true");
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT CAST(? AS BIGINT), CAST(? AS DOUBLE), CAST(? AS VARCHAR), CAST(? AS BOOLEAN), CAST(? AS DECIMAL(20,4)),"
                                + " CAST(? AS DATE), CAST(? AS VARCHAR)")) {
            for (int i = 0; i < 3; i++) {
                statement.setLong(1, Long.MAX_VALUE - i);
                statement.setDouble(2, 0.1 + i);
                statement.setString(3, "Ø'\"\\ $1 ; --");
                statement.setBoolean(4, i == 1);
                statement.setBigDecimal(5, new BigDecimal("-12345.6789"));
                statement.setDate(6, Date.valueOf("1999-12-31"));
                statement.setNull(7, Types.VARCHAR);
                assertThat(rows(statement.executeQuery()))
                        .containsExactly(Arrays.asList(
                                Long.MAX_VALUE - i,
                                0.1 + i,
                                "Ø'\"\\ $1 ; --",
                                i == 1,
                                new BigDecimal("-12345.6789"),
                                Date.valueOf("1999-12-31"),
                                null));
            }
        }
    }

    @Test
    void rowsAreFetchedSomeAtATime() throws SQLException {
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.setFetchSize(7);
                ResultSet rows = statement.executeQuery("SELECT channel FROM bci.spike_waveforms");
                int count = 0;
                while (rows.next()) {
                    count++;
                }
                ResultSet all = connection.createStatement().executeQuery("SELECT count(*) FROM bci.spike_waveforms");
                all.next();
                assertThat(count).isEqualTo(all.getInt(1)).isGreaterThan(100);
            }
            connection.commit();
        }
    }

    @Test
    void aFailedTransactionGivesNoAnswersUntilItEnds() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            assertThat(state(() -> statement.executeQuery("SELECT nonsense FROM " + DIAGNOSTICS)))
                    .isEqualTo(SqlState.UNDEFINED_COLUMN);
            assertThat(state(() -> statement.executeQuery("SELECT 1"))).isEqualTo(SqlState.FAILED_TRANSACTION);
            connection.rollback();
            assertThat(statement.executeQuery("SELECT 1").next()).isTrue();
        }
    }

    private interface Asked {
        void ask() throws SQLException;
    }

    private static String state(Asked asked) {
        return catchThrowableOfType(PSQLException.class, asked::ask).getSQLState();
    }

    @Test
    void errorsHaveTheirCodesAndPlaces() throws SQLException {
        try (Connection connection = connect("preferQueryMode", "simple");
                Statement statement = connection.createStatement()) {
            PSQLException wrong =
                    catchThrowableOfType(PSQLException.class, () -> statement.executeQuery("SELECT 1;\nSELECT  2 3 4"));
            assertThat(wrong.getSQLState()).isEqualTo(SqlState.SYNTAX_ERROR);
            assertThat(wrong.getServerErrorMessage().getPosition()).isEqualTo(21);
            assertThat(state(() -> statement.executeQuery("SELECT * FROM bci.spike_waveform")))
                    .isEqualTo(SqlState.UNDEFINED_TABLE);
            assertThat(state(() -> statement.executeQuery("SELECT nofunction(1)")))
                    .isEqualTo(SqlState.UNDEFINED_FUNCTION);
            assertThat(state(() -> statement.execute("DELETE FROM " + DIAGNOSTICS)))
                    .isEqualTo(SqlState.READ_ONLY);
            assertThat(state(() -> statement.execute("COPY (SELECT 1) TO '/tmp/x'")))
                    .isEqualTo(SqlState.INVALID_AUTHORIZATION);
            assertThat(state(() -> statement.execute("COPY " + DIAGNOSTICS + " (ticks) FROM STDIN")))
                    .isEqualTo(SqlState.READ_ONLY);
            assertThat(state(() -> statement.execute("COPY nothing (a, b) TO STDOUT")))
                    .isEqualTo(SqlState.UNDEFINED_TABLE);
            assertThat(state(() -> statement.execute("COPY nothing (a, b TO STDOUT")))
                    .isEqualTo(SqlState.SYNTAX_ERROR);
            assertThat(state(() -> statement.execute("SELECT 'x"))).isEqualTo(SqlState.SYNTAX_ERROR);
            assertThat(statement.executeQuery("SELECT 1").next()).isTrue();
        }
    }

    @Test
    void severalStatementsAreAnsweredInOrder() throws SQLException {
        try (Connection connection = connect("preferQueryMode", "simple");
                Statement statement = connection.createStatement()) {
            assertThat(statement.execute(
                            "SELECT ';' AS a; /* ; */ SET application_name = 'x;y' ; SHOW application_name"))
                    .isTrue();
            assertThat(rows(statement.getResultSet())).containsExactly(List.of(";"));
            assertThat(statement.getMoreResults()).isFalse();
            assertThat(statement.getMoreResults()).isTrue();
            assertThat(rows(statement.getResultSet())).containsExactly(List.of("x;y"));
        }
    }

    @Test
    void aStatementIsCancelled() throws Exception {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            CountDownLatch begun = new CountDownLatch(1);
            Thread canceller = new Thread(() -> {
                try {
                    begun.await();
                    Thread.sleep(300);
                    statement.cancel();
                } catch (SQLException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            canceller.start();
            begun.countDown();
            assertThat(state(() -> statement.executeQuery(ENDLESS))).isEqualTo(SqlState.QUERY_CANCELLED);
            canceller.join();
            assertThat(statement.executeQuery("SELECT 1").next()).isTrue();
        }
    }

    @Test
    void aTableIsCopiedAsItsQueryIs() throws SQLException, IOException {
        try (Connection connection = connect()) {
            CopyManager copying = connection.unwrap(PGConnection.class).getCopyAPI();
            StringWriter table = new StringWriter();
            StringWriter query = new StringWriter();
            long rows =
                    copying.copyOut("COPY " + DIAGNOSTICS + " (implant_id, \"state\") TO STDOUT (FORMAT csv)", table);
            assertThat(copying.copyOut(
                            "COPY (SELECT implant_id, state FROM " + DIAGNOSTICS + ") TO STDOUT (FORMAT csv)", query))
                    .isEqualTo(rows)
                    .isPositive();
            assertThat(table.toString().lines().sorted())
                    .containsExactlyElementsOf(query.toString().lines().sorted().toList());
        }
    }

    @Test
    void aTimeoutThatAClientSetsHolds() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET statement_timeout = '300ms'");
            assertThat(state(() -> statement.executeQuery(ENDLESS))).isEqualTo(SqlState.QUERY_CANCELLED);
            statement.execute("RESET statement_timeout");
            assertThat(statement.executeQuery("SELECT 1").next()).isTrue();
        }
    }

    @Test
    void whatWouldChangeHowValuesAreWrittenIsRefused() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            assertThat(state(() -> statement.execute("SET TIME ZONE 'Europe/Oslo'")))
                    .isEqualTo(SqlState.INVALID_PARAMETER);
            assertThatThrownBy(() -> statement.execute("SET client_encoding = 'LATIN1'"))
                    .hasMessageContaining("UTF8");
            statement.execute("SET TIME ZONE 'Etc/UTC'");
        }
    }

    @Test
    void cursorsGoForward() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("DECLARE c CURSOR FOR SELECT i FROM (VALUES (1), (2), (3), (4)) t(i) ORDER BY i");
            assertThat(rows(statement.executeQuery("FETCH 2 FROM c"))).containsExactly(List.of(1), List.of(2));
            assertThat(rows(statement.executeQuery("FETCH FORWARD ALL FROM c")))
                    .containsExactly(List.of(3), List.of(4));
            assertThat(rows(statement.executeQuery("FETCH c"))).isEmpty();
            statement.execute("CLOSE c");
            assertThat(state(() -> statement.executeQuery("FETCH c"))).isEqualTo(SqlState.NO_CURSOR);
            connection.rollback();
        }
    }
}
