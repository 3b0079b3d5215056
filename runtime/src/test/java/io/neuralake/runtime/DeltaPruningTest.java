package io.neuralake.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.runtime.column.AnyColumn;
import io.neuralake.runtime.column.Predicate;
import io.neuralake.runtime.plan.ScanPlan;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are left out because of their statistics have no row of the result: the same files without statistics say so. */
final class DeltaPruningTest {

    private static final long SEED = 20240414;
    private static final int FILES = 24;
    private static final Column[] COLUMNS = {
        Declared.nullable("i", Scalar.INT32),
        Declared.nullable("l", Scalar.INT64),
        Declared.nullable("d", Scalar.FLOAT64),
        Declared.nullable("f", Scalar.FLOAT32),
        Declared.nullable("s", Scalar.STRING),
        Declared.nullable("m", new ColumnType.Decimal(10, 2)),
        Declared.nullable("day", Scalar.DATE),
        Declared.nullable("moment", Scalar.INSTANT)
    };
    private static final String[] STRINGS = {
        "", "a", "ab", "abc", "b", "é", "\ud83d\ude00", "\uffff", "zz", "ab%", "a_c"
    };

    @TempDir
    private Path directory;

    private final Random random = new Random(SEED);
    private TestLake lake;

    @BeforeEach
    void writeFiles() throws IOException, SQLException {
        lake = new TestLake(directory);
        String[] commits = {"", ""};
        for (int file = 0; file < FILES; file++) {
            int base = random.nextInt(40) - 20;
            int nulls = random.nextInt(4);
            Path written = lake.parquet("d/with/f" + file + ".parquet", rows(base, nulls, random.nextInt(6) + 1));
            Path copy = lake.path("d/without/f" + file + ".parquet");
            Files.createDirectories(copy.getParent());
            Files.copy(written, copy);
            commits[0] += add(file, Files.size(written), statistics(written)) + "\n";
            commits[1] += add(file, Files.size(written), null) + "\n";
        }
        commit("d/with", commits[0]);
        commit("d/without", commits[1]);
    }

    private void commit(String table, String adds) {
        StringBuilder fields = new StringBuilder();
        String[][] types = {
            {"i", "integer"},
            {"l", "long"},
            {"d", "double"},
            {"f", "float"},
            {"s", "string"},
            {"m", "decimal(10,2)"},
            {"day", "date"},
            {"moment", "timestamp"}
        };
        for (String[] type : types) {
            fields.append(fields.isEmpty() ? "" : ",")
                    .append("{\\\"name\\\":\\\"" + type[0] + "\\\",\\\"type\\\":\\\"" + type[1]
                            + "\\\",\\\"nullable\\\":true,\\\"metadata\\\":{}}");
        }
        lake.commit(
                table,
                0,
                "{\"protocol\":{\"minReaderVersion\":1,\"minWriterVersion\":2}}",
                "{\"metaData\":{\"id\":\"a\",\"format\":{\"provider\":\"parquet\",\"options\":{}},\"schemaString\":\"{\\\"type\\\":"
                        + "\\\"struct\\\",\\\"fields\\\":[" + fields
                        + "]}\",\"partitionColumns\":[],\"configuration\":{},\"createdTime\":1}}");
        lake.commit(table, 1, adds.strip());
    }

    private String rows(int base, int nulls, int count) {
        StringBuilder rows = new StringBuilder();
        for (int row = 0; row < count; row++) {
            int n = base + random.nextInt(5);
            String[] doubles = {n + ".5", "'NaN'", "-0.0", "0.0", "'inf'", "'-inf'", n + ".1"};
            String number = doubles[random.nextInt(nulls == 3 ? doubles.length : 1)];
            String single = doubles[random.nextInt(nulls == 3 ? doubles.length : 1)];
            rows.append(rows.isEmpty() ? "" : " UNION ALL ")
                    .append("SELECT ")
                    .append(cell(nulls, n + "", "INTEGER", "i"))
                    .append(cell(nulls, n * 1_000_000_000_000L + "", "BIGINT", "l"))
                    .append(cell(nulls, number, "DOUBLE", "d"))
                    .append(cell(nulls, single, "FLOAT", "f"))
                    .append(cell(nulls, "'" + STRINGS[random.nextInt(STRINGS.length)] + "'", "VARCHAR", "s"))
                    .append(cell(nulls, n + ".25", "DECIMAL(10,2)", "m"))
                    .append(cell(nulls, "DATE '2024-04-14' + " + n, "DATE", "day"))
                    .append(cell(
                            nulls,
                            "make_timestamptz(" + (n * 1000L + random.nextInt(1000)) + ")",
                            "TIMESTAMPTZ",
                            "moment"))
                    .setLength(rows.length() - 2);
        }
        return rows.toString();
    }

    /** Files with 0 have no nulls, with 1 nothing but nulls, else some. */
    private String cell(int nulls, String value, String type, String name) {
        boolean absent = nulls == 1 || (nulls > 1 && random.nextInt(3) == 0);
        return "CAST(" + (absent ? "NULL" : value) + " AS " + type + ") AS " + name + ", ";
    }

