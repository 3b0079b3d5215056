package io.neuralake.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuralake.catalog.Table;
import io.neuralake.runtime.error.LakeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every type that a Delta log can give a column, under every type that it can be declared with, and over every type that a file
 * can have: the values that the writer was given come back, or the column is refused before its first row. What is which is in
 * {@code docs/types.md}.
 */
final class DeltaTypeTest {

    private static final Map<String, Stored> STORED = stored();

    @TempDir
    private Path directory;

    /**
     * A type of the log.
     *
     * @param json as the log has it
     * @param file a file of {@link StoredTypeTest} as writers make it for the type
     * @param declared the type that is declared for it
     */
    private record Stored(String json, String file, String declared) {}

    private static Map<String, Stored> stored() {
        Map<String, Stored> types = new LinkedHashMap<>();
        types.put("boolean", scalar("boolean", "boolean", "boolean"));
        types.put("byte", scalar("byte", "int8", "int8"));
        types.put("short", scalar("short", "int16", "int16"));
        types.put("integer", scalar("integer", "int32", "int32"));
        types.put("long", scalar("long", "int64", "int64"));
        types.put("float", scalar("float", "float32", "float32"));
        types.put("double", scalar("double", "float64", "float64"));
        types.put("decimal(9,2)", scalar("decimal(9,2)", "decimal_9_2_int", "decimal(9,2)"));
        types.put("decimal(18,2)", scalar("decimal(18,2)", "decimal_18_2_int", "decimal(38,10)"));
        types.put("decimal(38,10)", scalar("decimal(38,10)", "decimal_38_10_fixed", "decimal(38,10)"));
        types.put("string", scalar("string", "string", "string"));
        types.put("binary", scalar("binary", "binary", "binary"));
        types.put("date", scalar("date", "date", "date"));
        types.put("timestamp", scalar("timestamp", "timestamp_us_utc", "instant"));
        types.put("timestamp_ntz", scalar("timestamp_ntz", "timestamp_us", "timestamp"));
        types.put("array<integer>", new Stored(array("integer"), "list", "list<int32>"));
        types.put("array<timestamp>", new Stored(array("timestamp"), "list_int96", "list<instant>"));
        types.put(
                "map<string,integer>",
                new Stored(
                        "{\"type\":\"map\",\"keyType\":\"string\",\"valueType\":\"integer\",\"valueContainsNull\":true}",
                        "map",
                        "map<string,int32>"));
        types.put(
                "struct<a:integer,b:string>",
                new Stored(
                        "{\"type\":\"struct\",\"fields\":[" + field("a", "\"integer\"") + "," + field("b", "\"string\"")
                                + "]}",
                        "struct",
                        "struct<a:int32,b:string>"));
        return types;
    }

    private static Stored scalar(String name, String file, String declared) {
        return new Stored("\"" + name + "\"", file, declared);
    }

    private static String array(String element) {
        return "{\"type\":\"array\",\"elementType\":\"" + element + "\",\"containsNull\":true}";
    }

    private static String field(String name, String type) {
        return "{\"name\":\"" + name + "\",\"type\":" + type + ",\"nullable\":true,\"metadata\":{}}";
    }

    static Set<String> types() {
        return STORED.keySet();
    }

    static Stream<String> files() throws IOException {
        return StoredTypeTest.files();
    }

