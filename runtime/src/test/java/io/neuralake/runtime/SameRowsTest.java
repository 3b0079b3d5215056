package io.neuralake.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.column.AnyColumn;
import io.neuralake.runtime.column.Predicate;
import io.neuralake.runtime.row.Row;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random predicates on random rows give the same rows from a database, which tests as much of them as it can, and from a
 * Parquet file, which DuckDB tests; and so do statements with these predicates.
 */
final class SameRowsTest {

    private static final long SEED = 20_260_101;
    private static final int ROWS = 300;
    private static final int PREDICATES = 150;

    private static final List<String> TEXTS = List.of(
            "", " ", "a", "A", "a ", "ab", "aB", "Ab", "ä", "Ä", "a%", "a_", "a!", "!", "\\", "%", "_", "ß", "ss", "é",
            "e\u0301", "😀", "\uFFFD", "z", "Z", "'", "\"", "a\nb", "null", "0");

    private static final Column[] COLUMNS = {
        Declared.column("n", Scalar.INT32),
        Declared.nullable("b", Scalar.BOOLEAN),
        Declared.nullable("i", Scalar.INT32),
        Declared.nullable("l", Scalar.INT64),
        Declared.nullable("f", Scalar.FLOAT32),
        Declared.nullable("g", Scalar.FLOAT64),
        Declared.nullable("s", Scalar.STRING),
        Declared.nullable("c", Scalar.STRING),
        Declared.nullable("x", Scalar.BINARY),
        Declared.nullable("d", Scalar.DATE),
        Declared.nullable("t", Scalar.TIME),
        Declared.nullable("ts", Scalar.TIMESTAMP),
        Declared.nullable("ti", Scalar.INSTANT),
        Declared.nullable("dec", new ColumnType.Decimal(9, 2))
    };

    private final Random random = new Random(SEED);

    private <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private Object value(ColumnType type) {
        if (type instanceof ColumnType.Decimal) {
            return BigDecimal.valueOf(random.nextInt(7) * 25L - 75, 2);
        }
        return switch ((Scalar) type) {
            case BOOLEAN -> random.nextBoolean();
            case INT8, INT16, INT32 -> one(List.of(0, 1, -1, 7, Integer.MAX_VALUE, Integer.MIN_VALUE));
            case INT64 -> one(List.of(0L, 1L, -1L, 1L << 53, (1L << 53) + 1, Long.MAX_VALUE, Long.MIN_VALUE));
            case FLOAT32 ->
                one(List.of(
                        0.0f,
                        -0.0f,
                        0.1f,
                        -1.5f,
                        Float.NaN,
                        Float.POSITIVE_INFINITY,
                        Float.NEGATIVE_INFINITY,
                        16777216f));
            case FLOAT64 ->
                one(List.of(
                        0.0,
                        -0.0,
                        0.1,
                        0.30000000000000004,
                        1e300,
                        Double.NaN,
                        Double.POSITIVE_INFINITY,
                        Double.NEGATIVE_INFINITY));
            case STRING, UUID -> one(TEXTS);
            case BINARY ->
                one(List.of(new byte[0], new byte[] {0}, new byte[] {1}, new byte[] {(byte) 200}, new byte[] {1, 0}));
            case DATE ->
                one(List.of(LocalDate.of(1969, 12, 31), LocalDate.of(2024, 3, 31), LocalDate.of(9999, 12, 31)));
            case TIME ->
                one(List.of(LocalTime.MIDNIGHT, LocalTime.of(2, 30, 0, 1000), LocalTime.of(23, 59, 59, 999_999_000)));
            case TIMESTAMP ->
                one(List.of(
                        LocalDateTime.of(1969, 12, 31, 23, 59, 59, 999_999_000),
                        LocalDateTime.of(2024, 3, 31, 2, 30),
                        LocalDateTime.of(2024, 3, 31, 2, 30, 0, 1000)));
            case INSTANT ->
                one(List.of(
                        Instant.parse("1971-12-31T23:59:59.999999Z"),
                        Instant.parse("2024-03-31T01:30:00Z"),
                        Instant.parse("2024-03-31T01:30:00.000001Z")));
        };
    }

