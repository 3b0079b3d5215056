package io.neuralake.runtime;

import static io.neuralake.runtime.TestLake.files;
import static org.assertj.core.api.Assertions.assertThat;

import io.delta.kernel.expressions.Literal;
import io.delta.kernel.statistics.DataFileStatistics;
import io.delta.kernel.types.DateType;
import io.delta.kernel.types.DecimalType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructType;
import io.delta.kernel.types.TimestampType;
import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.engine.TableUse;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What statements leave of a table: as few files as a typed scan, the columns that they read, and a limit. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SqlPushdownTest {

    private static final LocalDate FIRST = LocalDate.of(2024, 4, 1);
    private static final Column[] COLUMNS = {
        Declared.partition("day", Scalar.DATE),
        Declared.partition("region", Scalar.STRING),
        Declared.column("id", Scalar.INT64),
        Declared.column("size", Scalar.INT32),
        Declared.column("name", Scalar.STRING),
        Declared.column("price", new ColumnType.Decimal(10, 2)),
        Declared.column("made", Scalar.INSTANT)
    };
    private static final Table EVENTS = Declared.delta("m", "events", COLUMNS);
    private static final Table KINDS = Declared.hive(
            "m",
            "kinds",
            Declared.partition("day", Scalar.DATE),
            Declared.column("id", Scalar.INT64),
            Declared.column("kind", Scalar.STRING));

    @TempDir
    private static Path directory;

    private Catalog catalog;

    /** Ten days in two regions, two files in each: the file of one has ids 100 × day to 100 × day + 9, the other 50 more. */
    @BeforeAll
    void write() {
        TestLake lake = new TestLake(directory);
        StructType schema = new StructType()
                .add("day", DateType.DATE)
                .add("region", StringType.STRING)
                .add("id", LongType.LONG)
                .add("size", IntegerType.INTEGER)
                .add("name", StringType.STRING)
                .add("price", new DecimalType(10, 2))
                .add("made", TimestampType.TIMESTAMP);
        lake.createDelta("m/events", schema, List.of("day", "region"));
        for (int day = 0; day < 10; day++) {
            LocalDate date = FIRST.plusDays(day);
            for (String region : List.of("north", "south")) {
                for (int half = 0; half < 2; half++) {
                    append(lake, date, region, 100L * day + 50L * half);
                }
            }
            lake.parquet(
                    "m/kinds/day=" + date + "/f.parquet",
                    "SELECT range + " + 100 * day + " AS id, 'kind' || range % 3 AS kind FROM range(10)");
        }
        catalog = lake.open(EVENTS, KINDS);
    }

    private static void append(TestLake lake, LocalDate date, String region, long first) {
        io.delta.kernel.expressions.Column id = new io.delta.kernel.expressions.Column("id");
        io.delta.kernel.expressions.Column size = new io.delta.kernel.expressions.Column("size");
        io.delta.kernel.expressions.Column name = new io.delta.kernel.expressions.Column("name");
        io.delta.kernel.expressions.Column price = new io.delta.kernel.expressions.Column("price");
        io.delta.kernel.expressions.Column made = new io.delta.kernel.expressions.Column("made");
        long start = date.toEpochDay() * 86_400_000_000L;
        lake.append(
                "m/events",
                Map.of("day", Literal.ofDate((int) date.toEpochDay()), "region", Literal.ofString(region)),
                "SELECT range + " + first + " AS id, (range + " + first + ")::INTEGER AS size, 'n' || (1000 + range + "
                        + first + ") AS name, ((range + " + first + ") / 100)::DECIMAL(10, 2) AS price, TIMESTAMPTZ '"
                        + date + " 00:00:00+00' + to_hours(range) AS made FROM range(10)",
                Optional.of(new DataFileStatistics(
                        10,
                        Map.of(
                                id,
                                Literal.ofLong(first),
                                size,
                                Literal.ofInt((int) first),
                                name,
                                Literal.ofString("n" + (1000 + first)),
                                price,
                                Literal.ofDecimal(BigDecimal.valueOf(first, 2), 10, 2),
                                made,
                                Literal.ofTimestamp(start)),
                        Map.of(
                                id,
                                Literal.ofLong(first + 9),
                                size,
                                Literal.ofInt((int) first + 9),
                                name,
                                Literal.ofString("n" + (1009 + first)),
                                price,
                                Literal.ofDecimal(BigDecimal.valueOf(first + 9, 2), 10, 2),
                                made,
                                Literal.ofTimestamp(start + 9 * 3_600_000_000L)),
                        Map.of(id, 0L, size, 0L, name, 0L, price, 0L, made, 0L),
                        Optional.empty())));
    }

    @AfterAll
    void close() {
        catalog.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "day = '2024-04-03'                                               | 4",
                "'2024-04-03' = day                                               | 4",
                "day = CAST('2024-04-03' AS DATE)                                 | 4",
                "day IN ('2024-04-03', '2024-04-05')                              | 8",
                "day NOT IN ('2024-04-03', '2024-04-05')                          | 32",
                "day BETWEEN '2024-04-03' AND '2024-04-04'                        | 8",
                "day NOT BETWEEN '2024-04-02' AND '2024-04-09'                    | 8",
                "NOT (day > '2024-04-01')                                         | 4",
                "NOT (day > '2024-04-01' OR region = 'south')                     | 2",
                "day <= DATE '2024-05-01' - INTERVAL 28 DAY                       | 12",
                "day < TIMESTAMP '2024-04-02 12:00:00'                            | 8",
                "region = 'north'                                                 | 20",
                "region LIKE 'nor%'                                               | 20",
                "region LIKE '%uth'                                               | 20",
                "region LIKE '_outh'                                              | 20",
                "region IS NULL                                                   | 0",
                "region IS NOT DISTINCT FROM 'north'                              | 20",
                "starts_with(region, 'sou')                                       | 20",
                "contains(region, 'out')                                          | 20",
                "id = 305                                                         | 2",
                "305 >= id                                                        | 14",
                "id IN (5, 305, 505)                                              | 6",
                "id IN (5, 305, 505, 10001, 10003, 10005, 10007, 10009, 10011, 10013, 10015, 10017) | 6",
                "id BETWEEN 300 AND 355                                           | 4",
                "id > 900.5                                                       | 4",
                "id >= 1e3 - 60                                                   | 2",
                "size > 2147483648                                                | 0",
                "size < 9.5                                                       | 2",
                "price < 0.095                                                    | 2",
                "price >= 9.5                                                     | 2",
                "price = 3.05                                                     | 2",
                "name = 'n1305'                                                   | 2",
                "name LIKE 'n130%'                                                | 2",
                "name >= 'n1950'                                                  | 2",
                "day = '2024-04-03' AND lower(name) = 'x'                         | 4",
                "day = '2024-04-03' AND (region = 'north' OR length(name) > 3)    | 4",
                "made >= '2024-04-09 00:00:00+00'                                 | 8",
                "made >= TIMESTAMPTZ '2024-04-09 00:00:00+00' + INTERVAL 1 DAY    | 4",
                "region = 'north' AND (size = 5 OR size = 355)                    | 2",
                "FALSE                                                            | 0",
                "day = '2024-04-03' AND day = '2024-04-04'                        | 0"
            })
    void aStatementReadsTheFilesThatMatter(String where, int expected) {
        QueryResult result = catalog.sql("SELECT count(*) FROM m.events WHERE " + where);

        assertThat(files(result)).hasSize(expected);
    }

    @Test
    void aStatementReadsTheFilesOfTheSameTypedScan() {
        assertThat(files(catalog.sql("SELECT * FROM m.events WHERE day = '2024-04-03' AND id > 240")))
                .isEqualTo(files(catalog.table("m.events")
                        .where(t -> t.column("day")
                                .eq(LocalDate.of(2024, 4, 3))
                                .and(t.column("id").gt(240)))));
        assertThat(files(catalog.sql("SELECT * FROM m.events WHERE price < 2.5 OR name LIKE 'n19%'")))
                .isEqualTo(files(catalog.table("m.events")
                        .where(t -> t.column("price")
                                .lt(new BigDecimal("2.5"))
                                .or(t.column("name").startsWith("n19")))));
        assertThat(files(catalog.sql("SELECT * FROM m.events WHERE (day = '2024-04-03' AND region = 'north')"
                        + " OR (day = '2024-04-04' AND id = 305)")))
                .hasSizeLessThan(7)
                .isEqualTo(files(catalog.table("m.events")
                        .where(t -> t.column("day")
                                .eq(LocalDate.of(2024, 4, 3))
                                .and(t.column("region").eq("north"))
                                .or(t.column("day")
                                        .eq(LocalDate.of(2024, 4, 4))
                                        .and(t.column("id").eq(305))))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT e.id FROM m.events e JOIN m.kinds k USING (day) WHERE k.day = '2024-04-03' | 4 | 1",
                "SELECT e.id FROM m.events e JOIN m.kinds k ON e.day = k.day AND e.id = k.id WHERE e.day >= '2024-04-09' | 8 | 2",
                "SELECT e.id FROM m.kinds k JOIN m.events e ON e.id = k.id WHERE k.id = 305 | 2 | 1",
                "SELECT e.id FROM m.events e LEFT JOIN m.kinds k ON e.day = k.day WHERE e.day = '2024-04-03' | 4 | 1",
                "SELECT e.id FROM m.events e, m.kinds k WHERE (e.day = '2024-04-03' AND k.day = '2024-04-04') OR (e.day = '2024-04-05' AND k.day = '2024-04-06') | 8 | 2",
                "SELECT id FROM m.events WHERE day = '2024-04-03' AND id IN (SELECT id FROM m.kinds WHERE day = '2024-04-03') | 4 | 1",
                "SELECT id FROM m.events e WHERE day = '2024-04-03' AND EXISTS (SELECT 1 FROM m.kinds k WHERE k.id = e.id AND k.day = e.day) | 4 | 10",
                "SELECT id, (SELECT max(kind) FROM m.kinds k WHERE k.id = e.id AND k.day = '2024-04-02') FROM m.events e WHERE day = '2024-04-03' | 4 | 1",
                "SELECT x.id FROM (SELECT id, day AS d FROM m.events) x JOIN (SELECT day AS f FROM m.kinds) y ON d = f WHERE f = '2024-04-03' | 4 | 1",
                "WITH e AS (SELECT * FROM m.events), k AS (SELECT * FROM m.kinds) SELECT e.id FROM e, k WHERE e.day = k.day AND e.day = '2024-04-03' | 4 | 1",
                "SELECT id FROM m.events WHERE day = '2024-04-03' UNION ALL SELECT id FROM m.kinds WHERE day = '2024-04-04' | 4 | 1",
                "SELECT a.id FROM m.events a JOIN m.events b ON a.id = b.id JOIN m.kinds k ON k.id = b.id WHERE a.day = '2024-04-03' AND b.day = '2024-04-05' AND k.day = '2024-04-04' | 8 | 1",
                "WITH c AS (SELECT * FROM m.events) SELECT a.id FROM c a JOIN c b ON a.id = b.id JOIN m.kinds k ON k.id = b.id WHERE a.day = '2024-04-03' AND b.day = '2024-04-05' AND k.day = '2024-04-04' | 8 | 1",
                "SELECT e.id, x.kind FROM m.events e, LATERAL (SELECT kind FROM m.kinds k WHERE k.day = e.day AND k.id = e.id LIMIT 1) x WHERE e.day = '2024-04-03' | 4 | 10",
                "SELECT day, count(*) FROM m.events JOIN m.kinds USING (day) GROUP BY day HAVING day = '2024-04-03' | 4 | 1"
            })
    void everyTableOfAStatementIsPruned(String statement, int events, int kinds) {
        QueryResult result = catalog.sql(statement);

        assertThat(files(result, "m.events")).hasSize(events);
        assertThat(files(result, "m.kinds")).hasSize(kinds);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT id FROM m.events | id",
                "SELECT * FROM m.events | day,region,id,size,name,price,made",
                "SELECT count(*) FROM m.events | ''",
                "SELECT count(*) FROM m.events WHERE size > 3 | size",
                "SELECT max(id) FROM m.events WHERE day = '2024-04-03' AND size + 1 = 3 OR name = 'x' | day,id,size,name",
                "SELECT name FROM (SELECT * FROM m.events) | name",
                "WITH e AS (SELECT * FROM m.events) SELECT a.name FROM e a, e b WHERE a.id = b.id | id,name",
                "SELECT id FROM (SELECT *, row_number() OVER (PARTITION BY region ORDER BY made) AS n FROM m.events) WHERE n = 1 | region,id,made",
                "SELECT a.id FROM m.events a JOIN m.events b ON a.id = b.size | id,size",
                "SELECT id FROM m.events ORDER BY price | id,price",
                "SELECT id FROM m.events ORDER BY price LIMIT 3 | id,price",
                "SELECT region, sum(price) FILTER (size > 3) FROM m.events GROUP BY region | region,size,price",
                "SELECT DISTINCT region FROM (SELECT * FROM m.events) | region",
                "SELECT x FROM (SELECT id AS x, name AS y FROM m.events UNION ALL SELECT size, region FROM m.events) | id,size",
                "SELECT id FROM m.events e WHERE EXISTS (SELECT 1 FROM m.events f WHERE f.size = e.size AND f.name <> e.name) | id,size,name",
                "SELECT e.id FROM (SELECT * FROM m.events) e SEMI JOIN (SELECT * FROM m.events) f ON e.size = f.size | id,size",
                "SELECT (SELECT max(name) FROM m.events f WHERE f.size = e.size) FROM (SELECT * FROM m.events) e | size,name"
            })
    void onlyColumnsThatMatterAreAskedFor(String statement, String columns) {
        TableUse use = catalog.sql(statement).uses().get(0);

        assertThat(use.columns().stream().map(Column::name))
                .containsExactlyElementsOf(columns.isEmpty() ? List.of() : List.of(columns.split(",")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT id FROM m.events LIMIT 5 | 5",
                "SELECT id + 1 FROM m.events LIMIT 5 OFFSET 7 | 12",
                "SELECT id FROM m.events WHERE day = '2024-04-03' AND region LIKE 'n%' LIMIT 5 | 5",
                "SELECT id FROM (SELECT * FROM m.events) WHERE day = '2024-04-03' OR size = 5 LIMIT 5 | 5",
                "SELECT id FROM m.events WHERE length(name) = 5 LIMIT 5 | -1",
                "SELECT id FROM m.events WHERE day = '2024-04-03' OR length(name) = 5 LIMIT 5 | -1",
                "SELECT id FROM m.events OFFSET 5 | -1",
                "SELECT id FROM m.events LIMIT 10% | -1",
                "SELECT id FROM m.events ORDER BY id LIMIT 5 | -1",
                "SELECT DISTINCT id FROM m.events LIMIT 5 | -1",
                "SELECT count(*) FROM m.events LIMIT 5 | -1",
                "SELECT unnest([id, size]) FROM m.events LIMIT 5 | -1",
                "SELECT row_number() OVER (ORDER BY id) FROM m.events LIMIT 5 | -1",
                "SELECT a.id FROM m.events a, m.events b LIMIT 5 | -1",
                "SELECT id FROM m.events UNION ALL SELECT size FROM m.events LIMIT 5 | -1",
                "SELECT id FROM m.events WHERE id IN (SELECT 5) LIMIT 5 | -1"
            })
    void aLimitIsPassedOnWhereItIsCertain(String statement, long limit) {
        assertThat(catalog.sql(statement).uses().get(0).limit().orElse(-1)).isEqualTo(limit);
    }
}
