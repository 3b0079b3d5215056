package io.neuralake.emitters.openapi;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Classification;
import io.neuralake.catalog.Deprecation;
import io.neuralake.catalog.Link;
import io.neuralake.catalog.Names;
import io.neuralake.catalog.Parameter;
import io.neuralake.catalog.Table;
import io.neuralake.catalog.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Describes how the rows of one table are read. */
final class TableOperation {

    private final Catalog catalog;
    private final SharedParameters shared;

    TableOperation(Catalog catalog, SharedParameters shared) {
        this.catalog = catalog;
        this.shared = shared;
    }

    JsonObject describe(Table table) {
        return new JsonObject()
                .put("tags", List.of(table.database()))
                .put("summary", "Rows of " + table.qualifiedName())
                .put("description", description(table))
                .put("externalDocs", externalDocs(table))
                .put("operationId", "read_" + catalog.servedName(table))
                .put("parameters", parameters(table))
                .put("responses", Responses.of(rows(table)))
                .put("deprecated", table.deprecation().isPresent())
                .put("x-owner", catalog.owner(table))
                .put("x-tags", table.tags())
                .put("x-classification", classification(table.classification()))
                .put("x-latency", table.latency())
                .put("x-source", table.source())
                .put("x-unique-columns", table.uniqueColumns())
                .put("x-schema-version", table.schemaVersion());
    }

    static String classification(Classification classification) {
        return classification == Classification.UNCLASSIFIED ? "" : Names.lower(classification);
    }

    /** A deprecation as a sentence: {@code Deprecated since 2.1: use sessions.} */
    static String sentence(Deprecation deprecation) {
        String since = deprecation.since().isEmpty() ? "" : " since " + deprecation.since();
        return "Deprecated" + since + ": " + deprecation.replacement();
    }

    private static String description(Table table) {
        List<String> paragraphs = new ArrayList<>();
        if (!table.description().isEmpty()) {
            paragraphs.add(table.description());
        }
        table.deprecation().map(TableOperation::sentence).ifPresent(paragraphs::add);
        List<String> links = table.links().stream()
                .map(link -> "- [" + link.title() + "](" + link.url() + ")")
                .toList();
        if (!links.isEmpty()) {
            paragraphs.add(String.join("\n", links));
        }
        return String.join("\n\n", paragraphs);
    }

    private static JsonObject externalDocs(Table table) {
        if (!table.notebook().isEmpty()) {
            return externalDocs(new Link("Example notebook", table.notebook()));
        }
        return table.links().stream()
                .findFirst()
                .map(TableOperation::externalDocs)
                .orElseGet(JsonObject::new);
    }

    private static JsonObject externalDocs(Link link) {
        return new JsonObject().put("description", link.title()).put("url", link.url());
    }

    private List<JsonObject> parameters(Table table) {
        List<JsonObject> parameters = new ArrayList<>();
        table.function()
                .ifPresent(function -> function.parameters().stream()
                        .map(TableOperation::argument)
                        .forEach(parameters::add));
        parameters.add(columns(table));
        parameters.add(sort(table));
        parameters.add(shared.limit());
        parameters.add(shared.page());
        parameters.addAll(new FilterParameters(table, shared).describe());
        return parameters;
    }

    private static JsonObject argument(Parameter parameter) {
        return new JsonObject()
                .put("name", "argument[" + parameter.name() + "]")
                .put("in", "query")
                .put("description", parameter.description())
                .put("required", !parameter.nullable())
                .put("schema", Literals.schema(parameter.type()).orElseGet(JsonObject::new));
    }

    private static JsonObject columns(Table table) {
        return list(
                        "columns",
                        "Columns of the rows, in this order; all columns unless given.",
                        new JsonObject().put("type", "string").put("enum", table.columnNames()))
                .put("example", table.docColumns());
    }

    private static JsonObject sort(Table table) {
        String names = String.join("|", table.columnNames());
        return list(
                "sort",
                "Columns to sort by, the most important first; `-` before a name sorts from the largest value down.",
                new JsonObject().put("type", "string").put("pattern", "^[-+]?(" + names + ")$"));
    }

    private static JsonObject list(String name, String description, JsonObject items) {
        return new JsonObject()
                .put("name", name)
                .put("in", "query")
                .put("description", description)
                .put("style", "form")
                .set("explode", false)
                .put("schema", new JsonObject().put("type", "array").put("items", items));
    }

    private static JsonObject rows(Table table) {
        return new JsonObject()
                .put("type", "array")
                .put("items", new JsonObject().put("$ref", "#/components/schemas/" + table.qualifiedName()));
    }
}