    private List<List<Object>> rows() {
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            List<Object> row = new ArrayList<>();
            row.add(i);
            for (int c = 1; c < COLUMNS.length; c++) {
                row.add(random.nextInt(6) == 0 ? null : value(COLUMNS[c].type()));
            }
            rows.add(row);
        }
        return rows;
    }

    private Predicate predicate(int depth) {
        int kind = random.nextInt(depth == 0 ? 6 : 9);
        if (kind == 6) {
            return predicate(depth - 1).not();
        }
        if (kind > 6) {
            Predicate one = predicate(depth - 1);
            Predicate other = predicate(depth - 1);
            return kind == 7 ? one.and(other) : one.or(other);
        }
        Column column = COLUMNS[1 + random.nextInt(COLUMNS.length - 1)];
        AnyColumn any = new AnyColumn(column.name());
        if (kind == 0) {
            return random.nextBoolean() ? any.isNull() : any.isNotNull();
        }
        if (kind == 1) {
            List<Object> values = List.of(value(column.type()), value(column.type()), value(column.type()));
            return random.nextBoolean() ? any.in(values) : any.notIn(values);
        }
        if (column.type() == Scalar.STRING && kind <= 3) {
            String text = one(TEXTS);
            return switch (random.nextInt(3)) {
                case 0 -> any.like(one(List.of("%", "_", "a%", "%a%", "A_", "!%", "_!", "%\\", "", "%😀", text + "%")));
                case 1 -> any.startsWith(text);
                default -> any.contains(text);
            };
        }
        Object value = value(column.type());
        int operators = column.type() == Scalar.BOOLEAN || column.type() == Scalar.BINARY ? 2 : 6;
        return switch (random.nextInt(operators)) {
            case 0 -> any.eq(value);
            case 1 -> any.ne(value);
            case 2 -> any.lt(value);
            case 3 -> any.le(value);
            case 4 -> any.gt(value);
            default -> any.ge(value);
        };
    }

    private static String literal(Object value) {
        if (value == null) {
            return "NULL";
        }
        if (value instanceof byte[] bytes) {
            StringBuilder hex = new StringBuilder("unhex('");
            for (byte b : bytes) {
                hex.append(Character.forDigit((b >> 4) & 15, 16)).append(Character.forDigit(b & 15, 16));
            }
            return hex + "')";
        }
        return "'" + value.toString().replace("'", "''") + "'";
    }

    private static String duckType(ColumnType type) {
        if (type instanceof ColumnType.Decimal) {
            return "DECIMAL(9,2)";
        }
        return switch ((Scalar) type) {
            case BOOLEAN -> "BOOLEAN";
            case INT8, INT16, INT32 -> "INTEGER";
            case INT64 -> "BIGINT";
            case FLOAT32 -> "FLOAT";
            case FLOAT64 -> "DOUBLE";
            case STRING, UUID -> "VARCHAR";
            case BINARY -> "BLOB";
            case DATE -> "DATE";
            case TIME -> "TIME";
            case TIMESTAMP -> "TIMESTAMP";
            case INSTANT -> "TIMESTAMPTZ";
        };
    }

    private static void parquet(TestLake lake, List<List<Object>> rows) {
        StringBuilder values = new StringBuilder();
        for (List<Object> row : rows) {
            values.append(values.isEmpty() ? "(" : ", (");
            for (int c = 0; c < COLUMNS.length; c++) {
                values.append(c == 0 ? "" : ", ").append(literal(row.get(c)));
            }
            values.append(')');
        }
        StringBuilder items = new StringBuilder();
        StringBuilder names = new StringBuilder();
        for (Column column : COLUMNS) {
            items.append(items.isEmpty() ? "" : ", ")
                    .append("CAST(\"" + column.name() + "\" AS " + duckType(column.type()) + ") AS \"" + column.name()
                            + "\"");
            names.append(names.isEmpty() ? "" : ", ")
                    .append('"')
                    .append(column.name())
                    .append('"');
        }
        lake.parquet("a/expected/1.parquet", "SELECT " + items + " FROM (VALUES " + values + ") AS v(" + names + ")");
    }

    private static void insert(Connection connection, String create, List<List<Object>> rows) throws SQLException {
        String name = connection.getMetaData().getIdentifierQuoteString() + "actual"
                + connection.getMetaData().getIdentifierQuoteString();
        try (Statement statement = connection.createStatement()) {
            statement.execute(create);
        }
        String marks = List.of(COLUMNS).stream().map(column -> "?").collect(Collectors.joining(", "));
        try (PreparedStatement statement =
                connection.prepareStatement("INSERT INTO " + name + " VALUES (" + marks + ")")) {
            for (List<Object> row : rows) {
                for (int c = 0; c < COLUMNS.length; c++) {
                    set(statement, c + 1, row.get(c), COLUMNS[c].type());
                }
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static void set(PreparedStatement statement, int index, Object value, ColumnType type) throws SQLException {
        if (value == null && type == Scalar.BINARY) {
            statement.setBytes(index, null);
        } else if (value == null) {
            statement.setNull(index, Types.NULL);
        } else if (value instanceof Instant instant) {
            statement.setObject(index, instant.atOffset(ZoneOffset.UTC));
        } else {
            statement.setObject(index, value);
        }
    }

    private void same(CatalogOptions options, String url, TestLake lake) {
        Table expected = Declared.hive("a", "expected", COLUMNS);
        Table actual = Declared.jdbc("a", "actual", url, "", COLUMNS);
        int pushed = 0;
        int stated = 0;
        try (Catalog catalog = lake.open(options.location("lake", lake.path("").toString()), expected, actual)) {
            for (int i = 0; i < PREDICATES; i++) {
                Predicate predicate = predicate(3);
                var scan = catalog.table("a.actual").where(t -> predicate);
                List<Integer> wanted = numbers(catalog, "a.expected", predicate);

                assertThat(numbers(catalog, "a.actual", predicate))
                        .as("%s by %s", predicate, scan.explain())
                        .isEqualTo(wanted);
                assertThat(scan.count())
                        .as("%s by %s", predicate, scan.explain())
                        .isEqualTo(wanted.size());
                assertThat(scan.limit(5).stream()).as("%s", predicate).hasSize(Math.min(5, wanted.size()));
                pushed += scan.explain().contains(" WHERE ") ? 1 : 0;
                Optional<String> condition = new PredicateSql(List.of(COLUMNS), "t").sql(predicate);
                if (condition.isPresent()) {
                    stated++;
                    String other = random.nextBoolean() ? "a.actual" : "a.expected";
                    String statement =
                            Statements.of(condition.get(), "a.actual", other, random.nextInt(Statements.FORMS));
                    assertThat(numbers(catalog, statement)).as(statement).isEqualTo(wanted);
                }
            }
            assertThat(cells(catalog, "a.actual")).isEqualTo(cells(catalog, "a.expected"));
        }
        assertThat(pushed).isGreaterThan(PREDICATES / 2);
        assertThat(stated).isGreaterThan(PREDICATES / 2);
    }

    private static List<Integer> numbers(Catalog catalog, String statement) {
        try (Stream<Row> rows = catalog.sql(statement).stream()) {
            return rows.map(row -> (Integer) row.get(0)).sorted().toList();
        }
    }

    private static List<Integer> numbers(Catalog catalog, String table, Predicate predicate) {
        return catalog.table(table).where(t -> predicate).select(t -> List.of(t.column("n"))).stream()
                .map(row -> row.get("n", Integer.class))
                .sorted()
                .toList();
    }

    private static List<String> cells(Catalog catalog, String table) {
        return catalog
                .sql("SELECT CAST(n AS VARCHAR) || ' ' || CAST(t AS VARCHAR) FROM " + table + " AS t ORDER BY n")
                .stream()
                .map(row -> String.valueOf(row.get(0)))
                .toList();
    }

    @Test
    void postgres(@TempDir Path directory) throws SQLException {
        TestLake lake = new TestLake(directory);
        List<List<Object>> rows = rows();
        parquet(lake, rows);
        try (Postgres postgres = Postgres.start()) {
            try (Connection connection = postgres.connect()) {
                insert(connection, """
                        CREATE TABLE "actual" (n int, b boolean, i int, l bigint, f real, g double precision, s text,
                            c text COLLATE "en-x-icu", x bytea, d date, t time, ts timestamp, ti timestamptz, dec numeric(9,2))
                        """, rows);
            }
            same(postgres.options(), postgres.url(), lake);
        }
    }

    @Test
    void h2(@TempDir Path directory) throws SQLException {
        TestLake lake = new TestLake(directory);
        List<List<Object>> rows = rows();
        parquet(lake, rows);
        String url = "jdbc:h2:mem:" + directory.getFileName();
        try (Connection connection = DriverManager.getConnection(url)) {
            insert(connection, """
                    CREATE TABLE "actual" ("n" int, "b" boolean, "i" int, "l" bigint, "f" real, "g" double precision,
                        "s" varchar, "c" varchar_ignorecase(100), "x" varbinary, "d" date, "t" time(6), "ts" timestamp(6),
                        "ti" timestamp(6) with time zone, "dec" numeric(9,2))
                    """, rows);
            same(CatalogOptions.defaults(), url, lake);
        }
    }

    @Test
    void sqlite(@TempDir Path directory) throws SQLException {
        TestLake lake = new TestLake(directory);
        // It stores NaN as nothing.
        List<List<Object>> rows = rows().stream()
                .map(row -> row.stream()
                        .map(value ->
                                value instanceof Number number && Double.isNaN(number.doubleValue()) ? null : value)
                        .collect(Collectors.<Object>toList()))
                .toList();
        parquet(lake, rows);
        String url = "jdbc:sqlite:" + directory.resolve("lake.sqlite");
        try (Connection connection = DriverManager.getConnection(url)) {
            insert(
                    connection,
                    """
                    CREATE TABLE "actual" (n int, b boolean, i int, l bigint, f real, g double, s text, c text COLLATE NOCASE,
                        x blob, d text, t text, ts text, ti text, dec numeric)
                    """,
                    rows.stream()
                            .map(row -> row.stream().map(SameRowsTest::loose).collect(Collectors.<Object>toList()))
                            .toList());
        }
        same(CatalogOptions.defaults(), url, lake);
    }

    /** A value in the form that SQLite has for it. */
    private static Object loose(Object value) {
        if (value instanceof Boolean truth) {
            return truth ? 1 : 0;
        }
        if (value instanceof Float number) {
            return number.doubleValue();
        }
        return value instanceof Number || value instanceof byte[] || value == null ? value : value.toString();
    }

    @Test
    void mariaDb(@TempDir Path directory) throws Exception {
        TestLake lake = new TestLake(directory);
        // It stores neither NaN nor infinity.
        List<List<Object>> rows = rows().stream()
                .map(row -> row.stream()
                        .map(value ->
                                value instanceof Number number && !Double.isFinite(number.doubleValue()) ? null : value)
                        .collect(Collectors.<Object>toList()))
                .toList();
        parquet(lake, rows);
        try (MariaDb server = MariaDb.start(directory)) {
            // Times of the session's zone are stored; the catalog reads them whatever its own zone is.
            try (Connection connection =
                    DriverManager.getConnection(server.url() + "?sessionVariables=time_zone='+00:00'", "root", "")) {
                insert(
                        connection,
                        """
                        CREATE TABLE actual (n int NOT NULL, b boolean, i int, l bigint, f float, g double,
                            s varchar(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
                            c varchar(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci,
                            x varbinary(9), d date, t time(6), ts datetime(6), ti timestamp(6) NULL, `dec` numeric(9,2))
                        """,
                        rows.stream()
                                .map(row ->
                                        row.stream().map(SameRowsTest::local).collect(Collectors.<Object>toList()))
                                .toList());
            }
            same(
                    CatalogOptions.defaults().jdbc(server.url(), Map.of("user", "root", "password", "")),
                    server.url(),
                    lake);
        }
    }

    /** A value in the form that MariaDB takes as text. */
    private static Object local(Object value) {
        if (value instanceof Instant instant) {
            return instant.toString().replace('T', ' ').replace("Z", "");
        }
        if (value instanceof Float number) {
            return number.doubleValue();
        }
        return value instanceof LocalDate || value instanceof LocalTime || value instanceof LocalDateTime
                ? value.toString().replace('T', ' ')
                : value;
    }
}
