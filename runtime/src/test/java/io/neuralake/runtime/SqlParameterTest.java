package io.neuralake.runtime;

import static io.neuralake.runtime.TestLake.files;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.error.LakeException;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.Field;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values of parameters in statements, what statements are said to give, and by which names they know tables. */
final class SqlParameterTest {

    private static final Table TRIPS = Declared.hive(
            "m",
            "trips",
            Declared.partition("day", Scalar.DATE),
            Declared.column("id", Scalar.INT64),
            Declared.nullable("name", Scalar.STRING),
            Declared.nullable("price", new ColumnType.Decimal(10, 2)));

    private static final Table SECRETS = Declared.hive("hidden", "secrets", Declared.column("id", Scalar.INT64));

    private static final List<String> HOSTILE = List.of(
            "'",
            "''",
            "\"",
            "\\",
            "\\'",
            ";",
            "--",
            "/*",
            "*/",
            "$1",
            "$$",
            "?",
            "\0",
            "\n",
            "\r",
            "%",
            "_",
            ")",
            "(",
            "\u0301",
            "\ud83d\ude00",
            "'); DROP TABLE m.trips; --",
            "E'",
            "x'",
            "NULL",
            "{}",
            "\u2019",
            " ");

    @TempDir
    private static Path directory;

    private static Catalog catalog;

    @BeforeAll
    static void write() {
        TestLake lake = new TestLake(directory);
        for (int day = 1; day < 4; day++) {
            lake.parquet(
                    "m/trips/day=2024-04-0" + day + "/f.parquet",
                    "SELECT range + " + 10 * day
                            + " AS id, 'n' || range AS name, 1.5::DECIMAL(10, 2) AS price FROM range(10)");
        }
        lake.parquet("hidden/secrets/f.parquet", "SELECT range AS id FROM range(3)");
        catalog = lake.open(
                CatalogOptions.defaults()
                        .location("lake", directory.toString())
                        .servedNames()
                        .alias("rides", "m.trips")
                        .alias("trips", "m.trips")
                        .alias("Twice", "m.trips")
                        .alias("twice", "hidden.secrets")
                        .alias("nothing", "m.nothing"),
                TRIPS,
                SECRETS);
    }

    @AfterAll
    static void close() {
        catalog.close();
    }

    private static List<@Nullable Object> row(String statement, @Nullable Object... values) {
        return new ArrayList<>(catalog.sql(statement, values).stream()
                .findFirst()
                .orElseThrow()
                .values());
    }

    private static List<String> names(List<Field> fields) {
        return fields.stream().map(Field::getName).toList();
    }

