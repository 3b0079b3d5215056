package io.neuralake.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.neuralake.catalog.Column;
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
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tables that other implementations wrote, one for each feature of the protocol, give the rows that their writer reads.
 * {@code src/test/resources/delta/README.md} says how they were made.
 */
final class DeltaFixtureTest {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS", Locale.ROOT);
    static final Path ROOT = Path.of("src/test/resources/delta").toAbsolutePath();

    private static final Table LOG_COMPACTION = table(
            "log_compaction", Declared.column("id", Scalar.INT32), Declared.nullablePartition("part", Scalar.INT32));

    /** Their checkpoints have statistics in columns and no others. */
    static final Table STATISTICS_PARSED = statistics("statistics_parsed", "l", "x");

    static final Table STATISTICS_PARSED_MAPPED = statistics("statistics_parsed_mapped", "long", "east");

    @TempDir
    private Path directory;

    private static Table statistics(String name, String number, String coordinate) {
        return table(
                name,
                Declared.nullable("id", Scalar.INT32),
                Declared.nullable("b", Scalar.INT8),
                Declared.nullable("s", Scalar.INT16),
                Declared.nullable(number, Scalar.INT64),
                Declared.nullable("f", Scalar.FLOAT32),
                Declared.nullable("d", Scalar.FLOAT64),
                Declared.nullable("money", new ColumnType.Decimal(12, 2)),
                Declared.nullable("large", new ColumnType.Decimal(30, 4)),
                Declared.nullable("name", Scalar.STRING),
                Declared.nullable("day", Scalar.DATE),
                Declared.nullable("moment", Scalar.INSTANT),
                Declared.nullable("at", Scalar.TIMESTAMP),
                Declared.nullable("flag", Scalar.BOOLEAN),
                Declared.nullable(
                        "position",
                        struct(
                                Declared.nullable(coordinate, Scalar.INT32),
                                Declared.nullable("inner", struct(Declared.nullable("y", Scalar.STRING))))),
                partition("part", Scalar.STRING));
    }

    static List<Table> tables() {
        List<Table> tables = new ArrayList<>();
        tables.add(table(
                "deletion_vectors",
                Declared.column("id", Scalar.INT32),
                Declared.partition("part", Scalar.STRING),
                Declared.column("v", Scalar.FLOAT64)));
        for (String mapped : List.of("mapped_by_id", "mapped_by_name")) {
            tables.add(table(
                    mapped,
                    Declared.nullable("number", Scalar.INT32),
                    partition("city", Scalar.STRING),
                    Declared.nullable(
                            "position",
                            struct(Declared.nullable("east", Scalar.FLOAT64), Declared.nullable("y", Scalar.FLOAT64))),
                    Declared.nullable(
                            "points",
                            new ColumnType.ListOf(
                                    struct(
                                            Declared.nullable("k", Scalar.STRING),
                                            Declared.nullable("count", Scalar.INT32)),
                                    true)),
                    Declared.nullable(
                            "tags",
                            new ColumnType.MapOf(
                                    Scalar.STRING, struct(Declared.nullable("weight", Scalar.INT32)), true)),
                    Declared.nullable("id", Scalar.STRING)));
        }
        for (String checkpointed : List.of("v2_checkpoint_json", "v2_checkpoint_parquet", "multi_part_checkpoint")) {
            tables.add(
                    table(checkpointed, Declared.column("id", Scalar.INT32), Declared.partition("part", Scalar.INT32)));
        }
        tables.add(table(
                "timestamp_ntz",
                Declared.column("id", Scalar.INT32),
                Declared.nullable("at", Scalar.TIMESTAMP),
                Declared.nullable("moment", Scalar.INSTANT),
                partition("day", Scalar.TIMESTAMP)));
        tables.add(table(
                "type_widening",
                Declared.column("id", Scalar.INT32),
                Declared.column("b", Scalar.INT64),
                Declared.column("s", Scalar.INT32),
                Declared.column("i", Scalar.INT64),
                Declared.column("f", Scalar.FLOAT64),
                Declared.column("whole", Scalar.FLOAT64),
                Declared.column("money", new ColumnType.Decimal(12, 4)),
                Declared.column("units", new ColumnType.Decimal(12, 2)),
                Declared.column("day", Scalar.TIMESTAMP),
                Declared.column("nested", struct(Declared.nullable("n", Scalar.INT32))),
                Declared.column("list", new ColumnType.ListOf(Scalar.INT32, true))));
        tables.add(table(
                "evolved",
                Declared.column("id", Scalar.INT32),
                Declared.nullable(
                        "v", struct(Declared.nullable("a", Scalar.INT32), Declared.nullable("b", Scalar.STRING))),
                Declared.nullable("name", Scalar.STRING)));
        tables.add(table(
                "partition_types",
                Declared.column("id", Scalar.INT32),
                partition("p_boolean", Scalar.BOOLEAN),
                partition("p_byte", Scalar.INT8),
                partition("p_short", Scalar.INT16),
                partition("p_int", Scalar.INT32),
                partition("p_long", Scalar.INT64),
                partition("p_float", Scalar.FLOAT32),
                partition("p_double", Scalar.FLOAT64),
                partition("p_decimal", new ColumnType.Decimal(10, 2)),
                partition("p_string", Scalar.STRING),
                partition("p_date", Scalar.DATE),
                partition("p_moment", Scalar.INSTANT),
                partition("p_time", Scalar.TIMESTAMP),
                partition("p_binary", Scalar.BINARY)));
        tables.add(table(
                "delta_rs",
                Declared.column("id", Scalar.INT64),
                partition("part", Scalar.STRING),
                Declared.nullable("moment", Scalar.INSTANT),
                Declared.nullable("name", Scalar.STRING),
                Declared.nullable("v", Scalar.FLOAT64)));
        tables.add(table(
                "polars",
                Declared.column("id", Scalar.INT64),
                Declared.nullable("day", Scalar.DATE),
                Declared.nullable("name", Scalar.STRING)));
        tables.add(table(
                "duckdb",
                Declared.nullable("id", Scalar.INT64),
                Declared.nullable("name", Scalar.STRING),
                Declared.nullable("v", Scalar.FLOAT64),
                Declared.nullable("day", Scalar.DATE),
                Declared.nullable("moment", Scalar.INSTANT),
                Declared.nullable("money", new ColumnType.Decimal(12, 2)),
                Declared.nullable("flag", Scalar.BOOLEAN),
                partition("part", Scalar.STRING)));
        tables.add(STATISTICS_PARSED);
        tables.add(STATISTICS_PARSED_MAPPED);
        tables.add(table("in_commit_timestamps", Declared.column("id", Scalar.INT32)));
        tables.add(LOG_COMPACTION);
        tables.add(table(
                "writer_features", Declared.column("id", Scalar.INT32), Declared.nullable("name", Scalar.STRING)));
        return tables;
    }

