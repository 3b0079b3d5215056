package io.neuralake.interop.roapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.neuralake.catalog.Catalog;
import io.neuralake.emitters.openapi.OpenApiEmitter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A generated {@code openapi.json}, as a client reads it. */
final class OpenApiDocument {

    private final JsonMapper mapper = new JsonMapper();
    private final JsonNode document;

    private OpenApiDocument(String text) {
        document = parse(text);
    }

    static OpenApiDocument of(Catalog catalog) {
        return new OpenApiDocument(new OpenApiEmitter().emit(catalog).text());
    }

    /** One query for each example of a path's parameters. */
    List<String> examples(String path) {
        List<String> queries = new ArrayList<>();
        for (JsonNode parameter : operation(path).path("parameters")) {
            JsonNode example = parameter.path("example");
            if (!example.isMissingNode()) {
                queries.add(encoded(parameter.path("name").asText()) + "=" + encoded(text(example)));
            }
        }
        return queries;
    }

    private static String text(JsonNode example) {
        if (!example.isArray()) {
            return example.asText();
        }
        List<String> items = new ArrayList<>();
        example.forEach(item -> items.add(item.asText()));
        return String.join(",", items);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** What an answer has that the schema of the path does not allow. */
    Set<ValidationMessage> breaches(String path, String answer) {
        ObjectNode schema = operation(path)
                .at("/responses/200/content/application~1json/schema")
                .deepCopy();
        schema.set("components", document.get("components"));
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(schema)
                .validate(parse(answer));
    }

    private JsonNode operation(String path) {
        return document.path("paths").path(path).path("get");
    }

    private JsonNode parse(String text) {
        try {
            return mapper.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + text, e);
        }
    }
}
