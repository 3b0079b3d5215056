package io.neuralake.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuralake.catalog.Table;
import io.neuralake.runtime.error.LakeException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Types of PostgreSQL under every type that a column can be declared with: the values that were inserted come back, or the column
 * is refused before its first row.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PostgresTypeTest {

    private static final String NONE = "";
    private static final String WHOLE = "decimal(20,0), decimal(38,10)";

    private Postgres postgres;
    private TestLake lake;

    /**
     * A column.
     *
     * @param type its type
     * @param values what is inserted, as SQL
     * @param texts the same as it comes back, as texts; absent for NULL
     * @param accepted the declared types that are accepted
     */
    private record Stored(String type, String values, List<String> texts, List<String> accepted) {

        Stored(String type, String values, List<String> texts, String accepted) {
            this(type, values, texts, accepted.isEmpty() ? List.of() : Arrays.asList(accepted.split(", ")));
        }

        @Override
        public String toString() {
            return type;
        }
    }

    static Stream<Stored> types() {
        return Stream.of(
                new Stored("boolean", "true, false, NULL", Arrays.asList("true", "false", null), "boolean"),
                new Stored(
                        "smallint",
                        "-32768, 32767, NULL",
                        Arrays.asList("-32768", "32767", null),
                        "int16, int32, int64, float32, float64, decimal(9,2), " + WHOLE),
                new Stored(
                        "integer",
                        "-2147483648, 2147483647, NULL",
                        Arrays.asList("-2147483648", "2147483647", null),
                        "int32, int64, float64, " + WHOLE),
                new Stored(
                        "bigint",
                        "-9223372036854775808, 9223372036854775807, NULL",
                        Arrays.asList("-9223372036854775808", "9223372036854775807", null),
                        "int64, " + WHOLE),
                new Stored(
                        "real",
                        "'0.1', 'NaN', '-Infinity', NULL",
                        Arrays.asList("0.100000001490116119384765625", "NaN", "-Infinity", null),
                        "float32, float64"),
                new Stored(
                        "double precision",
                        "'0.5', 'NaN', 'Infinity', NULL",
                        Arrays.asList("0.5", "NaN", "Infinity", null),
                        "float64"),
                new Stored(
                        "numeric(9,2)",
                        "9999999.99, -0.01, NULL",
                        Arrays.asList("9999999.99", "-0.01", null),
                        "decimal(9,2), decimal(38,10)"),
                new Stored(
                        "numeric(18,2)",
                        "9999999999999999.99, NULL",
                        Arrays.asList("9999999999999999.99", null),
                        "decimal(38,10)"),
                new Stored("numeric(20,0)", "5, NULL", Arrays.asList("5", null), WHOLE),
                new Stored("numeric(30,12)", "1.5", List.of("1.5"), NONE),
                new Stored("numeric", "7, NULL", Arrays.asList("7", null), "decimal(9,2), " + WHOLE),
                new Stored("text", "'Äé😀', '', NULL", Arrays.asList("Äé😀", "", null), "string, enum, uuid"),
                new Stored("varchar(9)", "'ab  '", List.of("ab  "), "string, enum, uuid"),
                new Stored("char(4)", "'ab'", List.of("ab"), "string, enum, uuid"),
                new Stored("bytea", "'\\x00ff', NULL", Arrays.asList("00ff", null), "binary"),
                new Stored("date", "'1969-12-31', NULL", Arrays.asList("1969-12-31", null), "date"),
                new Stored("time", "'23:59:59.999999', NULL", Arrays.asList("23:59:59.999999", null), "time"),
                new Stored("time with time zone", "'10:00+02'", List.of("10:00"), NONE),
                new Stored(
                        "timestamp",
                        "'1969-12-31 23:59:59.999999', NULL",
                        Arrays.asList("1969-12-31T23:59:59.999999", null),
                        "timestamp"),
                new Stored(
                        "timestamp with time zone",
                        "'2024-03-31 02:30:00.000001+02', NULL",
                        Arrays.asList("2024-03-31T00:30:00.000001", null),
                        "instant"),
                new Stored(
                        "uuid",
                        "'00000000-0000-0000-0000-00000000000a', NULL",
                        Arrays.asList("00000000-0000-0000-0000-00000000000a", null),
                        "string, uuid"),
                new Stored("switch", "'ON', NULL", Arrays.asList("ON", null), "string, enum, uuid"),
                new Stored("json", "'{\"a\": 1}'", List.of("{\"a\": 1}"), "string, enum, uuid"),
                new Stored("jsonb", "'{\"a\": 1}'", List.of("{\"a\": 1}"), "string, enum, uuid"),
                new Stored(
                        "integer[]",
                        "'{1,NULL,3}', '{}', NULL",
                        Arrays.asList("[1, null, 3]", "[]", null),
                        "list<int32>"),
                new Stored("smallint[]", "'{1}'", List.of("[1]"), "list<int32>"),
                new Stored("bigint[]", "'{1}'", List.of("[1]"), NONE),
                new Stored("timestamp with time zone[]", "'{2024-01-01}'", List.of(""), NONE),
                new Stored("interval", "'1 day'", List.of(""), NONE),
                new Stored("money", "1", List.of(""), NONE),
                new Stored("inet", "'127.0.0.1'", List.of(""), NONE),
                new Stored("bit(3)", "'101'", List.of(""), NONE),
                new Stored("int4range", "'[1,2)'", List.of(""), NONE),
                new Stored("point", "'(1,2)'", List.of(""), NONE),
                new Stored("xml", "'<a/>'", List.of(""), NONE),
                new Stored("pair", "'(1,x)'", List.of(""), NONE));
    }

    @BeforeAll
    void start(@TempDir Path directory) {
        postgres = Postgres.start();
        lake = new TestLake(directory);
        postgres.execute("CREATE TYPE switch AS ENUM ('ON', 'OFF')", "CREATE TYPE pair AS (a integer, b text)");
    }

    @AfterAll
    void stop() {
        if (postgres != null) {
            postgres.close();
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void valuesComeBackOrTheColumnIsRefused(Stored stored) {
        String relation = "t_" + StoredTypeTest.name(stored.type());
        postgres.execute(
                "CREATE TABLE " + relation + " (n serial, v " + stored.type() + ")",
                "INSERT INTO " + relation + " (v) SELECT unnest(ARRAY[" + stored.values() + "]::text[])::"
                        + stored.type());
        Table[] tables = StoredTypeTest.DECLARED.entrySet().stream()
                .map(declared -> Declared.jdbc(
                        "a",
                        StoredTypeTest.name(declared.getKey()),
                        postgres.url(),
                        relation,
                        Declared.nullable("v", declared.getValue())))
                .toArray(Table[]::new);
        try (Catalog catalog = lake.open(postgres.options(), tables)) {
            for (String declared : StoredTypeTest.DECLARED.keySet()) {
                String name = "a." + StoredTypeTest.name(declared);
                UntypedTable table = catalog.table(name);
                if (stored.accepted().contains(declared)) {
                    assertThat(StoredTypeTest.texts(table.stream()))
                            .as(declared)
                            .containsExactlyInAnyOrderElementsOf(stored.texts());
                    assertThat(StoredTypeTest.texts(catalog.sql("SELECT v FROM " + name).stream()))
                            .as(declared)
                            .containsExactlyInAnyOrderElementsOf(stored.texts());
                    continue;
                }
                assertThatThrownBy(table::arrow)
                        .as(declared)
                        .isInstanceOf(LakeException.class)
                        .hasMessageContaining("'" + name + "'")
                        .hasMessageContaining("column 'v")
                        .hasMessageContaining("is declared as");
            }
        }
    }
}
