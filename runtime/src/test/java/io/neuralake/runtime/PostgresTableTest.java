package io.neuralake.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.row.Row;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** Tables of a real PostgreSQL server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PostgresTableTest {

    private Postgres postgres;
    private TestLake lake;

    @BeforeAll
    void start(@TempDir Path directory) {
        postgres = Postgres.start();
        lake = new TestLake(directory);
        postgres.execute("""
                CREATE TABLE public.calibrations (
                    implant_id int NOT NULL, channel smallint NOT NULL, measured_at timestamp NOT NULL,
                    gain_uv double precision NOT NULL, offset_uv double precision NOT NULL, passed boolean NOT NULL)
                """, """
                INSERT INTO public.calibrations
                SELECT i, i % 8, timestamp '2024-01-01' + i * interval '1 hour', i * 0.001, i - 50, i % 3 = 0
                FROM generate_series(1, 100) AS i
                """, """
                CREATE TABLE big AS SELECT i AS n, md5(i::text) AS text FROM generate_series(1, 300000) AS i
                """, """
                CREATE TYPE mood AS ENUM ('ON', 'OFF')
                """, """
                CREATE TABLE types (
                    n int, b boolean, i16 smallint, i64 bigint, f32 real, f64 double precision, s text, c char(5), v varchar(9),
                    bin bytea, d date, t time, ts timestamp, ti timestamptz, u uuid, dec numeric(7,2), open numeric, e mood,
                    j jsonb, l int[], words text[], span interval)
                """, """
                INSERT INTO types VALUES (1, true, -5, 9223372036854775807, 0.1, 0.1, 'Äé😀', 'ab', 'ab  ', '\\x00ff',
                    '2024-03-31', '23:59:59.999999', '2024-03-31 02:30:00.000001', '2024-03-31 02:30:00.000001+02',
                    '00000000-0000-0000-0000-00000000000a', 12345.67, 1.5, 'OFF', '{"a": 1}', '{1,NULL,3}', '{x,""}', '1 day')
                """, """
                INSERT INTO types (n) VALUES (2)
                """);
    }

    @AfterAll
    void stop() {
        if (postgres != null) {
            postgres.close();
        }
    }

    private Table calibrations() {
        return Declared.jdbc(
                "bci",
                "calibrations",
                postgres.url(),
                "public.calibrations",
                Declared.column("implant_id", Scalar.INT32),
                Declared.column("channel", Scalar.INT16),
                Declared.column("measured_at", Scalar.TIMESTAMP),
                Declared.column("gain_uv", Scalar.FLOAT64),
                Declared.column("offset_uv", Scalar.FLOAT64),
                Declared.column("passed", Scalar.BOOLEAN));
    }

    private Table big() {
        return Declared.jdbc(
                "a",
                "big",
                postgres.url(),
                "",
                Declared.column("n", Scalar.INT32),
                Declared.column("text", Scalar.STRING));
    }

    private Table types(io.neuralake.catalog.Column... columns) {
        return Declared.jdbc("a", "types", postgres.url(), "", columns);
    }

    private static void refused(Catalog catalog, String table, String... messages) {
        try (catalog) {
            assertThatThrownBy(() -> catalog.table(table).stream().close())
                    .isInstanceOf(LakeException.class)
                    .satisfies(failure -> assertThat(failure.getMessage()).contains(messages));
        }
    }

    @Test
    void conditionColumnsAndLimitAreLeftToTheDatabase() {
        try (Catalog catalog = lake.open(postgres.options(), calibrations())) {
            var scan = catalog.table("bci.calibrations")
                    .where(t ->
                            t.column("implant_id").gt(50).and(t.column("passed").eq(true)))
                    .select(t -> List.of(t.column("gain_uv"), t.column("channel")))
                    .limit(3);

            assertThat(scan.explain())
                    .contains("SELECT \"implant_id\" AS \"implant_id\"")
                    .contains("FROM \"public\".\"calibrations\" WHERE (\"implant_id\" > ? AND \"passed\" = ?) LIMIT 3")
                    .contains("with 2 values")
                    .doesNotContain("measured_at")
                    .doesNotContain("postgres:postgres");
            assertThat(scan.stream().map(row -> row.get("gain_uv", Double.class)))
                    .containsExactly(0.051, 0.054, 0.057);
            assertThat(scan.count()).isEqualTo(3);
        }
    }

    @Test
    void statementsJoinItWithFiles() {
        lake.parquet("a/implants/1.parquet", "SELECT 7 AS id, 'left' AS side UNION ALL SELECT 8, 'right'");
        Table implants = Declared.hive(
                "a", "implants", Declared.column("id", Scalar.INT32), Declared.column("side", Scalar.STRING));
        CatalogOptions options =
                postgres.options().location("lake", lake.path("").toString());
        try (Catalog catalog = lake.open(options, calibrations(), implants)) {
            QueryResult result = catalog.sql("""
                    SELECT i.side, c.measured_at, (SELECT count(*) FROM bci.calibrations) AS n
                    FROM a.implants AS i JOIN bci.calibrations AS c ON c.implant_id = i.id ORDER BY i.id
                    """);

            assertThat(result.stream().map(row -> row.get(0) + " " + row.get(1) + " " + row.get(2)))
                    .containsExactly("left 2024-01-01T07:00 100", "right 2024-01-01T08:00 100");
            assertThat(catalog.sql("SELECT channel FROM bci.calibrations WHERE implant_id = 7")
                            .explain())
                    .contains("WHERE \"implant_id\" = ?");
        }
    }

    @Test
    void everyTypeIsReadAsItIs() {
        Table table = types(
                Declared.column("n", Scalar.INT32),
                Declared.nullable("b", Scalar.BOOLEAN),
                Declared.nullable("i16", Scalar.INT64),
                Declared.nullable("i64", Scalar.INT64),
                Declared.nullable("f32", Scalar.FLOAT64),
                Declared.nullable("f64", Scalar.FLOAT64),
                Declared.nullable("s", Scalar.STRING),
                Declared.nullable("c", Scalar.STRING),
                Declared.nullable("v", Scalar.STRING),
                Declared.nullable("bin", Scalar.BINARY),
                Declared.nullable("d", Scalar.DATE),
                Declared.nullable("t", Scalar.TIME),
                Declared.nullable("ts", Scalar.TIMESTAMP),
                Declared.nullable("ti", Scalar.INSTANT),
                Declared.nullable("u", Scalar.UUID),
                Declared.nullable("dec", new ColumnType.Decimal(9, 3)),
                Declared.nullable("open", new ColumnType.Decimal(9, 3)),
                Declared.nullable("e", new ColumnType.Enumeration("lake.Mood", List.of("ON", "OFF"))),
                Declared.nullable("j", Scalar.STRING),
                Declared.nullable("l", new ColumnType.ListOf(Scalar.INT32, true)),
                Declared.nullable("words", new ColumnType.ListOf(Scalar.STRING, false)));
        try (Catalog catalog = lake.open(postgres.options(), table)) {
            List<Row> rows = catalog.table("a.types").stream().toList();

            Row row = rows.get(0);
            assertThat(row.get("b")).isEqualTo(true);
            assertThat(row.get("i16")).isEqualTo(-5L);
            assertThat(row.get("i64")).isEqualTo(Long.MAX_VALUE);
            assertThat(row.get("f32")).isEqualTo((double) 0.1f);
            assertThat(row.get("f64")).isEqualTo(0.1);
            assertThat(row.get("s")).isEqualTo("Äé😀");
            assertThat(row.get("c")).isEqualTo("ab");
            assertThat(row.get("v")).isEqualTo("ab  ");
            assertThat((byte[]) row.get("bin")).isEqualTo(new byte[] {0, (byte) 255});
            assertThat(row.get("d")).isEqualTo(LocalDate.of(2024, 3, 31));
            assertThat(row.get("t")).isEqualTo(LocalTime.of(23, 59, 59, 999_999_000));
            assertThat(row.get("ts")).isEqualTo(LocalDateTime.of(2024, 3, 31, 2, 30, 0, 1000));
            assertThat(row.get("ti")).isEqualTo(Instant.parse("2024-03-31T00:30:00.000001Z"));
            assertThat(row.get("u")).hasToString("00000000-0000-0000-0000-00000000000a");
            assertThat(row.get("dec")).isEqualTo(new BigDecimal("12345.670"));
            assertThat(row.get("open")).isEqualTo(new BigDecimal("1.500"));
            assertThat(row.get("e")).isEqualTo("OFF");
            assertThat(row.get("j")).isEqualTo("{\"a\": 1}");
            assertThat(row.get("l")).isEqualTo(Arrays.asList(1, null, 3));
            assertThat(row.get("words")).isEqualTo(List.of("x", ""));
            for (String name : table.columnNames().subList(1, 21)) {
                assertThat(rows.get(1).get(name)).as(name).isNull();
            }
            assertThat(catalog.table("a.types")
                            .where(t -> t.column("f32")
                                    .eq((double) 0.1f)
                                    .and(t.column("c").eq("ab"))
                                    .and(t.column("e").ne("ON"))
                                    .and(t.column("u").eq(UUID.fromString("00000000-0000-0000-0000-00000000000a")))
                                    .and(t.column("bin").eq(new byte[] {0, (byte) 255}))
                                    .and(t.column("ti").eq(Instant.parse("2024-03-31T00:30:00.000001Z")))
                                    .and(t.column("ts").eq(LocalDateTime.of(2024, 3, 31, 2, 30, 0, 1000)))
                                    .and(t.column("t").ge(LocalTime.of(23, 59, 59, 999_999_000)))
                                    .and(t.column("dec").eq(new BigDecimal("12345.67")))
                                    .and(t.column("l").includes(3)))
                            .count())
                    .isEqualTo(1);
        }
    }

    @Test
    void anotherTypeIsToldBeforeRowsFlow() {
        refused(
                lake.open(postgres.options(), types(Declared.column("i64", Scalar.INT32))),
                "a.types",
                "column 'i64' is declared as int32",
                "it is int64");
        refused(
                lake.open(postgres.options(), types(Declared.column("span", Scalar.STRING))),
                "a.types",
                "it is interval");
        refused(
                lake.open(postgres.options(), types(Declared.column("tss", Scalar.TIMESTAMP))),
                "a.types",
                "has no column 'tss'",
                "did you mean");
    }

    @Test
    void absentValueWhereNoneMayBeIsAnError() {
        refused(
                lake.open(postgres.options(), types(Declared.column("i16", Scalar.INT16))),
                "a.types",
                "column 'i16' of \"types\"",
                "has no value in one of its rows");
    }

    @Test
    void whatDoesNotFitIsAnError() {
        postgres.execute(
                "CREATE TABLE misfits (n numeric, d date, t time)",
                "INSERT INTO misfits VALUES (1.0001, 'infinity', '24:00')");
        Table numbers =
                Declared.jdbc("a", "misfits", postgres.url(), "", Declared.nullable("n", new ColumnType.Decimal(9, 2)));
        refused(lake.open(postgres.options(), numbers), "a.misfits", "1.0001, which does not fit decimal(9,2)");
        Table dates = Declared.jdbc("a", "misfits", postgres.url(), "", Declared.nullable("d", Scalar.DATE));
        refused(lake.open(postgres.options(), dates), "a.misfits", "out of range");
        Table times = Declared.jdbc("a", "misfits", postgres.url(), "", Declared.nullable("t", Scalar.TIME));
        refused(lake.open(postgres.options(), times), "a.misfits", "more precise than a microsecond");
    }

    @Test
    void namesMayBeOddAndDifferInCase() {
        postgres.execute(
                "CREATE SCHEMA \"Odd.Schema\"",
                "CREATE TABLE \"Odd.Schema\".\"or\"\"ders\" (\"Select\" int, \"a b\" text, \"X\" int, \"x\" int)",
                "INSERT INTO \"Odd.Schema\".\"or\"\"ders\" VALUES (1, 'é', 2, 3)",
                "CREATE TABLE \"Upper\" (n int)");
        Table odd = Declared.jdbc(
                "a",
                "odd",
                postgres.url(),
                "\"Odd.Schema\".\"or\"\"ders\"",
                Declared.nullable("select", Scalar.INT32),
                Declared.nullable("a b", Scalar.STRING),
                Declared.nullable("x", Scalar.INT32));
        Table upper = Declared.jdbc("a", "upper", postgres.url(), "PUBLIC.upper", Declared.nullable("N", Scalar.INT32));
        try (Catalog catalog = lake.open(postgres.options(), odd, upper)) {
            assertThat(catalog.table("a.odd").stream().map(row -> row.get(0) + " " + row.get(1) + " " + row.get(2)))
                    .containsExactly("1 é 3");
            assertThat(catalog.table("a.upper").count()).isZero();
        }
        postgres.execute("CREATE TABLE twins (\"Ab\" int, \"aB\" int)");
        refused(
                lake.open(
                        postgres.options(),
                        Declared.jdbc("a", "twins", postgres.url(), "", Declared.nullable("ab", Scalar.INT32))),
                "a.twins",
                "column 'ab' is one of Ab, aB");
    }

    @Test
    void closingEarlyStopsTheDatabase() throws Exception {
        try (Catalog catalog = lake.open(postgres.options(), big())) {
            try (ArrowReader reader = catalog.table("a.big").arrow()) {
                assertThat(reader.loadNextBatch()).isTrue();
                assertThat(
                                postgres.value(
                                        "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'neuralake' AND query LIKE '%big%'"))
                        .contains("1");
            }
            awaitNoConnection();
        }
    }

    private void awaitNoConnection() throws InterruptedException {
        String open = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'neuralake'";
        // A server process ends a moment after its client has hung up.
        for (int i = 0; i < 1000 && !postgres.value(open).orElse("").equals("0"); i++) {
            Thread.sleep(10);
        }
        assertThat(postgres.value(open)).contains("0");
    }

    @Test
    void everyRowOfALargeTableArrives() {
        try (Catalog catalog = lake.open(postgres.options(), big())) {
            try (Stream<Row> rows = catalog.table("a.big").stream()) {
                assertThat(rows.mapToLong(row -> row.get("n", Integer.class)).sum())
                        .isEqualTo(300_000L * 300_001 / 2);
            }
            assertThat(catalog.table("a.big").count()).isEqualTo(300_000);
            assertThat(catalog.table("a.big")
                            .where(t -> t.column("text").startsWith("00"))
                            .count())
                    .isEqualTo(Long.parseLong(postgres.value("SELECT count(*) FROM big WHERE text LIKE '00%'")
                            .orElseThrow()));
        }
    }

    @Test
    @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aTableThatAStatementReadsOnceIsStreamed() throws Exception {
        postgres.execute("""
                CREATE VIEW endless AS SELECT i AS n FROM generate_series(1, 4000000) AS i
                    WHERE i < 3000000 OR pg_sleep(3600) IS NOT NULL
                """);
        Table endless = Declared.jdbc("a", "endless", postgres.url(), "", Declared.column("n", Scalar.INT32));
        try (Catalog catalog = lake.open(postgres.options(), endless);
                ArrowReader reader = catalog.sql(
                                "WITH e AS (SELECT n + 1 AS m FROM a.endless) SELECT m FROM e WHERE m % 2 = 0")
                        .arrow()) {
            assertThat(reader.loadNextBatch()).isTrue();
        }
    }

    @Test
    void aTableThatAStatementReadsTwiceIsKept() {
        try (Catalog catalog = lake.open(postgres.options(), big())) {
            for (String statement : List.of(
                    "SELECT count(*) FROM a.big x JOIN a.big y ON x.n = y.n + 1",
                    "WITH c AS (SELECT * FROM a.big) SELECT count(*) FROM c x JOIN c y ON x.n = y.n + 1",
                    "WITH c AS (SELECT n, count(*) OVER (PARTITION BY text) AS k FROM a.big) SELECT sum(k) - 1 FROM c",
                    "SELECT count(*) - 1 FROM a.big WHERE n >= (SELECT min(n) FROM a.big)",
                    "WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL SELECT b.n FROM r JOIN a.big b ON b.n = r.n + 1 AND r.n < 4)"
                            + " SELECT 299995 + count(*) FROM r")) {
                assertThat(catalog.sql(statement).stream().map(row -> ((Number) row.get(0)).longValue()))
                        .as(statement)
                        .containsExactly(299_999L);
            }
        }
    }

    @Test
    void aStatementThatFailsOverAStreamSaysWhy() {
        try (Catalog catalog = lake.open(postgres.options(), big())) {
            assertThatThrownBy(() -> catalog.sql("SELECT max(CAST(text AS INTEGER)) FROM a.big")
                            .count())
                    .isInstanceOf(LakeException.class)
                    .hasMessageContaining("Could not convert string");
        }
    }

    @Test
    void connectionsMayComeFromADataSource() throws Exception {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(postgres.url());
        source.setUser("postgres");
        source.setPassword("postgres");
        source.setApplicationName("neuralake");
        try (Catalog catalog = lake.open(CatalogOptions.defaults().jdbc("jdbc:postgresql:", source), big())) {
            assertThat(catalog.table("a.big").limit(5).stream()).hasSize(5);
        }
        awaitNoConnection();
    }

    @Test
    void loginMayComeFromSystemProperties() {
        System.setProperty("neuralake.jdbc.a.user", "postgres");
        System.setProperty("neuralake.jdbc.a.password", "postgres");
        try (Catalog catalog = lake.open(CatalogOptions.defaults(), big())) {
            assertThat(catalog.table("a.big").limit(5).stream()).hasSize(5);
        } finally {
            System.clearProperty("neuralake.jdbc.a.user");
            System.clearProperty("neuralake.jdbc.a.password");
        }
    }

    @Test
    void failuresNameTableAndCauseAndNoSecret() {
        String secret = "hunter2-secret";
        CatalogOptions wrong =
                CatalogOptions.defaults().jdbc(postgres.url(), Map.of("user", "nobody", "password", secret));
        refused(lake.open(wrong, big()), "a.big", "cannot read table 'a.big'", "\"nobody\"", "CatalogOptions.jdbc");
        Table away = Declared.jdbc(
                "a",
                "away",
                "jdbc:postgresql://localhost:1/x?user=me&password=" + secret,
                "",
                Declared.column("n", Scalar.INT32));
        refused(lake.open(away), "a.away", "jdbc:postgresql://localhost:1/x cannot be connected to");
        try (Catalog catalog = lake.open(away)) {
            assertThatThrownBy(() -> catalog.table("a.away").count()).satisfies(failure -> {
                for (Throwable at = failure; at != null; at = at.getCause()) {
                    assertThat(String.valueOf(at)).doesNotContain(secret);
                }
            });
        }
        Table unknown =
                Declared.jdbc("a", "unknown", postgres.url(), "public.nothing", Declared.column("n", Scalar.INT32));
        refused(lake.open(postgres.options(), unknown), "a.unknown", "public.nothing", "correct relation");
        postgres.execute(
                "CREATE ROLE reader LOGIN PASSWORD 'reader'",
                "CREATE TABLE private (n int)",
                "REVOKE ALL ON private FROM PUBLIC");
        Table forbidden = Declared.jdbc("a", "private", postgres.url(), "", Declared.column("n", Scalar.INT32));
        refused(
                lake.open(
                        CatalogOptions.defaults().jdbc(postgres.url(), Map.of("user", "reader", "password", "reader")),
                        forbidden),
                "a.private",
                "permission denied",
                "grant the user");
        Table strange =
                Declared.jdbc("a", "strange", "jdbc:clickhouse://host/db", "", Declared.column("n", Scalar.INT32));
        refused(lake.open(strange), "a.strange", "no JDBC driver", "com.clickhouse:clickhouse-jdbc");
        Table unheard =
                Declared.jdbc("a", "unheard", "jdbc:unheard:of?password=x", "", Declared.column("n", Scalar.INT32));
        refused(
                lake.open(unheard),
                "a.unheard",
                "there is no JDBC driver for jdbc:unheard:of on the class path",
                "add the driver of the database");
    }

    @Test
    void aServerThatGoesAwayIsAnErrorThatSaysSo() throws Exception {
        try (Catalog catalog = lake.open(postgres.options(), big());
                ArrowReader reader = catalog.table("a.big").arrow()) {
            assertThat(reader.loadNextBatch()).isTrue();
            postgres.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'neuralake'");

            assertThatThrownBy(() -> {
                        while (reader.loadNextBatch()) {
                            assertThat(reader.getVectorSchemaRoot().getRowCount())
                                    .isPositive();
                        }
                    })
                    .isInstanceOf(LakeException.class)
                    .hasMessageContaining("a.big")
                    .hasMessageContaining("stopped in the middle of the rows");
        }
    }

    @Test
    void aSlowDatabaseIsGivenUp() {
        postgres.execute("CREATE VIEW slow AS SELECT 1 AS n FROM pg_sleep(60)");
        Table slow = Declared.jdbc("a", "slow", postgres.url(), "", Declared.column("n", Scalar.INT32));
        refused(lake.open(postgres.options().jdbcTimeout(Duration.ofMillis(200)), slow), "a.slow", "jdbcTimeout");
    }

    @Test
    void textIsComparedByCodePointsWhateverTheCollation() {
        postgres.execute(
                "CREATE COLLATION caseless (provider = icu, locale = 'und-u-ks-level2', deterministic = false)",
                "CREATE TABLE words (s text COLLATE caseless)",
                "INSERT INTO words VALUES ('a'), ('A'), ('b'), ('B'), ('')");
        Table words = Declared.jdbc("a", "words", postgres.url(), "", Declared.nullable("s", Scalar.STRING));
        try (Catalog catalog = lake.open(postgres.options(), words)) {
            assertThat(catalog.table("a.words")
                            .where(t -> t.column("s").eq("a"))
                            .count())
                    .isEqualTo(1);
            assertThat(catalog.table("a.words").where(t -> t.column("s").ne("a")).stream()
                            .map(row -> row.get(0).toString()))
                    .containsExactlyInAnyOrder("A", "b", "B", "");
            assertThat(catalog.table("a.words").where(t -> t.column("s").lt("a")).stream()
                            .map(row -> row.get(0).toString()))
                    .containsExactlyInAnyOrder("A", "B", "");
            assertThat(catalog.table("a.words")
                            .where(t -> t.column("s").like("%a%").not())
                            .count())
                    .isEqualTo(4);
        }
    }

    @Test
    void aTableThatIsAlteredIsRefusedUntilItIsComparedAgain() {
        postgres.execute("CREATE TABLE altered (n int)", "INSERT INTO altered VALUES (7)");
        Table altered = Declared.jdbc("a", "altered", postgres.url(), "", Declared.column("n", Scalar.INT64));
        try (Catalog catalog = lake.open(postgres.options(), altered)) {
            assertThat(catalog.table("a.altered").stream()).hasSize(1);
            postgres.execute("ALTER TABLE altered ALTER n TYPE numeric(9, 1) USING n + 0.5");

            assertThatThrownBy(() -> catalog.table("a.altered").stream().close())
                    .isInstanceOf(LakeException.class)
                    .hasMessageContaining("column 'n' of \"altered\"")
                    .hasMessageContaining("open the catalog again");
        }
    }
}
