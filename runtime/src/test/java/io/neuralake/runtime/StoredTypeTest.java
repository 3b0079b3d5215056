package io.neuralake.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.row.Row;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every type that a Parquet file can have under every type that a column can be declared with: the values that the writer was
 * given come back, or the column is refused before its first row. What is which is the table in {@code docs/types.md}.
 *
 * <p>The files were written by pyarrow and parquet-java; {@code README.md} beside them says how.
 */
final class StoredTypeTest {

    static final Path FILES = Path.of("src/test/resources/parquet");
    private static final Path PAGE = Path.of("../docs/types.md");
    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS", Locale.ROOT);

    static final Map<String, ColumnType> DECLARED = declared();

    /** What DuckDB 2.0.0 cannot read at all. */
    private static final Set<String> UNREADABLE = Set.of("binary_fixed_split", "bson", "map_old");

    @TempDir
    private static Path directory;

    private static Map<String, ColumnType> declared() {
        Map<String, ColumnType> types = new LinkedHashMap<>();
        types.put("boolean", Scalar.BOOLEAN);
        types.put("int8", Scalar.INT8);
        types.put("int16", Scalar.INT16);
        types.put("int32", Scalar.INT32);
        types.put("int64", Scalar.INT64);
        types.put("float32", Scalar.FLOAT32);
        types.put("float64", Scalar.FLOAT64);
        types.put("decimal(9,2)", new ColumnType.Decimal(9, 2));
        types.put("decimal(20,0)", new ColumnType.Decimal(20, 0));
        types.put("decimal(38,10)", new ColumnType.Decimal(38, 10));
        types.put("string", Scalar.STRING);
        types.put("enum", new ColumnType.Enumeration("lake.Switch", List.of("ON", "OFF")));
        types.put("uuid", Scalar.UUID);
        types.put("binary", Scalar.BINARY);
        types.put("date", Scalar.DATE);
        types.put("time", Scalar.TIME);
        types.put("timestamp", Scalar.TIMESTAMP);
        types.put("instant", Scalar.INSTANT);
        types.put("list<int32>", new ColumnType.ListOf(Scalar.INT32, true));
        types.put("list<instant>", new ColumnType.ListOf(Scalar.INSTANT, true));
        types.put("map<string,int32>", new ColumnType.MapOf(Scalar.STRING, Scalar.INT32, true));
        types.put(
                "struct<a:int32,b:string>",
                new ColumnType.Struct(
                        "lake.Pair",
                        List.of(Declared.nullable("a", Scalar.INT32), Declared.nullable("b", Scalar.STRING))));
        return types;
    }

