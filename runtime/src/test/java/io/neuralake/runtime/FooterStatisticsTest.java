package io.neuralake.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.RandomTable.Layout;
import io.neuralake.runtime.column.Predicate;
import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.row.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Parquet files are left out by the statistics of their footers, and no row is lost by that, whoever wrote them.
 *
 * <p>{@link FilterPropertyTest} has random files that DuckDB wrote. {@code -Dfooter.predicates=1000 -Dfooter.seed=…} tries more
 * here.
 */
final class FooterStatisticsTest {

    private static final Path FILES = Path.of("src/test/resources/parquet-statistics");
    private static final int PREDICATES = Integer.getInteger("footer.predicates", 12);
    private static final ColumnType ENUM =
            new ColumnType.Enumeration("lake.Word", List.of("", "b", "éa", "\ue000", "😀"));
    private static final Map<String, List<ColumnType>> TYPES = types();

    @TempDir
    private Path directory;

    /** What each column of the files can be declared with. */
    private static Map<String, List<ColumnType>> types() {
        ColumnType whole = new ColumnType.Decimal(20, 0);
        ColumnType large = new ColumnType.Decimal(38, 10);
        Map<String, List<ColumnType>> types = new LinkedHashMap<>();
        types.put("truth", List.of(Scalar.BOOLEAN));
        types.put(
                "int8",
                List.of(
                        Scalar.INT8,
                        Scalar.INT16,
                        Scalar.INT32,
                        Scalar.INT64,
                        Scalar.FLOAT32,
                        Scalar.FLOAT64,
                        whole,
                        large));
        types.put("int16", List.of(Scalar.INT16, Scalar.INT32, Scalar.INT64, Scalar.FLOAT32, Scalar.FLOAT64, large));
        types.put("int32", List.of(Scalar.INT32, Scalar.INT64, Scalar.FLOAT64, whole));
        types.put("int64", List.of(Scalar.INT64, large));
        types.put("uint8", List.of(Scalar.INT16, Scalar.INT64, Scalar.FLOAT32, large));
        types.put("uint16", List.of(Scalar.INT32, Scalar.INT64, Scalar.FLOAT64, whole));
        types.put("uint32", List.of(Scalar.INT64, whole));
        types.put("uint64", List.of(whole, large));
        types.put("float32", List.of(Scalar.FLOAT32, Scalar.FLOAT64));
        types.put("float32_zero", List.of(Scalar.FLOAT32, Scalar.FLOAT64));
        types.put("float64", List.of(Scalar.FLOAT64));
        types.put("float64_zero", List.of(Scalar.FLOAT64));
        types.put("float64_nan", List.of(Scalar.FLOAT64));
        types.put("float64_only_nan", List.of(Scalar.FLOAT64));
        types.put("float64_infinite", List.of(Scalar.FLOAT64));
        types.put("float16", List.of(Scalar.FLOAT32, Scalar.FLOAT64));
        types.put("decimal_9_2", List.of(new ColumnType.Decimal(9, 2), new ColumnType.Decimal(30, 4)));
        types.put("decimal_18_2", List.of(new ColumnType.Decimal(18, 2), large));
        types.put("decimal_38_10", List.of(large));
        types.put("text", List.of(Scalar.STRING, ENUM));
        types.put("text_long", List.of(Scalar.STRING));
        types.put("uuid", List.of(Scalar.UUID, Scalar.STRING));
        types.put("bytes", List.of(Scalar.BINARY));
        types.put("date", List.of(Scalar.DATE));
        types.put("time_ms", List.of(Scalar.TIME));
        types.put("time_us", List.of(Scalar.TIME));
        types.put("time_ns", List.of(Scalar.TIME));
        types.put("timestamp_ms", List.of(Scalar.TIMESTAMP));
        types.put("timestamp_us", List.of(Scalar.TIMESTAMP));
        types.put("timestamp_ns", List.of(Scalar.TIMESTAMP));
        types.put("instant_ms", List.of(Scalar.INSTANT));
        types.put("instant_us", List.of(Scalar.INSTANT));
        types.put("instant_ns", List.of(Scalar.INSTANT));
        types.put("absent", List.of(Scalar.INT32, Scalar.INT64));
        types.put("pair", List.of(new ColumnType.Struct("lake.Pair", List.of(Declared.nullable("x", Scalar.INT32)))));
        types.put("list", List.of(new ColumnType.ListOf(Scalar.INT32, true)));
        return types;
    }

