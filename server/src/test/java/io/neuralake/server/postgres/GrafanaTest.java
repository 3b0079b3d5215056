package io.neuralake.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Database;
import io.neuralake.catalog.Format;
import io.neuralake.catalog.Panel;
import io.neuralake.catalog.Table;
import io.neuralake.catalog.json.Json;
import io.neuralake.catalog.json.JsonObject;
import io.neuralake.emitters.grafana.GrafanaEmitter;
import io.neuralake.samples.data.SampleData;
import io.neuralake.server.access.Access;
import io.neuralake.server.query.QueryService;
import io.neuralake.server.query.ServedSamples;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Grafana asks for the dashboards of the sample tables, and for its query builder. */
@ExtendWith(ServedSamples.class)
final class GrafanaTest {

    private static final Set<String> SERVED = Set.of("bci", "implant");

    @TempDir
    static Path directory;

    private static PostgresDoor door;
    private static Connection connection;

    @BeforeAll
    static void open(QueryService service) throws IOException, SQLException {
        door = PostgresDoor.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                service,
                Access.open(),
                PostgresOptions.of("neuralake", ServedSamples.LIMITS, directory));
        connection = DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + door.address().getPort() + "/neuralake?user=grafana");
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
        door.close();
    }

    /** Dashboards of what is served; the database of the measuring stand is not there. */
    static Stream<JsonObject> dashboards() throws IOException {
        Catalog all = SampleData.manifest();
        List<Database> served = all.databases().stream()
                .filter(database -> SERVED.contains(database.name()))
                .map(database -> database.withTables(database.tables().stream()
                        .filter(table -> table.format() != Format.JDBC)
                        .map(table -> table.withPanels(panels(table)))
                        .toList()))
                .toList();
        return new GrafanaEmitter("")
                .emit(all.withDatabases(served)).stream()
                        .filter(artifact -> artifact.name().endsWith(".json"))
                        .map(artifact -> Json.parse(artifact.text()));
    }

    /** Every kind of panel that a team can place, with every aggregation. */
    private static List<Panel> panels(Table table) {
        if (!table.name().equals("implant_diagnostics")) {
            return List.of();
        }
        List<Panel> panels = new ArrayList<>();
        for (Panel.Aggregation aggregation : Panel.Aggregation.values()) {
            List<String> columns = List.of("battery_percent", "temperature_c");
            panels.add(panel(table, Panel.Kind.TIME_SERIES, columns, aggregation, "", ""));
            panels.add(panel(table, Panel.Kind.TIME_SERIES, columns, aggregation, "state", ""));
            panels.add(panel(table, Panel.Kind.STAT, columns, aggregation, "", ""));
            panels.add(panel(table, Panel.Kind.BARS, columns, aggregation, "state", ""));
        }
        panels.add(panel(table, Panel.Kind.TIME_SERIES, List.of(), Panel.Aggregation.COUNT, "implant_id", ""));
        panels.add(panel(table, Panel.Kind.BARS, List.of("state"), Panel.Aggregation.COUNT, "state", ""));
        panels.add(panel(table, Panel.Kind.TABLE, List.of("date", "state"), Panel.Aggregation.MEAN, "", ""));
        panels.add(panel(
                table,
                Panel.Kind.STAT,
                List.of(),
                Panel.Aggregation.MEAN,
                "",
                "SELECT count(DISTINCT state) FROM implant.implant_diagnostics WHERE $__timeFilter(local_ts_us)"
                        + " AND implant_id IN (${implant_id:sqlstring})"));
        return panels;
    }

    private static Panel panel(
            Table table, Panel.Kind kind, List<String> columns, Panel.Aggregation aggregation, String by, String sql) {
        return new Panel(
                kind + " " + aggregation + " " + by, kind, columns, aggregation, by, sql, "", "", table.origin());
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everyPanelShowsWhatIsChosenAtFirst(JsonObject dashboard) throws SQLException {
        GrafanaQuery chosen = atFirst(dashboard);
        for (JsonObject panel : dashboard.objects("panels")) {
            JsonObject target = panel.objects("targets").get(0);
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(chosen.expand(target.string("rawSql")))) {
                assertThat(rows.next()).as(panel.string("title")).isTrue();
                if (target.string("format").equals("time_series")) {
                    isSeries(rows, chosen);
                }
                if (panel.string("type").equals("stat")) {
                    assertThat(rows.getDouble(1)).as(panel.string("title")).isNotZero();
                }
            }
        }
    }

    private static void isSeries(ResultSet rows, GrafanaQuery chosen) throws SQLException {
        ResultSetMetaData columns = rows.getMetaData();
        assertThat(columns.getColumnLabel(1)).isEqualTo("time");
        boolean named = columns.getColumnLabel(2).equals("metric");
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            if (named && i == 2) {
                continue;
            }
            assertThat(columns.getColumnType(i))
                    .as(columns.getColumnLabel(i))
                    .isIn(Types.SMALLINT, Types.INTEGER, Types.BIGINT, Types.REAL, Types.DOUBLE, Types.NUMERIC);
        }
        double earliest = (double) chosen.from().getEpochSecond();
        double before = earliest - chosen.interval().toSeconds() - 86_400;
        do {
            assertThat(rows.getDouble(1)).isGreaterThan(named ? Math.nextDown(before) : before);
            before = rows.getDouble(1);
        } while (rows.next());
        assertThat(before).isLessThanOrEqualTo((double) chosen.to().getEpochSecond());
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everyPanelAnswersAllValues(JsonObject dashboard) throws SQLException {
        GrafanaQuery first = atFirst(dashboard);
        Map<String, List<String>> boxes = new HashMap<>(first.variables());
        boxes.keySet().removeAll(first.all().keySet());
        boxes.replaceAll((name, value) -> name.startsWith("argument_") ? value : List.of(""));
        GrafanaQuery all = new GrafanaQuery(first.from(), first.to(), first.interval(), boxes, first.all());
        for (JsonObject panel : dashboard.objects("panels")) {
            String sql = panel.objects("targets").get(0).string("rawSql");
            assertThat(count(all.expand(sql))).as(sql).isGreaterThanOrEqualTo(count(first.expand(sql)) > 0 ? 1 : 0);
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everyVariableHasTheValuesChosenAtFirst(JsonObject dashboard) throws SQLException {
        GrafanaQuery chosen = atFirst(dashboard);
        for (JsonObject variable : variables(dashboard)) {
            if (variable.string("type").equals("query")) {
                List<String> values = asked(chosen.expand(variable.string("query")));
                List<String> current = chosen.variables().get(variable.string("name"));
                assertThat(values).as(variable.string("name")).isNotEmpty();
                if (current != null) {
                    assertThat(values).as(variable.string("name")).containsAll(current);
                }
            }
        }
    }

    /** As in a link that somebody else made: what is chosen is a value that no row has, or none of the type. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "') OR 1 = 1 --",
                "x'); SELECT * FROM implant.implants; --",
                "\\') OR 1 = 1 --",
                "$__timeFrom() OR 1 = 1 OR $__timeTo()"
            })
    void chosenValuesNeverBecomeSql(String value) throws IOException {
        // A value of no type; an argument that is none; the times of macros, which Grafana puts into any text.
        String refusals = value.startsWith("$__") ? "22...|42P02|42601" : "22...|42P02";
        for (JsonObject dashboard : dashboards().toList()) {
            GrafanaQuery first = atFirst(dashboard);
            for (JsonObject variable : variables(dashboard)) {
                Map<String, List<String>> values = new HashMap<>(first.variables());
                values.put(variable.string("name"), List.of(value));
                GrafanaQuery hostile =
                        new GrafanaQuery(first.from(), first.to(), first.interval(), values, first.all());
                String sql = hostile.expand(dashboard
                        .objects("panels")
                        .get(0)
                        .objects("targets")
                        .get(0)
                        .string("rawSql"));
                try {
                    assertThat(asked(sql)).as(sql).containsExactly("0");
                } catch (SQLException refused) {
                    assertThat(refused.getSQLState()).as(sql).matches(refusals);
                }
            }
        }
    }

    private static GrafanaQuery atFirst(JsonObject dashboard) {
        Map<String, List<String>> values = new HashMap<>();
        Map<String, String> all = new HashMap<>();
        for (JsonObject variable : variables(dashboard)) {
            String name = variable.string("name");
            if (variable.string("type").equals("textbox")) {
                String typed = variable.object("current").string("value");
                values.put(name, List.of(name.startsWith("argument_channels") ? "64" : typed));
            } else {
                all.put(name, variable.string("allValue"));
                List<String> chosen = variable.object("current").strings("value");
                if (!chosen.contains("$__all")) {
                    values.put(name, chosen);
                }
            }
        }
        JsonObject time = dashboard.object("time");
        boolean relative = time.string("from").startsWith("now");
        Instant from = Instant.parse(relative ? "2020-01-01T00:00:00Z" : time.string("from"));
        Instant to = Instant.parse(relative ? "2030-01-01T00:00:00Z" : time.string("to"));
        Duration width = Duration.between(from, to).dividedBy(500);
        return new GrafanaQuery(
                from, to, width.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : width, values, all);
    }

    private static List<JsonObject> variables(JsonObject dashboard) {
        return dashboard.object("templating").objects("list");
    }

    private static int count(String sql) throws SQLException {
        return asked(sql).size();
    }

    private static List<String> asked(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    /** As {@code postgresMetaQuery.ts} writes them, with the list of schemas at the place of its subquery. */
    @Test
    void theQueryBuilderFindsTablesAndColumns() throws SQLException {
        String visible = """
                quote_ident(table_schema) IN (
                  SELECT CASE WHEN trim(s[i]) = '"$user"' THEN user ELSE trim(s[i]) END
                  FROM generate_series(
                      array_lower(string_to_array(current_setting('search_path'),','),1),
                      array_upper(string_to_array(current_setting('search_path'),','),1)) as i,
                    string_to_array(current_setting('search_path'),',') s)""";
        assertThat(asked("""
                SELECT CASE WHEN %1$s THEN quote_ident(table_name)
                  ELSE quote_ident(table_schema) || '.' || quote_ident(table_name) END AS "table"
                FROM information_schema.tables
                WHERE quote_ident(table_schema) NOT IN ('information_schema', 'pg_catalog', '_timescaledb_cache')
                ORDER BY CASE WHEN %1$s THEN 0 ELSE 1 END, 1""".replace("%1$s", visible))).contains("bci.spike_waveforms", "implant.implant_diagnostics");
        assertThat(asked("SELECT quote_ident(table_name) AS \"table\" FROM information_schema.tables"
                        + " WHERE quote_ident(table_schema) = 'implant' ORDER BY 1"))
                .contains("implant_diagnostics")
                .isSorted();
        assertThat(asked("""
                SELECT schema_name AS "name" FROM information_schema.schemata
                WHERE schema_name NOT IN ('information_schema', 'pg_catalog', 'pg_toast') ORDER BY schema_name""")).contains("bci", "implant");
        assertThat(asked("""
                SELECT quote_ident(column_name) || ' ' || data_type AS "column" FROM information_schema.columns
                WHERE CASE WHEN array_length(parse_ident('%1$s'),1) = 2
                  THEN quote_ident(table_schema) = (parse_ident('%1$s'))[1]
                    AND quote_ident(table_name) = (parse_ident('%1$s'))[2]
                  ELSE quote_ident(table_name) = '%1$s' AND %2$s END""".replace("%1$s", "implant.implant_diagnostics").replace("%2$s", visible)))
                .contains(
                        "implant_id integer",
                        "local_ts_us timestamp with time zone",
                        "temperature_c double precision",
                        "state character varying");
        assertThat(asked("SELECT current_setting('server_version_num')::int/100 as version"))
                .singleElement()
                .satisfies(version -> assertThat(version).startsWith("15"));
        assertThat(asked("SELECT extversion FROM pg_extension WHERE extname = 'timescaledb'"))
                .isEmpty();
        // As the data source tests itself.
        assertThat(asked("SELECT 1")).containsExactly("1");
    }

    @Test
    void macrosOfQueriesThatTeamsWriteAreAnswered() throws SQLException {
        GrafanaQuery day = new GrafanaQuery(
                Instant.parse("2024-04-14T00:00:00Z"),
                Instant.parse("2024-04-14T23:59:59.999Z"),
                Duration.ofMinutes(5),
                Map.of(),
                Map.of());
        String epoch = "CAST(floor(extract(epoch FROM local_ts_us)) AS BIGINT) AS s,"
                + " CAST(floor(extract(epoch FROM local_ts_us)) AS BIGINT) * 1000000000 AS n";
        String rows = " FROM (SELECT *, " + epoch + " FROM implant.implant_diagnostics) AS d WHERE ";
        long expected = count(day.expand("SELECT 1" + rows + "$__timeFilter(local_ts_us)"));
        assertThat(expected).isPositive();
        assertThat(count(day.expand("SELECT 1" + rows + "$__unixEpochFilter(s)")))
                .isEqualTo((int) expected);
        assertThat(count(day.expand("SELECT 1" + rows + "$__unixEpochNanoFilter(n)")))
                .isEqualTo((int) expected);
        assertThat(count(day.expand("SELECT $__time(local_ts_us), $__timeEpoch(local_ts_us)" + rows
                        + "local_ts_us >= $__timeFrom() AND local_ts_us < $__timeTo() AND n > $__unixEpochNanoFrom()")))
                .isPositive();
        List<String> hours = asked(day.expand("SELECT $__timeGroup(local_ts_us, '1h'), avg(temperature_c)" + rows
                + "$__timeFilter(local_ts_us) GROUP BY 1 ORDER BY 1"));
        assertThat(asked(day.expand("SELECT $__unixEpochGroupAlias(s, 1h), count(*)" + rows
                        + "$__timeFilter(local_ts_us) GROUP BY time ORDER BY 1")))
                .isEqualTo(hours);
    }
}