    private static List<Object> values(Random random, int count) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(value(random));
        }
        return values;
    }

    private static Object value(Random random) {
        return switch (random.nextInt(11)) {
            case 0 -> random.nextInt();
            case 1 -> random.nextBoolean() ? random.nextLong() : Long.MIN_VALUE + random.nextInt(2);
            case 2 -> Double.longBitsToDouble(random.nextLong());
            case 3 ->
                List.of(Double.NaN, -0.0, Double.MIN_VALUE, Double.MAX_VALUE, Double.NEGATIVE_INFINITY)
                        .get(random.nextInt(5));
            case 4 -> decimal(random);
            case 5, 6 -> text(random);
            case 7 -> random.nextBoolean();
            case 8 -> LocalDate.ofEpochDay(random.nextInt(2_000_000) - 1_000_000L);
            case 9 -> Instant.EPOCH.plusNanos(random.nextLong() / 1000 * 1000).plusSeconds(random.nextInt());
            default ->
                LocalDateTime.of(1 + random.nextInt(20_000), 1 + random.nextInt(12), 1, 0, 0, 0)
                        .plusNanos(1000L * random.nextInt());
        };
    }

    private static BigDecimal decimal(Random random) {
        int scale = random.nextInt(39);
        BigInteger digits = new BigInteger(126, random).mod(BigInteger.TEN.pow(1 + random.nextInt(38)));
        return new BigDecimal(random.nextBoolean() ? digits : digits.negate(), scale);
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i >= 0; i--) {
            text.append(HOSTILE.get(random.nextInt(HOSTILE.size())));
        }
        return text.toString();
    }

    /** Whatever a value is, it comes back as it is, and nothing beside it happens. */
    @Test
    void valuesComeBack() {
        for (long seed = 1; seed <= 40; seed++) {
            Random random = new Random(seed);
            List<Object> values = values(random, 40);
            StringBuilder statement = new StringBuilder("SELECT ");
            for (int i = 0; i < values.size(); i++) {
                statement.append(i > 0 ? ", " : "").append('$').append(i + 1);
            }
            List<@Nullable Object> back = row(statement.toString(), values.toArray());
            assertThat(back).as("seed " + seed).isEqualTo(values);
        }
    }

    @Test
    void bytesAndAbsentValuesComeBack() {
        byte[] bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        List<@Nullable Object> row =
                row("SELECT ?, ?, ?, ?", bytes, null, new byte[0], LocalTime.of(23, 59, 59, 999_999_000));
        assertThat((byte[]) row.get(0)).isEqualTo(bytes);
        assertThat(row.get(1)).isNull();
        assertThat((byte[]) row.get(2)).isEmpty();
        assertThat(row.get(3)).isEqualTo(LocalTime.of(23, 59, 59, 999_999_000));
        UUID uuid = UUID.randomUUID();
        assertThat(row("SELECT CAST($1 AS VARCHAR)", uuid)).containsExactly(uuid.toString());
    }

    @Test
    void filesAreLeftOutByParameters() {
        String statement = "SELECT count(*) FROM m.trips WHERE day = $1 AND id >= $2";
        QueryResult typed = catalog.sql(statement, LocalDate.of(2024, 4, 2), 0L);
        assertThat(files(typed)).hasSize(1);
        QueryResult untyped = catalog.sql(
                statement,
                SqlParameter.of(SqlParameter.Type.UNKNOWN, "2024-04-02"),
                SqlParameter.of(SqlParameter.Type.UNKNOWN, "0"));
        assertThat(files(untyped)).hasSize(1);
        assertThat(untyped.stream().findFirst().orElseThrow().get(0)).isEqualTo(10L);
        assertThat(files(catalog.sql("SELECT * FROM m.trips WHERE id > ?", 29))).hasSize(1);
        assertThat(catalog.sql("SELECT id FROM m.trips ORDER BY id LIMIT $1 OFFSET $2", 2, 3)
                        .count())
                .isEqualTo(2);
    }

    @Test
    void parametersAreFoundByTheParser() {
        assertThat(row("SELECT '$1', \"$2\", $1 /* ? $3 */ FROM (SELECT 5 AS \"$2\") -- $4", 7))
                .containsExactly("$1", 5, 7);
        assertThat(row("SELECT $$ ? $$ || 'ä?' || ?", "x")).containsExactly(" ? ä?x");
        assertThat(row("SELECT $2 - $1 - $1", 1, 2)).containsExactly(0);
        assertThat(row("SELECT 2-$1", -3)).containsExactly(5);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SELECT $1           | it has 1 parameter, and there are 2 values
            SELECT $1, $2, $3   | it has 3 parameters, and there are 2 values
            SELECT 1            | it has 0 parameters, and there are 2 values
            SELECT $1, $3       | its parameters are numbered [1, 3]
            SELECT $a, $b       | it has a parameter 'a'
            SELECT $0, $1       | Parameter numbers must be greater than 0
            """)
    void thereIsAValueForEachParameter(String statement, String reason) {
        assertThatThrownBy(() -> catalog.sql(statement, 1, 2))
                .isInstanceOf(LakeException.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            INTEGER     | 2147483648
            INTEGER     | 1.5
            BIGINT      | 9223372036854775808
            BIGINT      | 1) OR (1
            DECIMAL     | NaN
            DECIMAL     | 1e99
            DECIMAL     | 123456789012345678901234567890123456789
            REAL        | 1e39
            DOUBLE      | 0x1p3
            DOUBLE      | one
            BOOLEAN     | maybe
            BLOB        | 0g
            BLOB        | abc
            DATE        | 2024-02-30
            DATE        | today
            TIME        | 25:00:00
            TIMESTAMP   | 2024-01-01 10
            TIMESTAMPTZ | 2024-13-01 10:00:00+00
            UUID        | 1234
            """)
    void aTextThatIsNoneOfTheTypeIsRefused(SqlParameter.Type type, String text) {
        assertThatThrownBy(() -> SqlParameter.of(type, text))
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("which is no " + type);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            INTEGER     | -2147483648                        | -2147483648
            BIGINT      | 007                                | 7
            DECIMAL     | 0.00000000000000000000000000000000000001 | .00000000000000000000000000000000000001
            DECIMAL     | 1.50                               | 1.50
            DOUBLE      | infinity                           | inf
            BOOLEAN     | t                                  | true
            DATE        | infinity                           | infinity
            DATE        | 0044-03-15 (BC)                    | 0044-03-15 (BC)
            TIME        | 10:30                              | 10:30:00
            TIMESTAMP   | 2024-01-01T10:00:00.5              | 2024-01-01 10:00:00.5
            TIMESTAMP   | 2024-01-01                         | 2024-01-01 00:00:00
            TIMESTAMPTZ | 2024-01-01 10:00:00+02             | 2024-01-01 08:00:00+00
            TIMESTAMPTZ | 2024-01-01T10:00:00Z               | 2024-01-01 10:00:00+00
            TIMESTAMPTZ | 2024-01-01 10:00:00+00:00          | 2024-01-01 10:00:00+00
            TIMESTAMPTZ | 2024-01-01 10:00:00.5-05:30        | 2024-01-01 15:30:00.5+00
            TIMESTAMPTZ | 2024-01-01 10:00:00                | 2024-01-01 10:00:00+00
            TIMESTAMPTZ | infinity                           | infinity
            """)
    void aTextInSqlsSpellingIsAValue(SqlParameter.Type type, String text, String value) {
        assertThat(row("SELECT CAST($1 AS VARCHAR)", SqlParameter.of(type, text)))
                .containsExactly(value);
    }

    @Test
    void halfALetterIsRefused() {
        assertThatThrownBy(() -> SqlParameter.of("a\ud83d")).isInstanceOf(LakeException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM m.trips",
                "SELECT 1 AS a, 2 AS a, 'x' || name, sum(price) FROM m.trips GROUP BY ALL",
                "SELECT NULL, [], [1], {'a': [NULL, 1.5]}, MAP {'k': 1}, INTERVAL '1 day', now(), DATE '2024-01-01'",
                "SELECT day, avg(price), count(*) FROM m.trips GROUP BY day ORDER BY ALL LIMIT 2; -- end",
                "WITH a AS (SELECT id FROM m.trips) SELECT a.*, b.price FROM a JOIN m.trips b USING (id)",
                "SELECT count(*) FROM range(100000)"
            })
    void whatIsDescribedIsWhatComes(String statement) throws IOException {
        StatementDescription description = catalog.describe(statement);
        try (ArrowReader batches = catalog.sql(statement).arrow()) {
            assertThat(description.columns())
                    .isEqualTo(batches.getVectorSchemaRoot().getSchema());
        }
        assertThat(description.parameters()).isEmpty();
    }

    @Test
    void typesOfParametersAreToldWhereTheStatementTellsThem() {
        StatementDescription description = catalog.describe(
                "SELECT name, $1 AS x FROM m.trips WHERE id = $2 AND price < $3 AND day BETWEEN $4 AND $4 LIMIT $5");
        assertThat(names(description.columns().getFields())).containsExactly("name", "x");
        assertThat(description.parameters().stream().map(type -> type.orElse("?")))
                .containsExactly("?", "BIGINT", "DECIMAL(10,2)", "DATE", "BIGINT");
        assertThat(catalog.describe("SELECT INTERVAL '1 day' * $1").parameters())
                .hasSize(1);
        assertThatThrownBy(() -> catalog.describe("SELECT nothing FROM m.trips WHERE id = $1"))
                .hasMessageContaining("nothing");
        assertThatThrownBy(() -> catalog.describe("COPY m.trips TO 'x'")).isInstanceOf(LakeException.class);
        assertThatThrownBy(() -> catalog.describe("SELECT * FROM read_csv($1)")).hasMessageContaining("not allowed");
    }

    @Test
    void aTableHasOtherNames() {
        for (String name : List.of("m.trips", "m_trips", "rides", "RIDES", "trips")) {
            assertThat(row("SELECT count(*) FROM " + name)).as(name).containsExactly(30L);
            assertThat(row("SELECT count(t.id) FROM " + name + " t JOIN rides USING (id)"))
                    .as(name)
                    .containsExactly(30L);
        }
        assertThat(row("SELECT min(rides.id) FROM rides")).containsExactly(10L);
        assertThat(row("WITH rides AS (SELECT 1 AS a) SELECT * FROM rides")).containsExactly(1);
        assertThat(row("SELECT rides FROM (SELECT 2 AS rides)")).containsExactly(2);
        assertThat(files(catalog.sql("SELECT * FROM rides WHERE day = DATE '2024-04-01'")))
                .hasSize(1);
        assertThatThrownBy(() -> catalog.sql("SELECT * FROM ridez")).hasMessageContaining("did you mean rides?");
        assertThatThrownBy(() -> catalog.sql("SELECT * FROM twice")).hasMessageContaining("does not exist");
        assertThatThrownBy(() -> catalog.sql("SELECT * FROM nothing")).hasMessageContaining("does not exist");
    }

    @Test
    void aViewKnowsItsTablesOnly() {
        try (CatalogView view = catalog.visible(name -> name.startsWith("m."))) {
            assertThat(view.tables()).containsExactly("m.trips");
            assertThat(view.sql("SELECT * FROM rides", List.of()).count()).isEqualTo(30);
            for (String hidden :
                    List.of("hidden.secrets", "hidden_secrets", "HIDDEN.Secrets", "\"hidden\".\"secrets\"")) {
                String absent = hidden.replaceAll("(?i)secrets", "secretz");
                for (String statement :
                        List.of("SELECT nothing FROM ", "SELECT * FROM m.trips WHERE id IN (SELECT id FROM ")) {
                    String end = statement.contains("(") ? ")" : "";
                    String refused = message(() -> view.sql(statement + hidden + end, List.of()));
                    assertThat(refused)
                            .isEqualTo(message(() -> view.sql(statement + absent + end, List.of()))
                                    .replace("secretz", "secrets")
                                    .replace("Secretz", "Secrets"));
                    assertThat(message(() -> view.describe(statement + hidden + end)))
                            .isEqualTo(refused);
                }
            }
        }
        assertThat(row("SELECT count(*) FROM hidden.secrets")).containsExactly(3L);
    }

    private static String message(Runnable asked) {
        try {
            asked.run();
        } catch (LakeException e) {
            return String.valueOf(e.getMessage())
                    .replaceAll("(?i)secrets", "secrets")
                    .replaceAll("(?i)secretz", "secretz");
        }
        return "nothing is wrong";
    }

    @Test
    void aFingerprintChangesWithTheFiles() throws IOException {
        Table counted = Declared.hive("m", "counted", Declared.column("id", Scalar.INT64));
        TestLake lake = new TestLake(directory.resolve("other"));
        lake.parquet("m/counted/a.parquet", "SELECT range AS id FROM range(3)");
        try (Catalog other = lake.open(counted)) {
            String statement = "SELECT count(*) FROM m.counted";
            String first = other.sql(statement).planned().fingerprint().orElseThrow();
            assertThat(other.sql(statement).planned().fingerprint()).hasValue(first);
            assertThat(other.sql(statement + " WHERE id > 0").planned().fingerprint())
                    .isPresent()
                    .isNotEqualTo(first);
            lake.parquet("m/counted/b.parquet", "SELECT range AS id FROM range(3)");
            assertThat(other.sql(statement).planned().fingerprint().orElseThrow())
                    .isNotEqualTo(first);
            Files.delete(directory.resolve("other/m/counted/b.parquet"));
            assertThat(other.sql(statement).planned().fingerprint()).hasValue(first);
            for (String changing : List.of(
                    "SELECT now()",
                    "SELECT current_date FROM m.counted",
                    "SELECT random()",
                    "SELECT uuid() FROM m.counted",
                    "SELECT * FROM m.counted USING SAMPLE 1")) {
                assertThat(other.sql(changing).planned().fingerprint())
                        .as(changing)
                        .isEmpty();
            }
        }
    }

    @Test
    void aCatalogIsOpenedFromPaths() throws IOException {
        TestLake lake = new TestLake(directory);
        CatalogOptions options = CatalogOptions.defaults().location("lake", directory.toString());
        Path classes = lake.manifest(TRIPS);
        Path file = classes.resolve(io.neuralake.catalog.manifest.ManifestFormat.CATALOG);
        Path folder = Files.createDirectory(directory.resolve("manifests"));
        Files.copy(file, folder.resolve("one.json"));
        Files.copy(
                lake.manifest(SECRETS).resolve(io.neuralake.catalog.manifest.ManifestFormat.CATALOG),
                folder.resolve("two.json"));
        for (Path path : List.of(classes, file, folder)) {
            try (Catalog opened = Catalog.open(options, List.of(path))) {
                assertThat(opened.sql("SELECT count(*) FROM m.trips").stream()
                                .findFirst()
                                .orElseThrow()
                                .get(0))
                        .isEqualTo(30L);
            }
        }
        try (Catalog opened = Catalog.open(options, List.of(folder))) {
            assertThat(opened.tables()).containsExactly("hidden.secrets", "m.trips");
        }
        assertThatThrownBy(() -> Catalog.open(options, List.of(directory.resolve("none.json"))))
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("none.json");
        assertThatThrownBy(() -> Catalog.open(options, List.of(Files.createDirectory(directory.resolve("empty")))))
                .hasMessageContaining("there is no manifest");
    }

    @Test
    void hexadecimalDigitsAreBytes() {
        assertThat((byte[]) row("SELECT $1", SqlParameter.of(SqlParameter.Type.BLOB, "00FFa1"))
                        .get(0))
                .isEqualTo(HexFormat.of().parseHex("00ffa1"));
    }
}
