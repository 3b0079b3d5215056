package io.neuralake.emitters.openapi;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Database;
import io.neuralake.catalog.Table;
import io.neuralake.catalog.json.Json;
import io.neuralake.catalog.json.JsonObject;
import io.neuralake.emitters.Artifact;
import io.neuralake.emitters.Emitter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Emits {@code openapi.json}: one operation for each table, with the table's own columns, types, filters and examples,
 * and the operations for SQL, GraphQL and schemas.
 *
 * <p>Every table is described, also those that ROAPI is told not to serve, since Neuralake's own server serves them.
 */
public final class OpenApiEmitter implements Emitter<Catalog> {

    /** Name of the artifact. */
    public static final String NAME = "openapi.json";

    private static final String CONVENTIONS = """
            Read-only access to the tables of the catalog.

            A filter's value is a number or a truth value as it is, or anything else in single quotes: \
            `filter[day]='2024-04-14'`. Several filters must all hold. `filter[c]eq` means the same as `filter[c]`, \
            `lteq` as `lte`, `gteq` as `gte`.

            In JSON, a column without a value is absent from its row.""";

    @Override
    public Artifact emit(Catalog declared) {
        Catalog catalog = sorted(declared);
        SharedParameters shared = new SharedParameters();
        JsonObject document = new JsonObject()
                .put("openapi", "3.1.0")
                .put("info", info(catalog))
                .put("externalDocs", notebook("Notebooks", catalog.notebook()))
                .put("servers", List.of(new JsonObject().put("url", "/")))
                .put("tags", tags(catalog))
                .put("paths", paths(catalog, shared))
                // Printed after the paths, whose operations say which parameters they share.
                .putWhenPrinted("components", () -> components(catalog, shared));
        return new Artifact(Artifact.Kind.RESOURCE, NAME, out -> Json.print(document, out));
    }

    private static Catalog sorted(Catalog catalog) {
        return catalog.withDatabases(catalog.databases().stream()
                .sorted(Comparator.comparing(Database::name))
                .map(database -> database.withTables(database.tables().stream()
                        .sorted(Comparator.comparing(Table::name))
                        .toList()))
                .toList());
    }

    private static JsonObject info(Catalog catalog) {
        String description =
                catalog.description().isEmpty() ? CONVENTIONS : catalog.description() + "\n\n" + CONVENTIONS;
        return new JsonObject()
                .put("title", catalog.name().isEmpty() ? "Catalog" : catalog.name())
                .put("description", description)
                .put("contact", new JsonObject().put("name", catalog.owner()))
                .put("version", "1");
    }

    private static List<JsonObject> tags(Catalog catalog) {
        List<JsonObject> tags = new ArrayList<>();
        for (Database database : catalog.databases()) {
            tags.add(new JsonObject()
                    .put("name", database.name())
                    .put("description", database.description())
                    .put("externalDocs", notebook("Introductory notebook", database.notebook())));
        }
        tags.addAll(ServiceOperations.tags());
        return tags;
    }

    private static JsonObject notebook(String title, String url) {
        return url.isEmpty()
                ? new JsonObject()
                : new JsonObject().put("description", title).put("url", url);
    }

    private static JsonObject paths(Catalog catalog, SharedParameters shared) {
        TableOperation operation = new TableOperation(catalog, shared);
        JsonObject paths = new JsonObject();
        catalog.tables()
                .forEach(table -> paths.putWhenPrinted(
                        "/api/tables/" + catalog.servedName(table),
                        () -> new JsonObject().put("get", operation.describe(table))));
        new ServiceOperations(catalog).addTo(paths);
        return paths;
    }

    private static JsonObject components(Catalog catalog, SharedParameters shared) {
        JsonObject schemas = new JsonObject();
        catalog.tables()
                .forEach((Table table) -> schemas.putWhenPrinted(table.qualifiedName(), () -> RowSchema.of(table)));
        Literals.addTo(schemas);
        ServiceSchemas.addTo(schemas);
        return new JsonObject()
                .put("schemas", schemas)
                .put("parameters", shared.components())
                .put("responses", Responses.components());
    }
}