    static Table table(String name, Column... columns) {
        return Declared.delta("delta", name, columns);
    }

    private static Column partition(String name, ColumnType type) {
        return Declared.nullablePartition(name, type);
    }

    private static ColumnType struct(Column... fields) {
        return new ColumnType.Struct("lake.Any", List.of(fields));
    }

    Catalog open(Table table) {
        CatalogOptions options =
                CatalogOptions.defaults().location("lake", ROOT.getParent().toString());
        return new TestLake(directory).open(options, table);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void rowsAreThoseThatTheWriterReads(Table table) {
        List<JsonNode> expected = expected(table.name());
        try (Catalog catalog = open(table);
                Stream<Row> rows = catalog.table(table.qualifiedName()).stream()) {
            assertThat(rows.map(DeltaFixtureTest::json)).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(catalog.table(table.qualifiedName()).count()).isEqualTo(expected.size());
            assertThat(catalog.sql("SELECT * FROM " + table.qualifiedName()).stream()
                            .map(DeltaFixtureTest::json))
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    /** Each value of each row finds its row: pruning by partitions and statistics must not lose it. */
    @ParameterizedTest
    @MethodSource("tables")
    void everyValueFindsItsRows(Table table) {
        try (Catalog catalog = open(table)) {
            UntypedTable untyped = catalog.table(table.qualifiedName());
            List<Row> all = untyped.stream().toList();
            for (Column column : table.columns()) {
                if (column.type().nested()) {
                    continue;
                }
                for (Row row : all) {
                    Object value = row.get(column.name());
                    long expected = all.stream()
                            .filter(other -> plain(other.get(column.name())).equals(plain(value)))
                            .count();
                    assertThat(untyped.where(t -> value == null
                                            ? t.column(column.name()).isNull()
                                            : t.column(column.name()).eq(value))
                                    .count())
                            .as("%s = %s", column.name(), value)
                            .isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void olderVersionsHaveTheirOwnRows() {
        assertVersion(tables().get(0), 3);
        assertVersion(
                table(
                        "evolved",
                        Declared.column("id", Scalar.INT32),
                        Declared.nullable("v", struct(Declared.nullable("a", Scalar.INT32)))),
                1);
    }

    private void assertVersion(Table table, int version) {
        try (Catalog catalog = open(table);
                Stream<Row> rows = catalog.table(table.qualifiedName()).version(version).stream()) {
            assertThat(rows.map(DeltaFixtureTest::json))
                    .containsExactlyInAnyOrderElementsOf(expected(table.name() + ".v" + version));
        }
    }

    @Test
    void commitsThatSayWhenTheyWereMadeAreFoundByThat() throws IOException {
        Table table = table("in_commit_timestamps", Declared.column("id", Scalar.INT32));
        try (Catalog catalog = open(table)) {
            for (int version = 1; version <= 3; version++) {
                Path commit = ROOT.resolve(table.name() + "/_delta_log/0000000000000000000" + version + ".json");
                JsonNode info = JSON.readTree(Files.readAllLines(commit).get(0)).path("commitInfo");
                Instant made =
                        Instant.ofEpochMilli(info.path("inCommitTimestamp").asLong());
                assertThat(catalog.table(table.qualifiedName()).asOf(made).count())
                        .isEqualTo(version);
                assertThat(catalog.table(table.qualifiedName())
                                .asOf(made.minusMillis(1))
                                .count())
                        .isEqualTo(version - 1L);
            }
        }
    }

    /** The commits that were compacted are not read: they can be anything. */
    @Test
    void compactedCommitsAreReadInsteadOfWhatTheyWereMadeOf() throws IOException {
        Path log = directory.resolve("delta/log_compaction/_delta_log");
        Files.createDirectories(log);
        try (Stream<Path> files = Files.walk(ROOT.resolve("log_compaction"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = log.resolveSibling(
                        ROOT.resolve("log_compaction").relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        for (int version = 1; version <= 5; version++) {
            Files.writeString(log.resolve("0000000000000000000" + version + ".json"), "{\"commitInfo\":{}}\n");
        }
        TestLake lake = new TestLake(directory);
        try (Catalog catalog = lake.open(LOG_COMPACTION);
                Stream<Row> rows = catalog.table(LOG_COMPACTION.qualifiedName()).stream()) {
            assertThat(rows.map(DeltaFixtureTest::json))
                    .containsExactlyInAnyOrderElementsOf(expected("log_compaction"));
        }
    }

    @Test
    void tablesWithoutFilesHaveNoRows() {
        for (String name : List.of("empty", "emptied")) {
            Table table = table(
                    name, Declared.nullable("id", Scalar.INT32), Declared.nullablePartition("part", Scalar.STRING));
            try (Catalog catalog = open(table)) {
                assertThat(catalog.table(table.qualifiedName()).stream()).isEmpty();
                assertThat(catalog.table(table.qualifiedName()).count()).isZero();
            }
        }
    }

    @Test
    void aFeatureThatIsNotReadIsNamed() {
        Table table = table("variant", Declared.column("id", Scalar.INT32));
        try (Catalog catalog = open(table)) {
            assertThatThrownBy(() -> catalog.table(table.qualifiedName()).count())
                    .isInstanceOf(LakeException.class)
                    .hasMessageContaining("'variantType");
        }
    }

    private static List<JsonNode> expected(String table) {
        try (Stream<String> lines = Files.lines(ROOT.resolve(table + ".rows.jsonl"))) {
            List<JsonNode> rows = new ArrayList<>();
            for (String line : lines.toList()) {
                rows.add(normal(JSON.readTree(line)));
            }
            return rows;
        } catch (IOException e) {
            throw new IllegalStateException(table, e);
        }
    }

    /** Numbers by their value and not by the way they are written. */
    private static JsonNode normal(JsonNode node) {
        if (node.isNumber()) {
            return JsonNodeFactory.instance.textNode(number(node.asText()));
        }
        if (node instanceof ObjectNode object) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(entry -> copy.set(entry.getKey(), normal(entry.getValue())));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            array.forEach(element -> copy.add(normal(element)));
            return copy;
        }
        return node;
    }

    private static String number(String text) {
        return new BigDecimal(text).stripTrailingZeros().toPlainString();
    }

    static JsonNode json(Row row) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        row.names().forEach(name -> node.set(name, plain(row.get(name))));
        return node;
    }

    private static JsonNode plain(Object value) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (value == null) {
            return nodes.nullNode();
        }
        if (value instanceof Boolean truth) {
            return nodes.booleanNode(truth);
        }
        if (value instanceof Number number) {
            return nodes.textNode(
                    Double.isFinite(number.doubleValue()) ? number(number.toString()) : number.toString());
        }
        if (value instanceof Instant instant) {
            return nodes.textNode(MICROS.format(instant.atOffset(ZoneOffset.UTC)) + "Z");
        }
        if (value instanceof LocalDateTime timestamp) {
            return nodes.textNode(MICROS.format(timestamp));
        }
        if (value instanceof byte[] bytes) {
            return nodes.textNode(Base64.getEncoder().encodeToString(bytes));
        }
        if (value instanceof List<?> list) {
            ArrayNode array = nodes.arrayNode();
            list.forEach(element -> array.add(plain(element)));
            return array;
        }
        if (value instanceof Map<?, ?> map) {
            ObjectNode object = nodes.objectNode();
            map.forEach((name, field) -> object.set(String.valueOf(name), plain(field)));
            return object;
        }
        return nodes.textNode(value.toString());
    }
}
