package io.neuralake.interop.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuralake.interop.Python;
import io.neuralake.runtime.Catalog;
import io.neuralake.runtime.CatalogOptions;
import io.neuralake.runtime.error.LakeException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A table of ClickHouse and the Parquet file that its engine makes of it have the same rows, all of them and under conditions, whether
 * the engine tests these or we do.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ClickHouseTest {

    private static final String COLUMNS = """
            int id,
            @Nullable Short small,
            @Decimal(precision = 20, scale = 0) BigDecimal big,
            long number,
            @Decimal(precision = 10, scale = 2) @Nullable BigDecimal price,
            @Decimal(precision = 38, scale = 0) BigDecimal huge,
            @Nullable Double ratio,
            float single,
            @Nullable String name,
            String kind,
            String code,
            @Nullable String state,
            @Nullable LocalDate day,
            Instant taken,
            @Nullable Instant seen,
            @Nullable Boolean ok,
            boolean flag,
            @Nullable UUID key,
            List<@Nullable String> tags,
            List<Long> counts) {}
            """;

    private static final String SOURCE = """
            package lake;
            import io.neuralake.annotations.*;
            import java.math.BigDecimal;
            import java.time.*;
            import java.util.*;
            import org.jspecify.annotations.Nullable;
            final class Tables {
                /** In ClickHouse. */
                @Table(database = "lake", format = Format.JDBC, location = "${clickhouse}", relation = "readings")
                record Readings(COLUMNS
                /** The same rows in a file. */
                @Table(database = "lake", format = Format.PARQUET, location = "${files}")
                record Copies(COLUMNS
                /** Text that is none. */
                @Table(database = "lake", format = Format.JDBC, location = "${clickhouse}", relation = "broken")
                record Broken(int id, String name) {}
                /** Finer than a microsecond. */
                @Table(database = "lake", format = Format.JDBC, location = "${clickhouse}", relation = "fine")
                record Fine(int id, Instant taken) {}
                /** Of a type that has no other. */
                @Table(database = "lake", format = Format.JDBC, location = "${clickhouse}", relation = "mapped")
                record Mapped(int id, Map<String, Integer> values) {}
            }
            """;

    private static final String CREATE = """
            CREATE TABLE readings (
                id Int32, small Nullable(UInt8), big UInt64, number Int64, price Nullable(Decimal(10, 2)), huge Int256,
                ratio Nullable(Float64), single Float32, name Nullable(String), kind LowCardinality(String), code FixedString(4),
                state Nullable(Enum8('on' = 1, 'off' = 2)), day Nullable(Date32), taken DateTime64(3, 'Asia/Tokyo'),
                seen Nullable(DateTime), ok Nullable(Bool), flag UInt8, key Nullable(UUID), tags Array(Nullable(String)),
                counts Array(UInt32)) ENGINE = MergeTree ORDER BY id""";

    private static final String FILL = """
            INSERT INTO readings SELECT
                number, if(number % 5 = 0, NULL, number % 256), 18446744073709551615 - number * 7,
                multiIf(number = 0, -9223372036854775808, number = 1, 9223372036854775807, number * 1000000007 - 100),
                if(number % 4 = 1, NULL, toDecimal64(number, 2) / 8), toInt256('99999999999999999999999999999999999999') - number,
                multiIf(number % 7 = 0, NULL, number % 7 = 1, nan, number % 7 = 2, inf, number % 7 = 3, -inf, number / 10),
                toFloat32(number) / 10,
                multiIf(number % 6 = 0, NULL, number % 6 = 1, '', number % 6 = 2, 'it''s \\\\ %_ "q"', number % 6 = 3, 'Ä日😀',
                    concat('n', toString(number))),
                ['red', 'green', 'Red', 'rot'][number % 4 + 1], substring('abcd', 1, number % 4 + 1),
                if(number % 3 = 0, NULL, CAST(number % 3, 'Enum8(\\'on\\' = 1, \\'off\\' = 2)')),
                if(number % 8 = 0, NULL, toDate32('1900-01-01') + number * 250),
                toDateTime64('1969-12-31 23:59:58.5', 3, 'UTC') + number * 3600, if(number % 9 = 0, NULL, toDateTime(number * 100000)),
                if(number % 4 = 0, NULL, number % 4 = 1), number % 3, if(number % 10 = 0, NULL, toUUID(concat(
                    '61f0c404-5cb3-11e7-907b-', lower(hex(toFixedString(leftPad(toString(number), 6, '0'), 6)))))),
                if(number % 2 = 0, [], ['x', NULL, toString(number)]), [number, 4294967295]
            FROM numbers(300)""";

    private static final String COPY = """
            INSERT INTO FUNCTION file('FILE', 'Parquet') SELECT
                id, CAST(small AS Nullable(Int16)) AS small, CAST(big AS Decimal(20, 0)) AS big, number, price,
                CAST(toString(huge) AS Decimal(38, 0)) AS huge, ratio, single, name, CAST(kind AS String) AS kind,
                CAST(trim(TRAILING '\\0' FROM code) AS String) AS code, CAST(state AS Nullable(String)) AS state, day,
                toDateTime64(taken, 6, 'UTC') AS taken, toDateTime64(seen, 6, 'UTC') AS seen, ok, CAST(flag != 0 AS Bool) AS flag,
                CAST(toString(key) AS Nullable(String)) AS key, tags, CAST(counts AS Array(Int64)) AS counts
            FROM readings
            SETTINGS output_format_parquet_string_as_string = 1""";

    private ClickHouse clickhouse;
    private ClassLoader before;
    private URLClassLoader drivers;
    private Catalog catalog;
    private Path folder;

    @BeforeAll
    void start(@TempDir Path directory) throws IOException {
        Path python = Python.with("clickhouse", List.of("chdb==4.4.0", "chdb-core==26.9.0"));
        folder = directory;
        Path script = directory.resolve("server.py");
        try (InputStream resource = ClickHouseTest.class.getResourceAsStream("/clickhouse/server.py")) {
            Files.copy(resource, script);
        }
        clickhouse = ClickHouse.start(python, script, directory.resolve("server.log"));
        clickhouse.execute(CREATE);
        clickhouse.execute(FILL);
        Path files = Files.createDirectories(directory.resolve("files"));
        clickhouse.execute(COPY.replace("FILE", files.resolve("copy.parquet").toString()));
        clickhouse.execute("CREATE TABLE broken (id Int32, name String) ENGINE = MergeTree ORDER BY id");
        clickhouse.execute("INSERT INTO broken VALUES (1, 'fine'), (2, unhex('61ff'))");
        clickhouse.execute("CREATE TABLE fine (id Int32, taken DateTime64(9, 'UTC')) ENGINE = MergeTree ORDER BY id");
        clickhouse.execute(
                "INSERT INTO fine VALUES (1, '2024-01-02 03:04:05.123456000'), (2, '2024-01-02 03:04:05.123456789')");
        clickhouse.execute("CREATE TABLE mapped (id Int32, values Map(String, Int32)) ENGINE = MergeTree ORDER BY id");
        before = Thread.currentThread().getContextClassLoader();
        URL driver = Path.of("target", "clickhouse", "clickhouse-jdbc-all.jar")
                .toUri()
                .toURL();
        drivers = new URLClassLoader(new URL[] {driver}, before);
        Thread.currentThread().setContextClassLoader(drivers);
        catalog = Catalog.open(
                CatalogOptions.defaults()
                        .location("clickhouse", clickhouse.url())
                        .location("files", files.toString()),
                List.of(manifests()));
    }

    private Path manifests() throws IOException {
        Path source = Files.createDirectories(folder.resolve("lake")).resolve("Tables.java");
        Files.writeString(source, SOURCE.replace("COLUMNS", COLUMNS));
        Path classes = Files.createDirectories(folder.resolve("classes"));
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        int status = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-d",
                        classes.toString(),
                        "-cp",
                        path,
                        "-processorpath",
                        path,
                        source.toString());
        assertThat(status).isZero();
        return classes;
    }

    @AfterAll
    void stop() throws IOException {
        if (catalog != null) {
            catalog.close();
        }
        if (before != null) {
            Thread.currentThread().setContextClassLoader(before);
            drivers.close();
        }
        if (clickhouse != null) {
            clickhouse.close();
        }
    }

    @Test
    void allRowsAreThoseOfTheFile() throws IOException {
        assertThat(rows("readings", "true")).isEqualTo(rows("copies", "true")).hasSize(300);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id = 17",
                "id IN (1, 2, 299, 1000)",
                "id NOT IN (1, 2)",
                "small > 250",
                "small IS NULL",
                "small <> 3",
                "number = -9223372036854775808",
                "number = 9223372036854775807",
                "number >= 1000000007",
                "big > 18446744073709551000",
                "price <= 1.25",
                "price = 0.25",
                "huge > 99999999999999999999999999999999999900",
                "ratio > 5",
                "ratio <= 0.4",
                "ratio = 'NaN'::DOUBLE",
                "ratio < 'Infinity'::DOUBLE",
                "ratio <> 1.1",
                "ratio IN (0.4, 1.1)",
                "single = 0.1::FLOAT",
                "single <= 3.3::FLOAT",
                "name = ''",
                "name = 'it''s \\ %_ \"q\"'",
                "name = 'Ä日😀'",
                "name <> 'n4'",
                "name > 'n'",
                "name < 'Ä'",
                "name LIKE 'n1%'",
                "name LIKE '%\\%!_%' ESCAPE '!'",
                "name IN ('n4', 'n5', '')",
                "name IS NULL",
                "name IS NOT NULL AND kind = 'red'",
                "kind = 'red'",
                "kind > 'red'",
                "kind NOT IN ('red', 'Red')",
                "code = 'ab'",
                "code >= 'abc'",
                "state = 'on'",
                "state <> 'on'",
                "state > 'off'",
                "day = DATE '1900-01-01'",
                "day < DATE '1950-06-01'",
                "day <> DATE '1583-01-01'",
                "day >= DATE '2030-01-01'",
                "taken < TIMESTAMPTZ '1970-01-01 00:00:00+00'",
                "taken = TIMESTAMPTZ '1969-12-31 23:59:58.5+00'",
                "taken > TIMESTAMPTZ '1970-01-05 01:00:00+09'",
                "seen >= TIMESTAMPTZ '1970-05-01 00:00:00+00'",
                "seen IS NULL OR seen = TIMESTAMPTZ '1970-01-02 03:46:40+00'",
                "ok",
                "NOT ok",
                "ok IS NULL",
                "flag",
                "NOT flag",
                "key = '61f0c404-5cb3-11e7-907b-303030303031'",
                "key > '61f0c404-5cb3-11e7-907b-303030303100'",
                "len(tags) = 3",
                "(id < 10 OR kind = 'rot') AND NOT (name = 'n4')"
            })
    void conditionsHoldForTheSameRows(String condition) throws IOException {
        assertThat(rows("readings", condition)).isEqualTo(rows("copies", condition));
        String where = " WHERE " + condition;
        assertThat(text("SELECT count(*) AS n FROM lake.readings" + where))
                .isEqualTo(text("SELECT count(*) AS n FROM lake.copies" + where));
    }

    @Test
    void theEngineIsGivenWhatItTestsAsWeDo() {
        String sent = catalog.sql(
                        "SELECT id FROM lake.readings WHERE small = 3 AND ratio <= 0.5 AND name >= 'n' AND flag"
                                + " AND day = DATE '1950-01-01' AND taken < TIMESTAMPTZ '2000-01-01 00:00:00+00' AND ratio > -1")
                .explain();

        assertThat(sent)
                .contains("\"small\" = ?")
                .contains("\"ratio\" <= reinterpretAsFloat64(toInt64(?))")
                .contains("\"name\" >= ?")
                .contains("(\"flag\" != 0) = ?")
                .contains("toInt32(\"day\") = ?")
                .contains("toUnixTimestamp64Micro(toDateTime64(\"taken\", 6)) < ?")
                // NaN is greater than every number here, and not there.
                .doesNotContain("\"ratio\" > ");
    }

    @Test
    void aLimitIsSent() {
        assertThat(catalog.table("lake.readings").limit(7).explain()).contains("LIMIT 7");
        assertThat(catalog.table("lake.readings").limit(7).count()).isEqualTo(7);
    }

    @Test
    void bytesThatAreNoTextAreAnError() {
        assertThatThrownBy(() -> catalog.sql("SELECT * FROM lake.broken").count())
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("column name has bytes that are no UTF-8");
        assertThat(catalog.sql("SELECT id FROM lake.broken").count()).isEqualTo(2);
    }

    @Test
    void timesThatAreFinerThanAMicrosecondAreAnError() throws IOException {
        assertThat(text("SELECT * FROM lake.fine WHERE id = 1"))
                .containsExactly("{\"id\":1,\"taken\":\"2024-01-02T03:04:05.123456Z\"}");
        assertThatThrownBy(() -> catalog.sql("SELECT * FROM lake.fine").count())
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("more precise than a microsecond");
    }

    @Test
    void aTypeThatHasNoOtherIsRefusedBeforeTheFirstRow() {
        assertThatThrownBy(() -> catalog.table("lake.mapped").count())
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("Map(String, Int32)");
    }

    private List<String> rows(String table, String condition) throws IOException {
        return text("SELECT * FROM lake." + table + " WHERE " + condition + " ORDER BY id");
    }

    private List<String> text(String statement) throws IOException {
        Path file = folder.resolve("rows.jsonl");
        Files.deleteIfExists(file);
        catalog.sql(statement).write(file);
        return Files.readAllLines(file);
    }
}
