package io.neuralake.emitters.openapi;

import io.neuralake.catalog.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Collects the parameters that are the same for every table with a column of that name and type, so that the document
 * holds each of them once.
 */
final class SharedParameters {

    private final Map<String, JsonObject> parameters = new TreeMap<>();
    private final Map<String, JsonObject> references = new HashMap<>();

    /** Refers to the number of rows. */
    JsonObject limit() {
        return reference("limit");
    }

    /** Refers to the page. */
    JsonObject page() {
        return reference("page");
    }

    /** Refers to a parameter, which is described unless it was before. */
    JsonObject refer(String key, Supplier<JsonObject> parameter) {
        return references.computeIfAbsent(key, unknown -> {
            parameters.put(key, parameter.get());
            return reference(key);
        });
    }

    JsonObject components() {
        JsonObject components = new JsonObject()
                .put("limit", number("limit", "Largest number of rows; all rows unless given.", 0))
                .put("page", number("page", "Which `limit` rows, counted from 1; ignored without `limit`.", 1));
        parameters.forEach(components::put);
        return components;
    }

    private static JsonObject number(String name, String description, long minimum) {
        return new JsonObject()
                .put("name", name)
                .put("in", "query")
                .put("description", description)
                .put(
                        "schema",
                        new JsonObject()
                                .put("type", "integer")
                                .put("format", "int64")
                                .put("minimum", minimum));
    }

    private static JsonObject reference(String key) {
        return new JsonObject().put("$ref", "#/components/parameters/" + key);
    }
}
