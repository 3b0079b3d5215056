package io.neuralake.emitters.openapi;

import io.neuralake.catalog.json.JsonObject;
import java.util.List;

/** Answers: rows in each media type that ROAPI serves, and its errors. */
final class Responses {

    private static final List<String> BINARY =
            List.of("application/vnd.apache.arrow.file", "application/vnd.apache.arrow.stream", "application/parquet");

    private Responses() {}

    /** The answers to a query whose rows have a schema in JSON. */
    static JsonObject of(JsonObject rows) {
        return new JsonObject()
                .put("200", rows("The rows.", rows))
                .put("400", reference("BadRequest"))
                .put("500", reference("InternalError"));
    }

    /** The answers to a query that chooses its own columns. */
    static JsonObject ofAnyRows() {
        return new JsonObject()
                .put("200", reference("Rows"))
                .put("400", reference("BadRequest"))
                .put("500", reference("InternalError"));
    }

    /** One answer of a media type. */
    static JsonObject of(String description, String mediaType, JsonObject schema) {
        return new JsonObject()
                .put("description", description)
                .put("content", new JsonObject().set(mediaType, new JsonObject().put("schema", schema)));
    }

    static JsonObject reference(String response) {
        return new JsonObject().put("$ref", "#/components/responses/" + response);
    }

    static JsonObject components() {
        JsonObject anyRows = new JsonObject().put("type", "array").put("items", new JsonObject().put("type", "object"));
        return new JsonObject()
                .put("Rows", rows("The rows of the result.", anyRows))
                .put("BadRequest", error("The request cannot be met as it is; `message` says why."))
                .put("NotFound", error("There is no such thing; `message` says what is missing."))
                .put("InternalError", error("The server failed."));
    }

    private static JsonObject rows(String description, JsonObject json) {
        JsonObject content = new JsonObject()
                .put("application/json", new JsonObject().put("schema", json))
                .put("application/csv", new JsonObject().put("schema", new JsonObject().put("type", "string")));
        BINARY.forEach(mediaType -> content.set(mediaType, new JsonObject()));
        return new JsonObject().put("description", description).put("content", content);
    }

    private static JsonObject error(String description) {
        return of(description, "application/json", new JsonObject().put("$ref", "#/components/schemas/Error"));
    }
}
