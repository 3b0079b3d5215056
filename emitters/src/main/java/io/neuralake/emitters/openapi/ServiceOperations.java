package io.neuralake.emitters.openapi;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Table;
import io.neuralake.catalog.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** The operations that are there whatever the catalog holds: SQL, GraphQL, schemas, version and health. */
final class ServiceOperations {

    /** Tags are written with a capital, so that no database has the name of one. */
    private static final String QUERIES = "Queries";

    private static final String SERVICE = "Service";

    private final Catalog catalog;

    ServiceOperations(Catalog catalog) {
        this.catalog = catalog;
    }

    static List<JsonObject> tags() {
        return List.of(
                new JsonObject().put("name", QUERIES).put("description", "Questions to several tables at once."),
                new JsonObject().put("name", SERVICE).put("description", "The server and what it serves."));
    }

    void addTo(JsonObject paths) {
        Optional<Table> first = catalog.tables().findFirst();
        paths.put(
                        "/api/sql",
                        post(query(
                                "sql",
                                "Run a SQL query",
                                "The body is one `select` statement. A table goes by its name in `/api/tables/`.",
                                first.map(table -> "select * from " + catalog.servedName(table) + " limit 10")
                                        .orElse(""))))
                .put(
                        "/api/graphql",
                        post(query(
                                "graphql",
                                "Run a GraphQL query",
                                "The body is the text of one query, not JSON; the answer is its rows, without `data`.",
                                first.map(this::graphql).orElse(""))))
                .put("/api/schema", get(schemas()))
                .put("/api/schema/{table}", get(schema()))
                .put("/api/version", get(version()))
                .put("/health", get(health()));
    }

    private static JsonObject post(JsonObject operation) {
        return new JsonObject().put("post", operation);
    }

    private static JsonObject get(JsonObject operation) {
        return new JsonObject().put("get", operation);
    }

    private static JsonObject query(String id, String summary, String description, String example) {
        JsonObject text = new JsonObject()
                .put("schema", new JsonObject().put("type", "string"))
                .put("example", example);
        return operation(QUERIES, id, summary)
                .put("description", description)
                .put(
                        "requestBody",
                        new JsonObject().put("required", true).put("content", new JsonObject().put("text/plain", text)))
                .put("responses", Responses.ofAnyRows());
    }

    private String graphql(Table table) {
        return "{ " + catalog.servedName(table) + "(limit: 10) { "
                + table.columns().get(0).name() + " } }";
    }

    private static JsonObject schemas() {
        JsonObject byTable = new JsonObject().put("type", "object").put("additionalProperties", arrowSchema());
        return operation(SERVICE, "schemas", "Arrow schemas of all tables")
                .put(
                        "responses",
                        new JsonObject()
                                .put("200", Responses.of("The schemas by table.", "application/json", byTable))
                                .put("500", Responses.reference("InternalError")));
    }

    private JsonObject schema() {
        JsonObject parameter = new JsonObject()
                .put("name", "table")
                .put("in", "path")
                .put("description", "Name of the table in `/api/tables/`.")
                .put("required", true)
                .put(
                        "schema",
                        new JsonObject()
                                .put("type", "string")
                                .put(
                                        "enum",
                                        catalog.tables()
                                                .map(catalog::servedName)
                                                .toList()));
        return operation(SERVICE, "schema", "Arrow schema of one table")
                .put("parameters", List.of(parameter))
                .put(
                        "responses",
                        new JsonObject()
                                .put("200", Responses.of("The schema.", "application/json", arrowSchema()))
                                .put("404", Responses.reference("NotFound"))
                                .put("500", Responses.reference("InternalError")));
    }

    private static JsonObject version() {
        return operation(SERVICE, "version", "Version of the server")
                .put(
                        "responses",
                        success(Responses.of(
                                "The version.", "application/json", new JsonObject().put("type", "string"))));
    }

    private static JsonObject health() {
        JsonObject ok = new JsonObject().put("type", "string").put("const", "OK");
        return operation(SERVICE, "health", "Whether the server answers")
                .put("responses", success(Responses.of("It does.", "text/plain", ok)));
    }

    private static JsonObject arrowSchema() {
        return new JsonObject().put("$ref", "#/components/schemas/ArrowSchema");
    }

    private static JsonObject success(JsonObject response) {
        return new JsonObject().put("200", response);
    }

    private static JsonObject operation(String tag, String id, String summary) {
        return new JsonObject()
                .put("tags", List.of(tag))
                .put("summary", summary)
                .put("operationId", id);
    }
}
