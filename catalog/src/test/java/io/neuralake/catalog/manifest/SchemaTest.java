package io.neuralake.catalog.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.RandomCatalogs;
import io.neuralake.catalog.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The published JSON Schemas describe what is written, and nothing else. */
final class SchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchema FRAGMENT = schema("fragment.schema.json");
    private static final JsonSchema CATALOG = schema("catalog.schema.json");

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsWrittenIsValid(long seed) throws IOException {
        Catalog catalog = RandomCatalogs.of(seed);

        assertThat(problems(CATALOG, JSON.readTree(ManifestWriter.manifest(catalog))))
                .isEmpty();
        for (Table table : catalog.tables().toList()) {
            assertThat(problems(FRAGMENT, JSON.readTree(ManifestWriter.fragment(table))))
                    .isEmpty();
        }
    }

    static LongStream richSeeds() {
        return seeds().filter(seed -> RandomCatalogs.of(seed).tables().count() > 3)
                .limit(5);
    }

    @ParameterizedTest
    @MethodSource("richSeeds")
    void everyChangeOfOneMemberIsRejected(long seed) throws IOException {
        JsonNode manifest = JSON.readTree(ManifestWriter.manifest(RandomCatalogs.of(seed)));
        List<ObjectNode> objects = new ArrayList<>();
        collect(manifest, objects);

        assertThat(objects).hasSizeGreaterThan(20);
        for (ObjectNode object : objects) {
            rejected(manifest, "unknown member beside " + object.fieldNames().next(), () -> object.put("unknown", 1));
            object.remove("unknown");
            for (String member : names(object)) {
                JsonNode value = object.get(member);
                rejected(manifest, "null as " + member, () -> object.putNull(member));
                rejected(manifest, "number as " + member, () -> object.put(member, -0.5));
                rejected(
                        manifest,
                        "object as " + member,
                        () -> object.putObject(member).put("unknown", 1));
                object.set(member, value);
            }
        }
        assertThat(problems(CATALOG, manifest)).isEmpty();
    }

    @Test
    void everyMemberThatReadersNeedIsRequired() throws IOException {
        for (long seed = 0; seed < 20; seed++) {
            JsonNode manifest = JSON.readTree(ManifestWriter.manifest(RandomCatalogs.of(seed)));
            List<ObjectNode> objects = new ArrayList<>();
            collect(manifest, objects);
            for (ObjectNode object : objects) {
                ObjectNode before = object.deepCopy();
                for (String member : names(object)) {
                    object.remove(member);
                    boolean readable = readable(manifest.toString());
                    if (!readable) {
                        assertThat(problems(CATALOG, manifest))
                                .as("without %s in %s", member, before)
                                .isNotEmpty();
                    }
                    object.setAll(before);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fragment.schema.json", "catalog.schema.json"})
    void everyObjectIsClosedAndEveryMemberIsDescribed(String file) throws IOException {
        List<ObjectNode> objects = new ArrayList<>();
        collect(JSON.readTree(Files.readString(path(file))), objects);

        assertThat(objects)
                .filteredOn(object -> object.path("type").asText().equals("object"))
                .hasSizeGreaterThan(2)
                .allSatisfy(object -> {
                    assertThat(object.path("additionalProperties").isBoolean()).isTrue();
                    assertThat(object.path("additionalProperties").asBoolean()).isFalse();
                    assertThat(object.path("description").asText()).isNotBlank();
                });
    }

    @Test
    void everyMemberThatASchemaNamesIsWritten() throws IOException {
        Set<String> written = new TreeSet<>();
        for (long seed : seeds().toArray()) {
            List<ObjectNode> objects = new ArrayList<>();
            collect(JSON.readTree(ManifestWriter.manifest(RandomCatalogs.of(seed))), objects);
            objects.forEach(object -> written.addAll(names(object)));
        }
        Set<String> named = new TreeSet<>();
        for (String file : List.of("fragment.schema.json", "catalog.schema.json")) {
            List<ObjectNode> objects = new ArrayList<>();
            collect(JSON.readTree(Files.readString(path(file))), objects);
            objects.stream()
                    .filter(object -> object.path("type").asText().equals("object"))
                    .forEach(object -> named.addAll(names((ObjectNode) object.get("properties"))));
        }

        assertThat(written).isEqualTo(named);
    }

    private static void rejected(JsonNode manifest, String change, Runnable mutation) {
        mutation.run();
        assertThat(problems(CATALOG, manifest)).as(change).isNotEmpty();
    }

    private static boolean readable(String text) {
        try {
            ManifestReader.manifest(text);
            return true;
        } catch (ManifestException e) {
            return false;
        }
    }

    private static Set<String> names(ObjectNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static void collect(JsonNode node, List<ObjectNode> objects) {
        if (node instanceof ObjectNode object) {
            objects.add(object);
        }
        if (node instanceof ObjectNode || node instanceof ArrayNode) {
            node.forEach(child -> collect(child, objects));
        }
    }

    private static Set<ValidationMessage> problems(JsonSchema schema, JsonNode document) {
        return schema.validate(document);
    }

    private static JsonSchema schema(String file) {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(path(file).toUri());
    }

    private static Path path(String file) {
        return Path.of("..", "docs", "format", file).toAbsolutePath().normalize();
    }
}
