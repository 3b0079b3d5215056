package io.neuralake.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.delta.kernel.expressions.Literal;
import io.delta.kernel.statistics.DataFileStatistics;
import io.delta.kernel.types.BooleanType;
import io.delta.kernel.types.DateType;
import io.delta.kernel.types.DecimalType;
import io.delta.kernel.types.DoubleType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructType;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.plan.ScanPlan;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random statements over tables with partitions, statistics, nulls and NaN give what DuckDB gives over the same rows in tables
 * of its own, whatever is pruned.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SqlEquivalenceTest {

    private static final int STATEMENTS = 150;

    private static final Table DELTA = Declared.delta(
            "m",
            "a",
            Declared.nullablePartition("p", Scalar.INT32),
            Declared.nullablePartition("q", Scalar.DATE),
            Declared.nullable("i", Scalar.INT64),
            Declared.nullable("s", Scalar.STRING),
            Declared.nullable("x", Scalar.FLOAT64),
            Declared.nullable("d", new ColumnType.Decimal(8, 2)),
            Declared.nullable("b", Scalar.BOOLEAN));
    private static final Table HIVE = Declared.hive(
            "m",
            "h",
            Declared.nullablePartition("p", Scalar.INT32),
            Declared.nullablePartition("q", Scalar.DATE),
            Declared.nullable("i", Scalar.INT64),
            Declared.nullable("s", Scalar.STRING),
            Declared.nullable("x", Scalar.FLOAT64),
            Declared.nullable("d", new ColumnType.Decimal(8, 2)),
            Declared.nullable("b", Scalar.BOOLEAN));

    @TempDir
    private static Path directory;

    private final Random random = new Random(20240414);
    private Catalog catalog;
    private Connection plain;

    /** A row as it was made up. */
    private record Made(
            @Nullable Long i,
            @Nullable String s,
            @Nullable Double x,
            @Nullable BigDecimal d,
            @Nullable Boolean b) {

        String sql() {
            return "(" + i + "::BIGINT" + ", " + (s == null ? "NULL::VARCHAR" : "'" + s + "'") + ", "
                    + (x == null ? "NULL" : "'" + x + "'") + "::DOUBLE, " + (d == null ? "NULL" : d)
                    + "::DECIMAL(8, 2), " + (b == null ? "NULL" : b) + "::BOOLEAN)";
        }
    }

    @BeforeAll
    void write() throws SQLException {
        plain = DriverManager.getConnection("jdbc:duckdb:");
        execute("SET TimeZone = 'UTC'");
        execute("CREATE SCHEMA m");
        for (String table : List.of("a", "h")) {
            execute("CREATE TABLE m." + table
                    + " (p INTEGER, q DATE, i BIGINT, s VARCHAR, x DOUBLE, d DECIMAL(8, 2), b BOOLEAN)");
        }
        TestLake lake = new TestLake(directory);
        StructType schema = new StructType()
                .add("p", IntegerType.INTEGER)
                .add("q", DateType.DATE)
                .add("i", LongType.LONG)
                .add("s", StringType.STRING)
                .add("x", DoubleType.DOUBLE)
                .add("d", new DecimalType(8, 2))
                .add("b", BooleanType.BOOLEAN);
        lake.createDelta("m/a", schema, List.of("p", "q"));
        for (int file = 0; file < 24; file++) {
            Integer p = random.nextInt(6) == 0 ? null : random.nextInt(4);
            LocalDate q = random.nextInt(6) == 0 ? null : LocalDate.of(2024, 1, 1 + random.nextInt(4));
            List<Made> rows = rows();
            String query = "SELECT * FROM (VALUES "
                    + String.join(", ", rows.stream().map(Made::sql).toList()) + ") AS v (i, s, x, d, b)";
            if (file % 2 == 0) {
                Map<String, Literal> partition = new HashMap<>();
                partition.put("p", p == null ? Literal.ofNull(IntegerType.INTEGER) : Literal.ofInt(p));
                partition.put("q", q == null ? Literal.ofNull(DateType.DATE) : Literal.ofDate((int) q.toEpochDay()));
                lake.append("m/a", partition, query, random.nextInt(5) == 0 ? Optional.empty() : statistics(rows));
            } else {
                String none = "__HIVE_DEFAULT_PARTITION__";
                lake.parquet(
                        "m/h/p=" + (p == null ? none : p) + "/q=" + (q == null ? none : q) + "/f" + file + ".parquet",
                        query);
            }
            execute("INSERT INTO m." + (file % 2 == 0 ? "a" : "h") + " SELECT " + p + ", "
                    + (q == null ? "NULL" : "DATE '" + q + "'") + ", * FROM (" + query + ")");
        }
        catalog = lake.open(DELTA, HIVE);
    }

    private List<Made> rows() {
        List<Made> rows = new ArrayList<>();
        long base = random.nextInt(20);
        boolean nulls = random.nextInt(4) == 0;
        for (int row = 0; row < 5; row++) {
            long i = base + random.nextInt(4);
            rows.add(new Made(
                    nulls || random.nextInt(8) == 0 ? null : i,
                    random.nextInt(8) == 0 ? null : "" + (char) ('a' + i) + (char) ('a' + random.nextInt(3)),
                    random.nextInt(8) == 0 ? null : random.nextInt(8) == 0 ? Double.NaN : i / 2.0,
                    random.nextInt(8) == 0 ? null : BigDecimal.valueOf(i * 100 + random.nextInt(100), 2),
                    random.nextInt(8) == 0 ? null : i % 2 == 0));
        }
        return rows;
    }

    private static Optional<DataFileStatistics> statistics(List<Made> rows) {
        Map<io.delta.kernel.expressions.Column, Literal> least = new HashMap<>();
        Map<io.delta.kernel.expressions.Column, Literal> greatest = new HashMap<>();
        Map<io.delta.kernel.expressions.Column, Long> absent = new HashMap<>();
        bounds("i", rows.stream().map(Made::i).toList(), Literal::ofLong, least, greatest, absent);
        bounds("s", rows.stream().map(Made::s).toList(), Literal::ofString, least, greatest, absent);
        bounds("d", rows.stream().map(Made::d).toList(), d -> Literal.ofDecimal(d, 8, 2), least, greatest, absent);
        return Optional.of(new DataFileStatistics(rows.size(), least, greatest, absent, Optional.empty()));
    }

    private static <T extends Comparable<T>> void bounds(
            String name,
            List<@Nullable T> values,
            java.util.function.Function<T, Literal> literal,
            Map<io.delta.kernel.expressions.Column, Literal> least,
            Map<io.delta.kernel.expressions.Column, Literal> greatest,
            Map<io.delta.kernel.expressions.Column, Long> absent) {
        io.delta.kernel.expressions.Column column = new io.delta.kernel.expressions.Column(name);
        List<T> present = values.stream().flatMap(Stream::ofNullable).sorted().toList();
        absent.put(column, (long) values.size() - present.size());
        if (!present.isEmpty()) {
            least.put(column, literal.apply(present.get(0)));
            greatest.put(column, literal.apply(present.get(present.size() - 1)));
        }
    }

    @AfterAll
    void close() throws SQLException {
        catalog.close();
        plain.close();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = plain.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> expected(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = plain.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(String.valueOf(result.getObject(i)));
                }
                rows.add(row.toString());
            }
        }
        return rows;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void answersAsOverTablesOfItsOwn(long seed) throws SQLException {
        Grammar grammar = new Grammar(new Random(seed));
        for (int i = 0; i < STATEMENTS; i++) {
            String sql = grammar.statement();

            List<String> rows;
            try (Stream<io.neuralake.runtime.row.Row> result = catalog.sql(sql).stream()) {
                rows = result.map(row -> row.values().stream()
                                .map(String::valueOf)
                                .toList()
                                .toString())
                        .toList();
            }

            assertThat(rows).as(sql).containsExactlyInAnyOrderElementsOf(expected(sql));
        }
    }

    @Test
    void randomStatementsArePruned() {
        Grammar grammar = new Grammar(new Random(5));
        int all = 0;
        int read = 0;
        for (int i = 0; i < STATEMENTS; i++) {
            for (var input : catalog.sql(grammar.statement()).inputs()) {
                all += 12;
                read += ((ScanPlan) input).files().size();
            }
        }

        assertThat(read).isBetween(1, all * 4 / 5);
    }

    /** Makes statements up. */
    private static final class Grammar {

        private final Random random;

        Grammar(Random random) {
            this.random = random;
        }

        private String one(String... choices) {
            return choices[random.nextInt(choices.length)];
        }

        private String table() {
            return one("m.a", "m.h", "(SELECT * FROM m.a)", "(SELECT * FROM m.h WHERE " + condition("h", 1) + ")");
        }

        String statement() {
            return switch (random.nextInt(12)) {
                case 0, 1 -> "SELECT * FROM " + table() + " AS t WHERE " + condition("t", 3);
                case 2 -> "SELECT i, s FROM " + table() + " AS t WHERE " + condition("t", 3);
                case 3 ->
                    "SELECT p, count(*), max(i), count(s) FROM " + table() + " AS t WHERE " + condition("t", 2)
                            + " GROUP BY p HAVING " + one("p = 1", "count(*) > 3", "max(i) > 5", "p IS NULL OR p > 1");
                case 4 ->
                    "SELECT t.i, u.s, u.p FROM " + table() + " AS t "
                            + one("JOIN ", "LEFT JOIN ", "RIGHT JOIN ", "FULL JOIN ")
                            + table() + " AS u ON "
                            + one(
                                    "t.i = u.i",
                                    "t.p = u.p AND t.s = u.s",
                                    "t.q = u.q AND t.i < u.i",
                                    "t.q = u.q AND t.i = 4")
                            + " WHERE " + condition(one("t", "u"), 2) + one(" AND ", " OR ")
                            + condition(one("t", "u"), 2);
                case 5 ->
                    "SELECT t.i FROM m.a AS t WHERE " + one("", "NOT ") + "EXISTS (SELECT 1 FROM m.h AS u WHERE u."
                            + one("i = t.i", "p = t.p", "q = t.q", "s = t.s AND u.p = t.p") + " AND "
                            + condition("u", 1) + ") AND " + condition("t", 2);
                case 6 ->
                    "SELECT t.i, t.s FROM m.h AS t WHERE t.i " + one("", "NOT ") + "IN (SELECT u.i FROM m.a AS u WHERE "
                            + condition("u", 2) + ") AND " + condition("t", 1);
                case 7 ->
                    "WITH c AS (SELECT * FROM " + table() + " AS t WHERE " + condition("t", 1)
                            + ") SELECT x.i, y.s FROM c x JOIN c y ON x.i = y.i WHERE " + condition("x", 1) + " AND "
                            + condition("y", 1);
                case 8 ->
                    "SELECT i, p FROM m.a AS t WHERE " + condition("t", 2)
                            + one(" UNION ALL ", " UNION ", " EXCEPT ", " INTERSECT ")
                            + "SELECT i, p FROM m.h AS u WHERE " + condition("u", 2);
                case 9 ->
                    "SELECT i, (SELECT count(*) FROM m.h AS u WHERE u.p = t.p AND " + condition("u", 1)
                            + ") AS n FROM m.a AS t WHERE " + condition("t", 2);
                case 10 ->
                    "SELECT * FROM (SELECT i, s, row_number() OVER (PARTITION BY p ORDER BY i, s, x, d, b, q) AS n, p FROM "
                            + table() + " AS t WHERE " + condition("t", 1) + ") WHERE n < 3 AND "
                            + one("p = 1", "p > 0", "i > 5 OR p = 0", "n = 1");
                default ->
                    "SELECT count(*), min(s), sum(d), count(DISTINCT q) FROM " + table() + " AS t WHERE "
                            + condition("t", 3);
            };
        }

        private String condition(String alias, int depth) {
            if (depth > 0 && random.nextInt(3) > 0) {
                return switch (random.nextInt(4)) {
                    case 0 -> "NOT (" + condition(alias, depth - 1) + ")";
                    case 1 -> "(" + condition(alias, depth - 1) + " OR " + condition(alias, depth - 1) + ")";
                    default -> "(" + condition(alias, depth - 1) + " AND " + condition(alias, depth - 1) + ")";
                };
            }
            String column = alias + ".";
            String comparison =
                    one(" = ", " <> ", " < ", " <= ", " > ", " >= ", " IS NOT DISTINCT FROM ", " IS DISTINCT FROM ");
            return switch (random.nextInt(16)) {
                case 0 -> column + "p" + comparison + random.nextInt(5);
                case 1 -> "DATE '2024-01-0" + (1 + random.nextInt(5)) + "'" + comparison + column + "q";
                case 2 ->
                    column + "i" + comparison
                            + one("3", "7.5", "12", "1e1", "99999999999999999999", "-1", column + "p");
                case 3 -> column + "s" + comparison + one("'ca'", "'f'", "'zz'");
                case 4 ->
                    column + "x" + comparison + one("2.5", "'nan'::DOUBLE", "4", "'-infinity'::DOUBLE", "0.1::FLOAT");
                case 5 -> column + "d" + comparison + one("5", "7.25", "7.123", "1e1");
                case 6 -> one(column + "b", "NOT " + column + "b", column + "b IS NULL", column + "b = TRUE");
                case 7 -> column + one("p", "q", "i", "s", "x", "d") + one(" IS NULL", " IS NOT NULL");
                case 8 ->
                    column + "i"
                            + one(
                                    " IN (1, 5, 9)",
                                    " NOT IN (3, 4)",
                                    " IN (2, NULL)",
                                    " NOT IN (2, NULL)",
                                    " BETWEEN 4 AND 9",
                                    " NOT BETWEEN 4 AND 9",
                                    " IN (1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 2)");
                case 9 ->
                    column + "q"
                            + one(
                                    " IN ('2024-01-01', '2024-01-03')",
                                    " BETWEEN '2024-01-02' AND '2024-01-03'",
                                    " < TIMESTAMP '2024-01-02 12:00:00'",
                                    " + INTERVAL 1 DAY > DATE '2024-01-03'",
                                    " > DATE '2024-01-05' - INTERVAL 2 DAY");
                case 10 ->
                    column + "s"
                            + one(
                                    " LIKE 'c%'",
                                    " NOT LIKE 'c%'",
                                    " LIKE '%a'",
                                    " LIKE '_b'",
                                    " LIKE '%b%'",
                                    " NOT LIKE '%a'",
                                    " ILIKE 'C%'");
                case 11 -> "coalesce(" + column + "p, 2)" + comparison + "2";
                case 12 -> column + "i + " + column + "p" + comparison + "8";
                case 13 -> one("month", "day") + "(" + column + "q)" + comparison + one("1", "2");
                case 14 -> "CASE WHEN " + column + "p = 1 THEN " + column + "i > 5 ELSE " + column + "s < 'f' END";
                default ->
                    one("TRUE", "FALSE", "NULL", column + "p = " + column + "i", "lower(" + column + "s) = 'da'");
            };
        }
    }
}
