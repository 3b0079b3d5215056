package io.neuralake.emitters.datarepo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.neuralake.catalog.Catalog;
import io.neuralake.emitters.Catalogs;
import io.neuralake.emitters.Golden;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

final class DatarepoEmitterTest {

    private final DatarepoEmitter emitter = new DatarepoEmitter();

    @Test
    void everythingAnAuthorCanSayIsEmittedByteForByte() {
        Golden.check(DatarepoEmitterTest.class, "rich", emitter.emit(Catalogs.rich()));
    }

    @Test
    void anEmptyCatalogIsEmittedByteForByte() {
        Golden.check(DatarepoEmitterTest.class, "empty", emitter.emit(Catalogs.empty()));
    }

    @Test
    void theOrderOfDatabasesAndTablesDoesNotMatter() {
        String expected = emitter.emit(Catalogs.rich()).text();

        for (int seed = 0; seed < 10; seed++) {
            assertThat(emitter.emit(Catalogs.shuffled(Catalogs.rich(), new Random(seed)))
                            .text())
                    .isEqualTo(expected);
        }
    }

    /** What {@code export/web.py} and {@code lib/types.ts} of datarepo 0.1.0 say, read by another parser. */
    @Test
    void everyMemberOfTheFormatIsThereAndOfItsType() throws Exception {
        JsonNode document = read(Catalogs.rich());

        assertThat(names(document)).containsExactly("catalogs");
        for (JsonNode catalog : document.get("catalogs")) {
            assertThat(names(catalog)).containsExactly("name", "package_name", "metadata", "databases");
            assertThat(names(catalog.get("metadata"))).containsExactly("jupyterhub_url");
            for (JsonNode database : catalog.get("databases")) {
                assertThat(names(database)).containsExactly("name", "tables");
                database.get("tables").forEach(DatarepoEmitterTest::hasTheMembersOfATable);
            }
        }
    }

    private static void hasTheMembersOfATable(JsonNode table) {
        assertThat(names(table))
                .containsExactly(
                        "name",
                        "description",
                        "partitions",
                        "columns",
                        "selected_columns",
                        "supports_sql_filter",
                        "table_type",
                        "latency_info",
                        "example_notebook",
                        "data_input",
                        "uri");
        assertThat(table.get("description").isTextual()).isTrue();
        assertThat(table.get("supports_sql_filter").isBoolean()).isTrue();
        assertThat(table.get("table_type").textValue()).isIn("DELTA_LAKE", "PARQUET", "FUNCTION", "JDBC");
        assertThat(List.of("latency_info", "example_notebook", "data_input", "uri"))
                .allMatch(name ->
                        table.get(name).isNull() || !table.get(name).textValue().isEmpty());
        for (JsonNode partition : table.get("partitions")) {
            assertThat(names(partition)).containsExactly("column_name", "type_annotation", "value");
            assertThat(partition.get("value").isTextual()
                            || partition.get("value").isIntegralNumber())
                    .isTrue();
        }
        for (JsonNode column : table.get("columns")) {
            assertThat(names(column)).containsExactly("name", "column", "type", "readonly", "filter_only", "has_stats");
            assertThat(column.get("column")).isEqualTo(column.get("name"));
        }
        for (JsonNode selected : table.get("selected_columns")) {
            assertThat(texts(table.get("columns"), "name")).contains(selected.textValue());
        }
    }

    @Test
    void deprecatedTablesAreLeftOut() throws Exception {
        assertThat(tables("charger")).isEmpty();
    }

    @Test
    void valuesThatSnippetsMustQuoteHaveATextType() throws Exception {
        JsonNode partitions = tables("implant").get(0).get("partitions");

        assertThat(texts(partitions, "column_name")).containsExactly("implant_id", "date");
        assertThat(texts(partitions, "type_annotation")).containsExactly("int32", "string");
        assertThat(texts(partitions, "value")).containsExactly("4595", "2024-04-14");
    }

    @Test
    void partitionsWithoutADocFilterHaveAnEllipsisForAValue() throws Exception {
        JsonNode partitions = tables("bci").get(0).get("partitions");

        assertThat(texts(partitions, "column_name")).containsExactly("implant_id", "date", "hour");
        assertThat(texts(partitions, "type_annotation")).containsExactly("int", "str", "int");
        assertThat(texts(partitions, "value")).containsExactly("4595", "2024-04-14", "...");
    }

    @Test
    void docFiltersStandForThePartitionsOfFunctionsAndRelationalTables() throws Exception {
        assertThat(tables("robot"))
                .extracting(table -> texts(table.get("partitions"), "column_name"))
                .containsExactly(List.of("operator"), List.of("step"));
    }

    private List<JsonNode> tables(String database) throws Exception {
        for (JsonNode candidate : read(Catalogs.rich()).get("catalogs").get(0).get("databases")) {
            if (candidate.get("name").textValue().equals(database)) {
                return StreamSupport.stream(candidate.get("tables").spliterator(), false)
                        .toList();
            }
        }
        throw new IllegalArgumentException(database);
    }

    private JsonNode read(Catalog catalog) throws Exception {
        return new JsonMapper().readTree(emitter.emit(catalog).text());
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> texts(JsonNode list, String member) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(item -> item.get(member).asText())
                .toList();
    }
}