    /** As writers give them: times cut to milliseconds, NaN in no bound. */
    private static String statistics(Path file) throws SQLException, JsonProcessingException {
        ObjectNode statistics = JsonNodeFactory.instance.objectNode();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
            String from = " FROM read_parquet('" + file + "')";
            statistics.put("numRecords", Long.parseLong(text(statement, "SELECT count(*)" + from)));
            for (Column column : COLUMNS) {
                String name = column.name();
                String value = column.type() == Scalar.INSTANT
                        ? "strftime(date_trunc('milliseconds', %s), '%%Y-%%m-%%dT%%H:%%M:%%S.%%gZ')"
                        : "%s";
                String numbers = name.equals("d") || name.equals("f") ? " WHERE NOT isnan(" + name + ")" : "";
                statistics
                        .withObject("/nullCount")
                        .put(name, Long.parseLong(text(statement, "SELECT count(*) - count(" + name + ")" + from)));
                put(
                        statistics,
                        "minValues",
                        column,
                        text(
                                statement,
                                "SELECT CAST(" + String.format(Locale.ROOT, value, "min(" + name + ")") + " AS VARCHAR)"
                                        + from + numbers));
                put(
                        statistics,
                        "maxValues",
                        column,
                        text(
                                statement,
                                "SELECT CAST(" + String.format(Locale.ROOT, value, "max(" + name + ")") + " AS VARCHAR)"
                                        + from + numbers));
            }
        }
        return new ObjectMapper().writeValueAsString(statistics);
    }

    private static void put(ObjectNode statistics, String kind, Column column, String text) {
        ObjectNode values = statistics.withObject("/" + kind);
        boolean number =
                column.type() != Scalar.STRING && column.type() != Scalar.DATE && column.type() != Scalar.INSTANT;
        if (text == null || text.contains("inf")) {
            return;
        }
        if (number) {
            values.put(column.name(), new BigDecimal(text));
        } else {
            values.put(column.name(), text);
        }
    }

    private static String text(Statement statement, String query) throws SQLException {
        try (ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getString(1);
        }
    }

    private static String add(int file, long size, String statistics) throws JsonProcessingException {
        ObjectNode add = JsonNodeFactory.instance.objectNode();
        add.put("path", "f" + file + ".parquet");
        add.putObject("partitionValues");
        add.put("size", size).put("modificationTime", 1).put("dataChange", true);
        if (statistics != null) {
            add.put("stats", statistics);
        }
        return "{\"add\":" + new ObjectMapper().writeValueAsString(add) + "}";
    }

    @Test
    void rowsOfRandomPredicatesAreTheSameWithoutStatistics() {
        long left = 0;
        try (Catalog catalog =
                lake.open(Declared.delta("d", "with", COLUMNS), Declared.delta("d", "without", COLUMNS))) {
            UntypedTable with = catalog.table("d.with");
            UntypedTable without = catalog.table("d.without");
            for (int i = 0; i < 600; i++) {
                Predicate predicate = predicate(with, 2);
                var pruned = with.where(t -> predicate);
                left += ((ScanPlan) pruned.input()).files().size();
                try (var rows = pruned.stream();
                        var all = without.where(t -> predicate).stream()) {
                    assertThat(rows.count()).as("seed %d: %s", SEED, predicate).isEqualTo(all.count());
                }
            }
        }
        // A test that prunes nothing would prove nothing.
        assertThat(left).isBetween(600L, 600L * FILES * 3 / 4);
    }

    private Predicate predicate(UntypedTable table, int depth) {
        int kind = random.nextInt(depth == 0 ? 1 : 4);
        if (kind == 1) {
            return predicate(table, depth - 1).and(predicate(table, depth - 1));
        }
        if (kind == 2) {
            return predicate(table, depth - 1).or(predicate(table, depth - 1));
        }
        return kind == 3 ? predicate(table, depth - 1).not() : test(table);
    }

    private Predicate test(UntypedTable table) {
        Column declared = COLUMNS[random.nextInt(COLUMNS.length)];
        AnyColumn column = table.column(declared.name());
        Object value = value(declared);
        return switch (random.nextInt(declared.type() == Scalar.STRING ? 13 : 10)) {
            case 0 -> column.eq(value);
            case 1 -> column.ne(value);
            case 2 -> column.lt(value);
            case 3 -> column.le(value);
            case 4 -> column.gt(value);
            case 5 -> column.ge(value);
            case 6 -> column.in(List.of(value, value(declared), value(declared)));
            case 7 -> column.notIn(List.of(value, value(declared)));
            case 8 -> column.isNull();
            case 9 -> column.isNotNull();
            case 10 -> column.startsWith((String) value);
            case 11 -> column.like(value + "%");
            default -> column.like((String) value);
        };
    }

    private Object value(Column column) {
        int n = random.nextInt(44) - 22;
        double[] doubles = {
            n + 0.5, n, Double.NaN, -0.0, 0.0, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, n + 0.1
        };
        return switch (column.name()) {
            case "i" -> n;
            case "l" -> n * 1_000_000_000_000L;
            case "d" -> doubles[random.nextInt(doubles.length)];
            case "f" -> (float) doubles[random.nextInt(doubles.length)];
            case "s" -> STRINGS[random.nextInt(STRINGS.length)];
            case "m" -> new BigDecimal(n + ".25");
            case "day" -> LocalDate.of(2024, 4, 14).plusDays(n);
            default -> Instant.EPOCH.plusNanos((n * 1000L + random.nextInt(1000)) * 1000);
        };
    }
}