    /** A table of one column with one file. */
    private String table(TestLake lake, Stored stored, String file) throws IOException {
        String name = "d/" + StoredTypeTest.name(stored.json() + "_" + file);
        Path data = lake.path(name + "/" + file + ".parquet");
        Files.createDirectories(data.getParent());
        Files.copy(StoredTypeTest.FILES.resolve(file + ".parquet"), data);
        String schema = "{\"type\":\"struct\",\"fields\":[" + field("v", stored.json()) + "]}";
        lake.commit(
                name,
                0,
                "{\"protocol\":{\"minReaderVersion\":3,\"minWriterVersion\":7,\"readerFeatures\":[\"timestampNtz\"],"
                        + "\"writerFeatures\":[\"timestampNtz\"]}}",
                "{\"metaData\":{\"id\":\"id\",\"format\":{\"provider\":\"parquet\",\"options\":{}},\"schemaString\":\""
                        + schema.replace("\"", "\\\"")
                        + "\",\"partitionColumns\":[],\"configuration\":{},\"createdTime\":1}}",
                "{\"add\":{\"path\":\"" + file + ".parquet\",\"partitionValues\":{},\"size\":" + Files.size(data)
                        + ",\"modificationTime\":1,\"dataChange\":true}}");
        return lake.path(name).toString();
    }

    @ParameterizedTest
    @MethodSource("types")
    void valuesComeBackOrTheColumnIsRefused(String type) throws IOException {
        Stored stored = STORED.get(type);
        TestLake lake = new TestLake(directory);
        String location = table(lake, stored, stored.file());
        List<@Nullable String> expected = StoredTypeTest.given(stored.file());
        List<String> accepted = StoredTypeTest.documented("Delta", type);
        Table[] tables = StoredTypeTest.DECLARED.entrySet().stream()
                .map(declared -> Declared.at(
                        Declared.delta(
                                "d",
                                StoredTypeTest.name(declared.getKey()),
                                Declared.nullable("v", declared.getValue())),
                        location))
                .toArray(Table[]::new);
        try (Catalog catalog = lake.open(tables)) {
            for (String declared : StoredTypeTest.DECLARED.keySet()) {
                String name = "d." + StoredTypeTest.name(declared);
                UntypedTable table = catalog.table(name);
                QueryResult statement = catalog.sql("SELECT v FROM " + name);
                if (accepted.contains(declared)) {
                    assertThat(StoredTypeTest.texts(table.stream()))
                            .as(declared)
                            .isEqualTo(expected);
                    assertThat(StoredTypeTest.texts(statement.stream()))
                            .as(declared)
                            .isEqualTo(expected);
                    continue;
                }
                for (ThrowingCallable refused : List.<ThrowingCallable>of(table::arrow, statement::arrow)) {
                    assertThatThrownBy(refused)
                            .as(declared)
                            .isInstanceOf(LakeException.class)
                            .hasMessageContaining("'" + name + "'")
                            .hasMessageContaining("column 'v")
                            .hasMessageContaining("in its Delta log it is");
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFileOfAnotherTypeThanTheLogGivesItsValuesOrIsRefused(String file) throws IOException {
        List<@Nullable String> expected = StoredTypeTest.given(file);
        List<String> accepted = StoredTypeTest.documented("Parquet", file);
        TestLake lake = new TestLake(directory);
        Map<String, Table> tables = new LinkedHashMap<>();
        for (Map.Entry<String, Stored> type : STORED.entrySet()) {
            Stored stored = type.getValue();
            tables.put(
                    type.getKey(),
                    Declared.at(
                            Declared.delta(
                                    "d",
                                    StoredTypeTest.name(type.getKey()),
                                    Declared.nullable("v", StoredTypeTest.DECLARED.get(stored.declared()))),
                            table(lake, stored, file)));
        }
        try (Catalog catalog = lake.open(tables.values().toArray(Table[]::new))) {
            tables.forEach((type, declared) -> {
                UntypedTable table = catalog.table(declared.qualifiedName());
                if (accepted.contains(STORED.get(type).declared())) {
                    assertThat(StoredTypeTest.texts(table.stream())).as(type).isEqualTo(expected);
                } else {
                    assertThatThrownBy(table::arrow)
                            .as(type)
                            .isInstanceOf(LakeException.class)
                            .hasMessageContaining("'" + declared.qualifiedName() + "'")
                            .hasMessageContaining(file + ".parquet");
                }
            });
        }
    }
}