    static Stream<String> files() throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".parquet"))
                    .map(name -> name.replace(".parquet", ""))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    /** A catalog with a table for each type that the file's column can be declared with. */
    private static Catalog open(String file) {
        String location = FILES.resolve(file + ".parquet").toAbsolutePath().toString();
        return new TestLake(directory)
                .open(DECLARED.entrySet().stream()
                        .map(type -> Declared.at(
                                Declared.hive("m", name(type.getKey()), Declared.nullable("v", type.getValue())),
                                location))
                        .toArray(Table[]::new));
    }

    static String name(String type) {
        return type.replaceAll("[^a-z0-9]+", "_");
    }

    @ParameterizedTest
    @MethodSource("files")
    void valuesComeBackOrTheColumnIsRefused(String file) throws IOException {
        List<@Nullable String> expected = given(file);
        List<String> accepted = documented("Parquet", file);
        try (Catalog catalog = open(file)) {
            for (String declared : DECLARED.keySet()) {
                UntypedTable table = catalog.table("m." + name(declared));
                QueryResult statement = catalog.sql("SELECT v FROM m." + name(declared));
                if (accepted.contains(declared)) {
                    assertThat(texts(table.stream())).as(declared).isEqualTo(expected);
                    assertThat(texts(statement.stream())).as(declared).isEqualTo(expected);
                    continue;
                }
                for (ThrowingCallable refused : List.<ThrowingCallable>of(table::arrow, statement::arrow)) {
                    assertThatThrownBy(refused)
                            .as(declared)
                            .isInstanceOf(LakeException.class)
                            .hasMessageContaining("'m." + name(declared) + "'")
                            .hasMessageContaining(file + ".parquet")
                            .hasMessageMatching("(?s).*(column 'v.* is declared as .* it is "
                                    + (UNREADABLE.contains(file) ? "|cannot be read" : "") + ").*");
                }
            }
        }
    }

    /** The declared types that a section of the documentation says a stored column can have. */
    static List<String> documented(String section, String stored) throws IOException {
        List<String> rows = Files.readAllLines(PAGE).stream()
                .dropWhile(line -> !line.equals("## " + section))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("|") && line.contains("`" + stored + "`"))
                .toList();
        assertThat(rows).as("rows of " + stored).hasSize(1);
        String cell = rows.get(0).substring(rows.get(0).indexOf(": ") + 2).replaceFirst(" [|]$", "");
        List<String> types = Pattern.compile("([^,<(]|[<(][^>)]*[>)])+")
                .matcher(cell)
                .results()
                .map(type -> type.group().strip())
                .toList();
        assertThat(List.of("none").equals(types) || DECLARED.keySet().containsAll(types))
                .as(cell)
                .isTrue();
        return types;
    }

    static List<@Nullable String> texts(Stream<Row> rows) {
        try (rows) {
            List<@Nullable String> texts = new ArrayList<>();
            rows.forEach(row -> texts.add(text(row.get(0))));
            return texts;
        }
    }

    /** What the writer of a file was given. */
    static List<@Nullable String> given(String file) throws IOException {
        JsonNode values =
                new ObjectMapper().readTree(FILES.resolve(file + ".json").toFile());
        List<@Nullable String> texts = new ArrayList<>();
        values.forEach(value -> texts.add(givenText(value)));
        return texts;
    }

    private static @Nullable String givenText(JsonNode value) {
        if (value.isNull()) {
            return null;
        }
        if (value.isArray()) {
            List<String> items = new ArrayList<>();
            value.forEach(item -> items.add(String.valueOf(givenText(item))));
            return items.toString();
        }
        if (value.isObject()) {
            Map<String, String> fields = new LinkedHashMap<>();
            value.properties()
                    .forEach(field -> fields.put(field.getKey(), String.valueOf(givenText(field.getValue()))));
            return fields.toString();
        }
        return canonical(value.asText());
    }

    private static @Nullable String text(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (value instanceof List<?> list) {
            return list.stream()
                    .map(StoredTypeTest::text)
                    .map(String::valueOf)
                    .toList()
                    .toString();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, String> fields = new LinkedHashMap<>();
            map.forEach((key, inner) -> fields.put(String.valueOf(key), String.valueOf(text(inner))));
            return fields.toString();
        }
        if (value instanceof byte[] bytes) {
            return canonical(HexFormat.of().formatHex(bytes));
        }
        if (value instanceof LocalDateTime timestamp) {
            return MICROS.format(timestamp);
        }
        if (value instanceof Instant instant) {
            return MICROS.format(instant.atOffset(ZoneOffset.UTC));
        }
        if (value instanceof LocalTime time) {
            return DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS", Locale.ROOT).format(time);
        }
        if (value instanceof LocalDate date) {
            return date.toString();
        }
        if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            boolean special = Double.isNaN(number) || Double.isInfinite(number) || (number == 0 && 1 / number < 0);
            return special ? Double.toString(number) : canonical(new BigDecimal(number).toPlainString());
        }
        return canonical(value instanceof BigDecimal number ? number.toPlainString() : value.toString());
    }

    /** Numbers are the same number with and without digits after the point. */
    private static String canonical(String text) {
        return text.matches("-?[0-9]+([.][0-9]+)?") && !text.equals("-0.0")
                ? new BigDecimal(text).stripTrailingZeros().toPlainString()
                : text;
    }
}