    private static Table at(String file, String name, Column... columns) {
        return Declared.at(
                Declared.hive("m", name, columns),
                FILES.resolve(file + ".parquet").toAbsolutePath().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"pyarrow", "pyarrow_integer_decimals", "pyarrow_no_statistics", "pyarrow_int96", "parquet_java"})
    void noRowIsLost(String file) throws SQLException {
        List<String> stored = stored(file);
        List<Table> tables = new ArrayList<>();
        for (Map.Entry<String, List<ColumnType>> column : TYPES.entrySet()) {
            for (ColumnType type : stored.contains(column.getKey()) ? column.getValue() : List.<ColumnType>of()) {
                tables.add(at(
                        file,
                        "t" + tables.size(),
                        Declared.column("n", Scalar.INT64),
                        Declared.nullable(column.getKey(), type)));
            }
        }
        Random random = new Random(file.hashCode() + Long.getLong("footer.seed", 0));
        try (Catalog catalog = new TestLake(directory).open(tables.toArray(Table[]::new))) {
            for (Table table : tables) {
                UntypedTable read = catalog.table(table.qualifiedName());
                RandomTable rows = new RandomTable(Layout.FILES, table.columns(), rows(read));
                RandomPredicates predicates = new RandomPredicates(rows, random);
                for (int i = 0; i < PREDICATES; i++) {
                    Predicate predicate = predicates.next();
                    assertThat(found(read, predicate))
                            .as("%s where %s", table.columns(), predicate)
                            .isEqualTo(expected(rows, predicate));
                }
            }
        }
    }

