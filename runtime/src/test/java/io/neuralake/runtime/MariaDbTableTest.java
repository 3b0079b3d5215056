package io.neuralake.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.row.Row;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mariadb.jdbc.MariaDbPoolDataSource;

/** Tables of a real MariaDB server, through MariaDB's driver and through MySQL's. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MariaDbTableTest {

    private MariaDb server;
    private TestLake lake;

    @BeforeAll
    void start(@TempDir Path directory) {
        server = MariaDb.start(directory);
        lake = new TestLake(directory);
        server.execute("""
                CREATE TABLE types (
                    n int NOT NULL, truth tinyint(1), flag bit(1), i8 tinyint, u8 tinyint unsigned, i16 smallint,
                    u16 smallint unsigned, i24 mediumint, u24 mediumint unsigned, i32 int, u32 int unsigned zerofill, i64 bigint,
                    u64 bigint unsigned, f32 float, f64 double, d38 decimal(38,10), c char(5), v varchar(50), txt text,
                    fixed binary(3), bin varbinary(9), big longblob, d date, t time(6), ts datetime(6), ti timestamp(6) NULL,
                    y year, e enum('ON','OFF'), tags set('a','b'), j json, u uuid, bits bit(8), d65 decimal(65,30))
                CHARACTER SET utf8mb4
                """, """
                INSERT INTO types VALUES (1, 1, b'1', -128, 255, -32768, 65535, -8388608, 16777215, -2147483648, 4294967295,
                    -9223372036854775808, 18446744073709551615, 0.1, 0.1, 1234567890123456789012345678.0123456789, 'ab', 'ab  ',
                    'Äé😀', x'00ff00', x'00ff', x'ff', '2024-03-31', '23:59:59.999999', '2024-03-31 02:30:00.000001',
                    '2024-03-31 02:30:00.000001', 2024, 'OFF', 'a,b', '{"a": 1}', '123e4567-e89b-42d3-a456-426614174000',
                    b'10000001', 1.5)
                """, """
                INSERT INTO types (n) VALUES (2)
                """, """
                CREATE TABLE words (s varchar(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci,
                    l varchar(20) CHARACTER SET latin1 COLLATE latin1_swedish_ci, KEY (s))
                """, """
                INSERT INTO words VALUES ('a', 'a'), ('A', 'A'), ('a ', 'a '), ('ä', 'ä'), ('b', 'b'), ('', ''), (NULL, NULL)
                """, """
                CREATE TABLE big (n int, text char(32))
                """, """
                INSERT INTO big SELECT seq, md5(seq) FROM seq_1_to_500000
                """);
    }

    @AfterAll
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    private Table table(String driver, String name, Column... columns) {
        return Declared.jdbc("a", name, server.url(driver), "", columns);
    }

    private static void refused(Catalog catalog, String table, String... messages) {
        try (catalog) {
            assertThatThrownBy(() -> catalog.table(table).stream().toList())
                    .isInstanceOf(LakeException.class)
                    .satisfies(failure -> assertThat(failure.getMessage()).contains(messages));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mariadb", "mysql"})
    void everyTypeIsReadAsItIs(String driver) {
        Table table = table(
                driver,
                "types",
                Declared.column("n", Scalar.INT32),
                Declared.nullable("truth", Scalar.BOOLEAN),
                Declared.nullable("flag", Scalar.BOOLEAN),
                Declared.nullable("i8", Scalar.INT8),
                Declared.nullable("u8", Scalar.INT16),
                Declared.nullable("i16", Scalar.INT16),
                Declared.nullable("u16", Scalar.INT32),
                Declared.nullable("i24", Scalar.INT32),
                Declared.nullable("u24", Scalar.INT64),
                Declared.nullable("i32", Scalar.INT32),
                Declared.nullable("u32", Scalar.INT64),
                Declared.nullable("i64", Scalar.INT64),
                Declared.nullable("u64", new ColumnType.Decimal(20, 0)),
                Declared.nullable("f32", Scalar.FLOAT32),
                Declared.nullable("f64", Scalar.FLOAT64),
                Declared.nullable("d38", new ColumnType.Decimal(38, 10)),
                Declared.nullable("c", Scalar.STRING),
                Declared.nullable("v", Scalar.STRING),
                Declared.nullable("txt", Scalar.STRING),
                Declared.nullable("fixed", Scalar.BINARY),
                Declared.nullable("bin", Scalar.BINARY),
                Declared.nullable("big", Scalar.BINARY),
                Declared.nullable("d", Scalar.DATE),
                Declared.nullable("t", Scalar.TIME),
                Declared.nullable("ts", Scalar.TIMESTAMP),
                Declared.nullable("ti", Scalar.INSTANT),
                Declared.nullable("y", Scalar.INT32),
                Declared.nullable("e", new ColumnType.Enumeration("lake.Mood", List.of("ON", "OFF"))),
                Declared.nullable("tags", Scalar.STRING),
                Declared.nullable("j", Scalar.STRING),
                Declared.nullable("u", Scalar.UUID));
        try (Catalog catalog = lake.open(server.options(driver), table)) {
            List<Row> rows = catalog.table("a.types").stream().toList();

            Row row = rows.get(0);
            assertThat(row.get("truth")).isEqualTo(true);
            assertThat(row.get("flag")).isEqualTo(true);
            assertThat(row.get("i8")).isEqualTo((byte) -128);
            assertThat(row.get("u8")).isEqualTo((short) 255);
            assertThat(row.get("i16")).isEqualTo(Short.MIN_VALUE);
            assertThat(row.get("u16")).isEqualTo(65535);
            assertThat(row.get("i24")).isEqualTo(-8388608);
            assertThat(row.get("u24")).isEqualTo(16777215L);
            assertThat(row.get("i32")).isEqualTo(Integer.MIN_VALUE);
            assertThat(row.get("u32")).isEqualTo(4294967295L);
            assertThat(row.get("i64")).isEqualTo(Long.MIN_VALUE);
            assertThat(row.get("u64")).isEqualTo(new BigDecimal("18446744073709551615"));
            assertThat(row.get("f32")).isEqualTo(0.1f);
            assertThat(row.get("f64")).isEqualTo(0.1);
            assertThat(row.get("d38")).isEqualTo(new BigDecimal("1234567890123456789012345678.0123456789"));
            assertThat(row.get("c")).isEqualTo("ab");
            assertThat(row.get("v")).isEqualTo("ab  ");
            assertThat(row.get("txt")).isEqualTo("Äé😀");
            assertThat((byte[]) row.get("fixed")).isEqualTo(new byte[] {0, (byte) 255, 0});
            assertThat((byte[]) row.get("bin")).isEqualTo(new byte[] {0, (byte) 255});
            assertThat((byte[]) row.get("big")).isEqualTo(new byte[] {(byte) 255});
            assertThat(row.get("d")).isEqualTo(LocalDate.of(2024, 3, 31));
            assertThat(row.get("t")).isEqualTo(LocalTime.of(23, 59, 59, 999_999_000));
            assertThat(row.get("ts")).isEqualTo(LocalDateTime.of(2024, 3, 31, 2, 30, 0, 1000));
            // It was written by a session in the server's zone.
            assertThat(row.get("ti")).isEqualTo(Instant.parse("2024-03-30T21:00:00.000001Z"));
            assertThat(row.get("y")).isEqualTo(2024);
            assertThat(row.get("e")).isEqualTo("OFF");
            assertThat(row.get("tags")).isEqualTo("a,b");
            assertThat(row.get("j")).isEqualTo("{\"a\": 1}");
            assertThat(row.get("u")).hasToString("123e4567-e89b-42d3-a456-426614174000");
            for (String name : table.columnNames().subList(1, table.columns().size())) {
                assertThat(rows.get(1).get(name)).as(name).isNull();
            }
            assertThat(catalog.table("a.types")
                            .where(t -> t.column("truth")
                                    .eq(true)
                                    .and(t.column("flag").ne(false))
                                    .and(t.column("u8").gt(254))
                                    .and(t.column("u64").eq(new BigDecimal("18446744073709551615")))
                                    .and(t.column("i64").lt(0))
                                    .and(t.column("f32").eq(0.1f))
                                    .and(t.column("d38").gt(new BigDecimal("1234567890123456789012345678.0123456788")))
                                    .and(t.column("c").eq("ab"))
                                    .and(t.column("v").eq("ab  "))
                                    .and(t.column("fixed").eq(new byte[] {0, (byte) 255, 0}))
                                    .and(t.column("d").eq(LocalDate.of(2024, 3, 31)))
                                    .and(t.column("t").ge(LocalTime.of(23, 59, 59, 999_999_000)))
                                    .and(t.column("ts").eq(LocalDateTime.of(2024, 3, 31, 2, 30, 0, 1000)))
                                    .and(t.column("ti").eq(Instant.parse("2024-03-30T21:00:00.000001Z")))
                                    .and(t.column("y").eq(2024))
                                    .and(t.column("e").ne("ON"))
                                    .and(t.column("tags").startsWith("a"))
                                    .and(t.column("j").contains("a"))
                                    .and(t.column("u").eq(UUID.fromString("123e4567-e89b-42d3-a456-426614174000"))))
                            .count())
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mariadb", "mysql"})
    void typesThatDoNotFitAreToldBeforeRowsFlow(String driver) {
        refused(
                lake.open(server.options(driver), table(driver, "types", Declared.nullable("u64", Scalar.INT64))),
                "a.types",
                "column 'u64' is declared as int64",
                "it is decimal(20,0)");
        refused(
                lake.open(
                        server.options(driver),
                        table(driver, "types", Declared.nullable("d65", new ColumnType.Decimal(38, 10)))),
                "a.types",
                "column 'd65'",
                "65");
        refused(
                lake.open(server.options(driver), table(driver, "types", Declared.nullable("bits", Scalar.BINARY))),
                "a.types",
                "column 'bits'",
                "it is bit");
        refused(
                lake.open(server.options(driver), table(driver, "types", Declared.nullable("ti", Scalar.TIMESTAMP))),
                "a.types",
                "column 'ti'",
                "it is instant");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mariadb", "mysql"})
    void textIsComparedByCodePointsWhateverTheCollation(String driver) {
        for (String column : List.of("s", "l")) {
            Table words = table(driver, "words", Declared.nullable(column, Scalar.STRING));
            try (Catalog catalog = lake.open(server.options(driver), words)) {
                var scan = catalog.table("a.words");

                assertThat(scan.where(t -> t.column(column).eq("a")).count()).isEqualTo(1);
                assertThat(texts(scan.where(t -> t.column(column).eq("a ")))).containsExactly("a ");
                assertThat(texts(scan.where(t -> t.column(column).in("A", "ä"))))
                        .containsExactlyInAnyOrder("A", "ä");
                assertThat(texts(scan.where(t -> t.column(column).ne("a"))))
                        .containsExactlyInAnyOrder("A", "a ", "ä", "b", "");
                assertThat(texts(scan.where(t -> t.column(column).lt("a")))).containsExactlyInAnyOrder("A", "");
                assertThat(texts(scan.where(t -> t.column(column).gt("b")))).containsExactly("ä");
                assertThat(texts(scan.where(t -> t.column(column).like("a_")))).containsExactly("a ");
                assertThat(scan.where(t -> t.column(column).like("%a%").not()).count())
                        .isEqualTo(4);
                assertThat(scan.where(t -> t.column(column).eq("")).explain())
                        .contains("WHERE (`" + column + "` = ? AND CAST(CONVERT(`" + column + "` USING utf8mb4)");
            }
        }
    }

    private static List<String> texts(TableScan<?, Row> scan) {
        return scan.stream().map(row -> String.valueOf(row.get(0))).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mariadb", "mysql"})
    void datesAndTimesOfNoCalendarAreErrors(String driver) {
        server.execute(
                "CREATE OR REPLACE TABLE odd (n int NOT NULL, d date NOT NULL, ts datetime, t time)",
                "SET sql_mode = ''",
                """
                INSERT INTO odd VALUES (1, '0000-00-00', '2024-01-01', '00:00'), (2, '2024-00-15', '0000-00-00', '838:59:59'),
                    (3, '2024-01-01', NULL, '-00:00:01'), (4, '2024-01-01', '2024-01-01', '12:00')
                """);
        for (Column column : List.of(Declared.nullable("d", Scalar.DATE), Declared.nullable("ts", Scalar.TIMESTAMP))) {
            Table odd = table(driver, "odd", Declared.column("n", Scalar.INT32), column);
            refused(
                    lake.open(server.options(driver), odd),
                    "a.odd",
                    "column '" + column.name() + "'",
                    "in no calendar");
            try (Catalog catalog = lake.open(server.options(driver), odd)) {
                assertThat(catalog.table("a.odd").where(t -> t.column("n").eq(4)).stream())
                        .hasSize(1);
                assertThat(catalog.table("a.odd").select(t -> List.of(t.column("n"))).stream())
                        .hasSize(4);
            }
        }
        Table times = table(driver, "odd", Declared.column("n", Scalar.INT32), Declared.nullable("t", Scalar.TIME));
        refused(lake.open(server.options(driver), times), "a.odd", "column 't'", "not within a day");
        Table dates = table(driver, "odd", Declared.column("n", Scalar.INT32), Declared.nullable("d", Scalar.DATE));
        try (Catalog catalog = lake.open(server.options(driver), dates)) {
            // MariaDB takes 0000-00-00 of a column that is NOT NULL for null.
            assertThatThrownBy(() -> catalog.table("a.odd")
                            .where(t -> t.column("d").isNull())
                            .count())
                    .hasMessageContaining("in no calendar");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mariadb", "mysql"})
    void rowsComeWhileTheServerSendsThem(String driver) throws Exception {
        Table big =
                table(driver, "big", Declared.nullable("n", Scalar.INT32), Declared.nullable("text", Scalar.STRING));
        try (Catalog catalog = lake.open(server.options(driver), big)) {
            try (Stream<Row> rows = catalog.table("a.big").stream()) {
                assertThat(rows.mapToLong(row -> row.get("n", Integer.class)).sum())
                        .isEqualTo(500_000L * 500_001 / 2);
            }
            assertThat(catalog.table("a.big").where(t -> t.column("n").le(10)).count())
                    .isEqualTo(10);
            assertThat(catalog.table("a.big").limit(7).stream()).hasSize(7);
            String sending = "SELECT count(*) FROM information_schema.processlist"
                    + " WHERE command = 'Query' AND info LIKE 'SELECT `n`%`big`%'";
            try (ArrowReader reader = catalog.table("a.big").arrow()) {
                assertThat(reader.loadNextBatch()).isTrue();
                assertThat(server.value(sending)).contains("1");
            }
            String open =
                    "SELECT count(*) FROM information_schema.processlist WHERE db = 'test' AND id <> connection_id()";
            // A thread of the server ends a moment after its client has hung up.
            for (int i = 0; i < 1000 && !server.value(open).orElse("").equals("0"); i++) {
                Thread.sleep(10);
            }
            assertThat(server.value(open)).contains("0");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mariadb", "mysql"})
    void aDatabaseThatDoesNotAnswerIsWaitedForNoLonger(String driver) throws SQLException {
        server.execute(
                "CREATE OR REPLACE VIEW never AS SELECT CAST(seq AS SIGNED) AS n FROM seq_1_to_1 WHERE sleep(3600) = 0",
                "CREATE OR REPLACE TABLE locked (n int)");
        Duration time = Duration.ofMillis(400);
        Table never = table(driver, "never", Declared.nullable("n", Scalar.INT64));
        Table locked = table(driver, "locked", Declared.nullable("n", Scalar.INT32));
        try (Catalog catalog = lake.open(server.options(driver), never, locked);
                Connection other = server.connect();
                Statement lock = other.createStatement()) {
            lock.execute("LOCK TABLES locked WRITE");
            for (String table : List.of("a.never", "a.locked")) {
                assertThatThrownBy(
                                () -> catalog.table(table).scan().timeout(time).count())
                        .hasMessageContaining("it timed out after ");
                assertThatThrownBy(() -> catalog.sql("SELECT max(n) FROM " + table)
                                .timeout(time)
                                .count())
                        .hasMessageContaining("it timed out after ");
            }
            lock.execute("UNLOCK TABLES");
            assertThat(catalog.table("a.locked").count()).isZero();
        }
        assertThat(server.value("SELECT count(*) FROM information_schema.processlist WHERE info LIKE '%`never`%'"))
                .contains("1");
    }

    @Test
    void aConnectionOfAPoolGoesBackAsItCame() throws SQLException {
        try (MariaDbPoolDataSource pool = new MariaDbPoolDataSource(server.url() + "?user=root&maxPoolSize=1")) {
            Table words = table("mariadb", "words", Declared.nullable("s", Scalar.STRING));
            CatalogOptions options = CatalogOptions.defaults().jdbc("jdbc:mariadb:", pool);
            try (Catalog catalog = lake.open(options, words)) {
                assertThat(catalog.table("a.words").stream()).hasSize(7);
            }
            try (Connection same = pool.getConnection();
                    var statement = same.createStatement();
                    var result = statement.executeQuery("SELECT @@time_zone, @@autocommit, @@transaction_read_only")) {
                result.next();
                assertThat(result.getString(1) + " " + result.getInt(2) + " " + result.getInt(3))
                        .isEqualTo("+05:30 1 0");
            }
        }
    }
}
