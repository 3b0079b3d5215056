package io.neuralake.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.neuralake.server.access.Access;
import io.neuralake.server.query.QueryService;
import io.neuralake.server.query.ServedSamples;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;

/** What clients find when they look into system catalogs. */
@ExtendWith(ServedSamples.class)
final class PostgresCatalogTest {

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
                "jdbc:postgresql://localhost:" + door.address().getPort() + "/neuralake?user=tester");
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
        door.close();
    }

    private static List<String> first(ResultSet rows, String... columns) throws SQLException {
        List<String> all = new ArrayList<>();
        try (rows) {
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (String column : columns) {
                    row.add(rows.getString(column));
                }
                all.add(String.join(" ", row));
            }
        }
        return all;
    }

    private static List<String> asked(String query) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            ResultSet rows = statement.executeQuery(query);
            return first(rows, rows.getMetaData().getColumnLabel(1));
        }
    }

    @Test
    void theDriverFindsTablesAndColumns() throws SQLException {
        DatabaseMetaData metadata = connection.getMetaData();
        assertThat(first(metadata.getTables(null, "implant", "implant\\_diag%", new String[] {"TABLE"}), "TABLE_NAME"))
                .containsExactly("implant_diagnostics");
        assertThat(first(
                        metadata.getColumns(null, "implant", "implant_diagnostics", "%"),
                        "COLUMN_NAME",
                        "TYPE_NAME",
                        "IS_NULLABLE"))
                .containsExactly(
                        "implant_id int4 NO",
                        "date date NO",
                        "local_ts_us timestamptz NO",
                        "ticks_since_boot int8 NO",
                        "battery_percent float4 NO",
                        "temperature_c float8 NO",
                        "signal_dbm int4 YES",
                        "state varchar NO");
        assertThat(first(metadata.getSchemas(), "TABLE_SCHEM")).contains("bci", "implant", "pg_catalog");
        assertThat(first(metadata.getCatalogs(), "TABLE_CAT")).containsExactly("neuralake");
        assertThat(first(metadata.getPrimaryKeys(null, "implant", "implant_diagnostics"), "COLUMN_NAME"))
                .isEmpty();
        assertThat(first(metadata.getIndexInfo(null, "implant", "implant_diagnostics", false, false), "INDEX_NAME"))
                .isEmpty();
        assertThat(first(metadata.getImportedKeys(null, "implant", "implant_diagnostics"), "PKTABLE_NAME"))
                .isEmpty();
        assertThat(first(metadata.getTypeInfo(), "TYPE_NAME")).contains("int4", "timestamptz", "numeric");
        assertThat(first(metadata.getFunctions(null, null, "%"), "FUNCTION_NAME"))
                .isEmpty();
        assertThat(first(metadata.getTablePrivileges(null, "implant", "implant_diagnostics"), "PRIVILEGE"))
                .containsExactly("SELECT");
        assertThat(metadata.getSQLKeywords()).isNotEmpty();
    }

    /** As psql's {@code \d implant.implant_diagnostics} asks. */
    @Test
    void psqlDescribesATable() throws SQLException {
        List<String> found = asked("""
                SELECT c.oid, n.nspname, c.relname FROM pg_catalog.pg_class c
                LEFT JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                WHERE c.relname OPERATOR(pg_catalog.~) '^(implant_diagnostics)$' COLLATE pg_catalog.default
                  AND n.nspname OPERATOR(pg_catalog.~) '^(implant)$' COLLATE pg_catalog.default ORDER BY 2, 3;
                """);
        assertThat(found).hasSize(1);
        assertThat(asked("""
                SELECT a.attname || ' ' || pg_catalog.format_type(a.atttypid, a.atttypmod),
                  (SELECT pg_catalog.pg_get_expr(d.adbin, d.adrelid, true) FROM pg_catalog.pg_attrdef d
                   WHERE d.adrelid = a.attrelid AND d.adnum = a.attnum AND a.atthasdef), a.attnotnull,
                  (SELECT c.collname FROM pg_catalog.pg_collation c, pg_catalog.pg_type t
                   WHERE c.oid = a.attcollation AND t.oid = a.atttypid AND a.attcollation <> t.typcollation) AS attcollation
                FROM pg_catalog.pg_attribute a WHERE a.attrelid = 'OID' AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum;
                """.replace("OID", found.get(0))))
                .contains("implant_id integer", "local_ts_us timestamp with time zone", "state character varying");
    }

    /** As Grafana's query builder asks. */
    @Test
    void grafanaListsTablesAndColumns() throws SQLException {
        assertThat(asked("""
                SELECT CASE WHEN quote_ident(table_schema) IN (SELECT CASE WHEN trim(s[i]) = '"$user"' THEN user ELSE trim(s[i]) END
                  FROM generate_series(array_lower(string_to_array(current_setting('search_path'),','),1),
                    array_upper(string_to_array(current_setting('search_path'),','),1)) as i,
                    string_to_array(current_setting('search_path'),',') s)
                THEN quote_ident(table_name) ELSE quote_ident(table_schema) || '.' || quote_ident(table_name) END AS "table"
                FROM information_schema.tables WHERE quote_ident(table_schema) NOT IN ('information_schema', 'pg_catalog') ORDER BY 1
                """)).contains("bci.spike_waveforms", "implant.implant_diagnostics");
        assertThat(asked("""
                SELECT quote_ident(column_name) AS "column", data_type AS "type" FROM information_schema.columns
                WHERE CASE WHEN array_length(parse_ident('implant.implant_diagnostics'),1) = 2
                  THEN quote_ident(table_schema) = (parse_ident('implant.implant_diagnostics'))[1]
                    AND quote_ident(table_name) = (parse_ident('implant.implant_diagnostics'))[2] END
                """)).hasSize(8).contains("implant_id");
        assertThat(asked("SELECT current_setting('server_version_num')::int/100"))
                .hasSize(1);
    }

    @Test
    void textsAreFormattedAndNamesAreCast() throws SQLException {
        assertThat(asked("SELECT format('%s.%I is %L', 'a', 'B b', 'c''d'), version()"))
                .containsExactly("a.\"B b\" is 'c''d'");
        assertThat(asked("SELECT json_build_object('a', 1, 'b', current_user)"))
                .containsExactly("{\"a\":1,\"b\":\"tester\"}");
        assertThat(asked("""
                SELECT c.relname FROM pg_catalog.pg_class c WHERE c.oid =
                  CAST(CAST(format('%I.%I', CAST('implant' AS TEXT), 'implant_diagnostics') AS REGCLASS) AS OID)
                """)).containsExactly("implant_diagnostics");
        assertThat(
                        asked(
                                "SELECT CAST(c.oid AS REGCLASS) FROM pg_class c WHERE c.oid = CAST('pg_class'::varchar AS REGCLASS)"))
                .containsExactly("pg_class");
        assertThat(asked("SELECT c.relname FROM pg_class c WHERE c.oid = 'pg_catalog.pg_type'::VARCHAR::REGCLASS"))
                .containsExactly("pg_type");
        assertThat(asked("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'pg/_'::VARCHAR || '%' ESCAPE '/'"))
                .contains("pg_catalog")
                .allMatch(name -> name.startsWith("pg_"));
        assertThat(asked("SELECT l.lanname FROM pg_language l WHERE l.tableoid > 5"))
                .isEmpty();
    }

    @Test
    void theSessionIsTold() throws SQLException {
        assertThat(asked("SELECT current_user")).containsExactly("tester");
        assertThat(asked("SELECT current_database()")).containsExactly("neuralake");
        assertThat(asked("SELECT version()").get(0)).startsWith("PostgreSQL 15");
        assertThat(asked("SELECT 'implant.implant_diagnostics'::regclass::oid::regclass"))
                .containsExactly("implant.implant_diagnostics");
    }

    /** What is let pass is in a list, and none of this is. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM duckdb_settings(), pg_class",
                "SELECT *, pg_backend_pid() FROM duckdb_settings",
                "SELECT *, version() FROM duckdb_secrets()",
                "SELECT *, version() FROM read_text('/etc/passwd')",
                "SELECT *, version() FROM '/etc/passwd'",
                "SELECT version(), getenv('HOME')",
                "SELECT version(), system.main.current_setting('temp_directory')",
                "SELECT * FROM pg_catalog.pg_class, facts.session",
                "SELECT version() FROM pragma_database_list()",
                "WITH duckdb_settings AS (SELECT 1) SELECT version(), * FROM duckdb_settings",
                "SELECT version() FROM sqlite_master",
                "WITH x AS (SELECT 1) SELECT * FROM x, pg_catalog.pg_class, query('SELECT 1')"
            })
    void nothingElseIsReached(String query) {
        PSQLException refused = catchThrowableOfType(PSQLException.class, () -> asked(query));
        assertThat(refused.getServerErrorMessage()).isNotNull();
        assertThat(refused.getSQLState()).startsWith("42");
    }
}