    private static List<String> stored(String file) throws SQLException {
        String path = FILES.resolve(file + ".parquet").toAbsolutePath().toString();
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement();
                ResultSet names = statement.executeQuery("SELECT column_name FROM (DESCRIBE FROM '" + path + "')")) {
            List<String> stored = new ArrayList<>();
            while (names.next()) {
                stored.add(names.getString(1));
            }
            return stored;
        }
    }

    /** Rows in the Java forms of a random table. */
    private static List<List<@Nullable Object>> rows(UntypedTable table) {
        try (Stream<Row> rows = table.stream()) {
            List<List<@Nullable Object>> read = new ArrayList<>();
            rows.forEach(row -> {
                List<@Nullable Object> values = new ArrayList<>();
                row.values().forEach(value -> values.add(plain(value)));
                read.add(values);
            });
            return read;
        }
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<Object, @Nullable Object> fields = new LinkedHashMap<>();
            map.forEach((name, field) -> fields.put(name, plain(field)));
            return fields;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> elements = new ArrayList<>();
            list.forEach(element -> elements.add(plain(element)));
            return elements;
        }
        boolean small = value instanceof Byte || value instanceof Short || value instanceof Integer;
        return small ? (Object) ((Number) value).longValue() : value;
    }

    private static List<Object> found(UntypedTable table, Predicate predicate) {
        try (Stream<Row> rows = table.where(t -> predicate).stream()) {
            return rows.<Object>map(row -> row.get("n")).sorted().toList();
        }
    }

    private static List<Object> expected(RandomTable table, Predicate predicate) {
        PlainEvaluation evaluation = new PlainEvaluation(table.columns());
        return table.rows().stream()
                .filter(row -> Boolean.TRUE.equals(evaluation.holds(predicate, row)))
                .<Object>map(row -> row.get(0))
                .sorted()
                .toList();
    }

    /** Conditions that nothing in the file meets, for the most part, which its statistics say or do not. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pyarrow      | int8          | int8 < -100                       | 0",
                "pyarrow      | int8          | int8 > 5                          | 0",
                "pyarrow      | int8          | int8 = 6                          | 0",
                "pyarrow      | int8          | int8 = 4                          | 1",
                "pyarrow      | int8          | int8 IN (-101, 6)                 | 0",
                "pyarrow      | int8          | int8 IN (-101, 4)                 | 1",
                "pyarrow      | int32         | int32 > 70000                     | 0",
                "pyarrow      | int64         | int64 > 1099511627776             | 0",
                "pyarrow      | uint8         | uint8 > 200                       | 0",
                "pyarrow      | uint32        | uint32 > 2147483653               | 0",
                "pyarrow      | uint32        | uint32 < 3                        | 0",
                "pyarrow      | uint64        | uint64 > 9223372036854775813      | 0",
                "pyarrow      | truth         | NOT truth                         | 0",
                "pyarrow      | float64       | float64 < -1.5                    | 0",
                "pyarrow      | float64       | float64 = -1.6                    | 0",
                "pyarrow      | float64       | float64 > 1e301                   | 1",
                "pyarrow      | float64_zero  | float64_zero < 0                  | 0",
                "pyarrow      | float64_nan   | float64_nan > 5                   | 1",
                "pyarrow      | float64_nan   | float64_nan < 1                   | 0",
                "pyarrow      | float64_only_nan | float64_only_nan < 1           | 1",
                "pyarrow      | float16       | float16 < -1.5                    | 1",
                "pyarrow      | decimal_9_2   | decimal_9_2 > 99.99               | 0",
                "pyarrow      | decimal_38_10 | decimal_38_10 < -12.5             | 0",
                "pyarrow      | text          | text > '😀'                       | 0",
                "pyarrow      | text_long     | text_long < 'a text'              | 0",
                "pyarrow      | text_long     | text_long LIKE 'b%'               | 0",
                "pyarrow      | text_long     | text_long > 'b'                   | 0",
                "pyarrow      | timestamp_us  | timestamp_us > '2024-04-14 10:00:00.123456' | 0",
                "pyarrow      | bytes         | bytes = 'x'::BLOB                 | 1",
                "pyarrow      | date          | date > '2024-04-14'               | 0",
                "pyarrow      | time_ms       | time_ms > '12:00:00'              | 0",
                "pyarrow      | time_ns       | time_ns > '12:00:00.000001'       | 0",
                "pyarrow      | timestamp_ms  | timestamp_ms < '1969-12-31 23:59:59.999' | 0",
                "pyarrow      | timestamp_ns  | timestamp_ns < '1969-12-31 23:59:59.999999' | 0",
                "pyarrow      | instant_us    | instant_us > '2024-04-14 10:00:00.123456+00' | 0",
                "pyarrow      | absent        | absent IS NOT NULL                | 0",
                "pyarrow      | absent        | absent = 1                        | 0",
                "pyarrow      | n             | n IS NULL                         | 0",
                "pyarrow      | int8          | int8 < -100 OR uint8 > 200        | 0",
                "pyarrow      | int8          | int8 < -100 OR uint8 > 199        | 1",
                "pyarrow_integer_decimals | decimal_9_2  | decimal_9_2 > 99.99    | 0",
                "pyarrow_integer_decimals | decimal_18_2 | decimal_18_2 < -12.5   | 0",
                "pyarrow_no_statistics    | int8         | int8 < -100            | 1",
                "pyarrow_int96            | instant_ns   | instant_ns < '1960-01-01 00:00:00+00' | 1",
                "pyarrow_int96            | int32        | int32 > 70000          | 0",
                "parquet_java | int8          | int8 < -100                       | 0",
                "parquet_java | uint32        | uint32 > 2147483653               | 0",
                "parquet_java | uint64        | uint64 > 9223372036854775813      | 0",
                "parquet_java | decimal_9_2   | decimal_9_2 > 99.99               | 0",
                "parquet_java | decimal_18_2  | decimal_18_2 < -12.5              | 0",
                "parquet_java | decimal_38_10 | decimal_38_10 < -12.5             | 0",
                "parquet_java | float64       | float64 < -1.5                    | 0",
                "parquet_java | text          | text > '😀'                       | 0",
                "parquet_java | instant_ms    | instant_ms > '2024-04-14 10:00:00.123+00' | 0",
                "parquet_java | timestamp_ns  | timestamp_ns < '1969-12-31 23:59:59.999999' | 0",
                "parquet_java | absent        | absent IS NOT NULL                | 0",
            })
    void aFileIsLeftOutIfItsStatisticsSaySo(String file, String column, String condition, int read)
            throws SQLException {
        Table table = at(
                file,
                "t",
                stored(file).stream()
                        .filter(name -> TYPES.containsKey(name) || name.equals("n"))
                        .map(name -> Declared.nullable(
                                name,
                                name.equals("n")
                                        ? Scalar.INT64
                                        : TYPES.get(name).get(0)))
                        .toArray(Column[]::new));
        try (Catalog catalog = new TestLake(directory).open(table)) {
            QueryResult result = catalog.sql("SELECT n FROM m.t WHERE " + condition);
            assertThat(result.explain()).as(column).contains("files: " + read + " of 1");
            assertThat(result.explain().contains("0 by partition values, 1 by footer statistics"))
                    .isEqualTo(read == 0);
            assertThat(read > 0 || result.count() == 0).isTrue();
        }
    }

    @Test
    void partitionsAndStatisticsWorkTogether() {
        TestLake lake = new TestLake(directory);
        for (int day = 0; day < 4; day++) {
            for (int part = 0; part < 3; part++) {
                int first = day * 100 + part * 10;
                lake.parquet(
                        "m/t/day=" + day + "/" + part + ".parquet",
                        "SELECT range + " + first + " AS id FROM range(10)");
            }
        }
        Table table =
                Declared.hive("m", "t", Declared.partition("day", Scalar.INT32), Declared.column("id", Scalar.INT64));
        try (Catalog catalog = lake.open(table)) {
            String either = "SELECT id FROM m.t WHERE (day = 1 AND id >= 115) OR (day = 2 AND id < 205)";
            assertThat(catalog.sql(either).explain()).contains("files: 3 of 12", "6 by partition values, 3 by footer");
            assertThat(catalog.sql(either).count()).isEqualTo(20);
            assertThat(catalog.sql("SELECT id FROM m.t WHERE day = 3 OR id = 5").explain())
                    .contains("files: 4 of 12");
            assertThat(TestLake.files(
                            catalog.table("m.t").where(t -> t.column("id").between(119, 120))))
                    .hasSize(2);
            assertThat(catalog.table("m.t")
                            .where(t -> t.column("id").ge(10_000))
                            .count())
                    .isZero();
        }
    }

    @Test
    void aFileThatIsReplacedIsReadAnew() throws IOException {
        TestLake lake = new TestLake(directory);
        Table table = Declared.hive("m", "t", Declared.column("id", Scalar.INT64));
        try (Catalog catalog = lake.open(table)) {
            TableScan<?, ?> large =
                    catalog.table("m.t").where(t -> t.column("id").gt(5500));
            Path file = lake.parquet("m/t/a.parquet", "SELECT range + 5000 AS id FROM range(10)");
            long size = Files.size(file);
            FileTime time = Files.getLastModifiedTime(file);
            assertThat(large.count()).isZero();

            lake.parquet("m/t/a.parquet", "SELECT range + 6000 AS id FROM range(10)");
            assertThat(Files.size(file)).as("only the time differs").isEqualTo(size);
            Files.setLastModifiedTime(file, FileTime.fromMillis(time.toMillis() + 1));
            assertThat(large.count()).isEqualTo(10);

            lake.parquet("m/t/a.parquet", "SELECT range + 6000 AS id FROM range(3000)");
            Files.setLastModifiedTime(file, FileTime.fromMillis(time.toMillis() + 1));
            assertThat(Files.size(file)).as("only the size differs").isNotEqualTo(size);
            assertThat(large.count()).isEqualTo(3000);

            lake.parquet("m/t/b.parquet", "SELECT range + 7000 AS id FROM range(10)");
            assertThat(large.count()).isEqualTo(3010);
            Files.delete(file);
            assertThat(large.count()).isEqualTo(10);
        }
    }

    @Test
    void columnsThatFilesLackAreAbsentInThem() {
        TestLake lake = new TestLake(directory);
        lake.parquet("m/t/a.parquet", "SELECT 1::BIGINT AS id");
        lake.parquet("m/t/b.parquet", "SELECT 2::BIGINT AS id, 7::BIGINT AS \"Extra\"");
        lake.parquet("m/t/c.parquet", "SELECT 3::BIGINT AS id, 8::BIGINT AS extra FROM range(0)");
        Table table =
                Declared.hive("m", "t", Declared.column("id", Scalar.INT64), Declared.nullable("extra", Scalar.INT64));
        try (Catalog catalog = lake.open(table)) {
            assertThat(catalog.sql("SELECT id FROM m.t WHERE extra = 7").explain())
                    .contains("files: 1 of 3");
            assertThat(catalog.sql("SELECT id FROM m.t WHERE extra IS NULL").explain())
                    .contains("files: 1 of 3");
            assertThat(catalog.sql("SELECT id FROM m.t WHERE extra = 7").stream()
                            .map(row -> row.get(0)))
                    .containsExactly(2L);
            assertThat(catalog.sql("SELECT id FROM m.t WHERE extra IS NULL").stream()
                            .map(row -> row.get(0)))
                    .containsExactly(1L);
        }
        Table strict =
                Declared.hive("m", "t", Declared.column("id", Scalar.INT64), Declared.column("extra", Scalar.INT64));
        try (Catalog catalog = lake.open(strict)) {
            assertThatThrownBy(() -> catalog.table("m.t")
                            .where(t -> t.column("extra").eq(7))
                            .count())
                    .isInstanceOf(LakeException.class)
                    .hasMessageContaining("a.parquet has no column 'extra'");
        }
    }

    /** A wrong declaration is told, though the bounds would rule the file out if they were taken for what is declared. */
    @Test
    void whatContradictsTheDeclarationIsNotLeftOut() {
        TestLake lake = new TestLake(directory);
        lake.parquet("m/t/a.parquet", "SELECT 5::BIGINT AS id, NULL::BIGINT AS other");
        lake.parquet("m/t/b.parquet", "SELECT 6::BIGINT AS id, 1::BIGINT AS other");
        Table narrow = Declared.hive("m", "t", Declared.column("id", Scalar.INT32));
        Table strict =
                Declared.hive("m", "t", Declared.column("id", Scalar.INT64), Declared.column("other", Scalar.INT64));
        try (Catalog catalog = lake.open(narrow)) {
            assertThatThrownBy(() -> catalog.table("m.t")
                            .where(t -> t.column("id").gt(100))
                            .count())
                    .hasMessageContaining("column 'id' is declared as int32");
        }
        try (Catalog catalog = lake.open(strict)) {
            assertThatThrownBy(() -> catalog.table("m.t")
                            .where(t -> t.column("other").gt(100))
                            .arrow())
                    .hasMessageContaining("'other' of table 'm.t' is declared to have a value in every row");
        }
    }

    @Test
    void objectsAreLeftOutOnceTheyAreHere() throws Exception {
        TestLake lake = new TestLake(directory.resolve("lake"));
        lake.parquet("m/t/a.parquet", "SELECT range AS id FROM range(10)");
        lake.parquet("m/t/b.parquet", "SELECT range + 10 AS id FROM range(10)");
        Table table = Declared.hive("m", "t", Declared.column("id", Scalar.INT64));
        try (S3Server server = new S3Server(directory.resolve("s3"))) {
            server.upload(directory.resolve("lake"));
            try (Catalog catalog = lake.open(server.catalog(), table)) {
                TableScan<?, ?> scan =
                        catalog.table("m.t").where(t -> t.column("id").ge(12));
                server.proxy().reset();
                assertThat(scan.explain()).contains("files: 2 of 2");
                int listing = server.proxy().requests().size();
                assertThat(scan.count()).isEqualTo(8);
                server.proxy().reset();
                assertThat(scan.explain()).contains("files: 1 of 2", "1 by footer statistics");
                assertThat(server.proxy().requests()).as("requests for footers").hasSize(listing);
                assertThat(scan.count()).isEqualTo(8);
            }
        }
    }

    /** A file is what its name, size and time say: one that is made to look like another is taken for it. */
    @Test
    void filesOfManyTimesAreKeptApart() throws IOException {
        TestLake lake = new TestLake(directory);
        Table table = Declared.hive("m", "t", Declared.column("id", Scalar.INT64));
        try (Catalog catalog = lake.open(table)) {
            TableScan<?, ?> one = catalog.table("m.t").where(t -> t.column("id").eq(700));
            for (int i = 0; i < 300; i++) {
                Path file = lake.parquet("m/t/" + i % 7 + ".parquet", "SELECT " + i + "::BIGINT * 100 AS id");
                Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(1_700_000_000L + i)));
                assertThat(one.count()).as("after file " + i).isEqualTo(i >= 7 && i < 14 ? 1 : 0);
            }
        }
    }
}
