package io.neuralake.server.introspection;

import com.fasterxml.jackson.databind.JsonNode;
import io.neuralake.runtime.error.LakeException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Lets queries pass that name system catalogs only, and call functions only that are known to compute. */
final class QueryGate {

    private static final String ASKED = "look into the system catalogs";
    private static final Set<String> SCHEMAS = Set.of("", "pgc", "isc");

    private final Relations relations;
    private final Set<String> named = new HashSet<>();

    private QueryGate(Relations relations) {
        this.relations = relations;
    }

    /**
     * Looks at what the parser has made of a text.
     *
     * @throws LakeException if it may not pass
     */
    static void check(JsonNode parsed, Relations relations) {
        if (parsed.path("error").asBoolean()) {
            throw new LakeException(
                    ASKED, parsed.path("error_message").asText("it is no query"), "give one SELECT statement");
        }
        if (parsed.path("statements").size() != 1) {
            throw new LakeException(ASKED, "it is not one statement", "give one SELECT statement");
        }
        QueryGate gate = new QueryGate(relations);
        gate.names(parsed);
        gate.visit(parsed);
    }

    /** Names that WITH gives to queries. */
    private void names(JsonNode node) {
        JsonNode map = node.path("cte_map").path("map");
        map.forEach(entry -> named.add(entry.path("key").asText().toLowerCase(Locale.ROOT)));
        node.forEach(this::names);
    }

    private void visit(JsonNode node) {
        String type = node.path("type").asText();
        if (type.equals("BASE_TABLE")) {
            table(node);
        }
        if (node.has("function_name")) {
            function(node);
        }
        if (type.equals("SHOW_REF") || type.equals("COLUMN_DATA") || type.equals("TABLE_REF")) {
            throw refused("it has a " + type.toLowerCase(Locale.ROOT));
        }
        node.forEach(this::visit);
    }

    private void table(JsonNode node) {
        String schema = node.path("schema_name").asText().toLowerCase(Locale.ROOT);
        String name = node.path("table_name").asText().toLowerCase(Locale.ROOT);
        boolean own = relations.relation(name) || (schema.isEmpty() && named.contains(name) && !system(name));
        if (!SCHEMAS.contains(schema) || !node.path("catalog_name").asText().isEmpty() || !own) {
            throw new LakeException(
                    ASKED,
                    "relation \"" + (schema.isEmpty() ? "" : schema + ".") + name + "\" does not exist among them",
                    "ask for system catalogs and for tables in statements of their own");
        }
    }

    /** Names of the engine's own views, which WITH must not be a way around. */
    private static boolean system(String name) {
        return name.startsWith("duckdb_") || name.startsWith("pragma_") || name.startsWith("sqlite_");
    }

    private void function(JsonNode node) {
        String name = node.path("function_name").asText().toLowerCase(Locale.ROOT);
        boolean qualified = !node.path("schema").asText().isEmpty()
                || !node.path("catalog").asText().isEmpty();
        if (qualified || !relations.function(name)) {
            throw refused("function " + name + "() is not known there");
        }
    }

    private static LakeException refused(String reason) {
        return new LakeException(ASKED, reason, "ask for less, or report it with the statement and the client");
    }
}
