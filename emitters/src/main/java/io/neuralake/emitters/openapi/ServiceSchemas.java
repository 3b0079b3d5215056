package io.neuralake.emitters.openapi;

import io.neuralake.catalog.json.JsonObject;
import java.util.List;

/** The schemas that do not depend on a catalog: errors, and table schemas as Arrow's Rust library writes them. */
final class ServiceSchemas {

    /** ROAPI's codes, as far as a server has them that only reads, and those that our server has besides for requests that are wrong. */
    private static final List<String> CODES = List.of(
            "arrow_file_serialization",
            "arrow_stream_serialization",
            "bad_request",
            "csv_serialization",
            "invalid graphql query",
            "invalid_filter",
            "invalid_limit",
            "invalid_numeric_param",
            "invalid_projection",
            "invalid_selection_set",
            "invalid_sort",
            "invalid_table",
            "json_serialization",
            "not_found",
            "parquet_serialization",
            "plan_sql",
            "query_execution",
            "query_limit",
            "read_query",
            "rest_query",
            "rest_query_value");

    private ServiceSchemas() {}

    static void addTo(JsonObject schemas) {
        schemas.put("Error", error()).put("ArrowSchema", arrowSchema()).put("ArrowField", arrowField());
    }

    private static JsonObject error() {
        JsonObject properties = new JsonObject()
                .put("code", typed("integer").put("description", "The HTTP status."))
                .put("error", typed("string").put("enum", CODES))
                .put("message", typed("string"));
        return whole(properties);
    }

    private static JsonObject arrowSchema() {
        JsonObject fields =
                typed("array").put("items", new JsonObject().put("$ref", "#/components/schemas/ArrowField"));
        return whole(new JsonObject().put("fields", fields).put("metadata", texts()));
    }

    private static JsonObject arrowField() {
        return whole(new JsonObject()
                .put("name", typed("string"))
                .put(
                        "data_type",
                        new JsonObject()
                                .put("type", List.of("string", "object"))
                                .put("description", "`\"Int32\"`, `{\"Decimal128\": [12, 2]}`"))
                .put("nullable", typed("boolean"))
                .put("dict_id", typed("integer"))
                .put("dict_is_ordered", typed("boolean"))
                .put("metadata", texts()));
    }

    private static JsonObject texts() {
        return typed("object").put("additionalProperties", typed("string"));
    }

    private static JsonObject typed(String type) {
        return new JsonObject().put("type", type);
    }

    /** An object that always has each of its members. */
    private static JsonObject whole(JsonObject properties) {
        return typed("object")
                .put("properties", properties)
                .put("required", properties.members().keySet());
    }
}
