package io.neuralake.runtime.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.neuralake.catalog.Column;
import io.neuralake.catalog.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A scan of a declared table in a plan.
 *
 * @param table the table
 * @param node the scan
 */
record PlanScan(Table table, JsonNode node) {

    /** The scan that a node is; empty if it is something else, or reads no declared table. */
    static Optional<PlanScan> of(JsonNode node, Map<String, Table> tables) {
        if (!node.path("type").asText().equals("LOGICAL_GET")) {
            return Optional.empty();
        }
        JsonNode function = node.path("function_data");
        String name =
                function.path("schema").asText() + "." + function.path("table").asText();
        return Optional.ofNullable(tables.get(name)).map(table -> new PlanScan(table, node));
    }

    /** All scans in a plan, those in subqueries too. */
    static List<PlanScan> all(JsonNode plan, Map<String, Table> tables) {
        List<PlanScan> scans = new ArrayList<>();
        collect(plan, tables, scans);
        return scans;
    }

    private static void collect(JsonNode node, Map<String, Table> tables, List<PlanScan> scans) {
        of(node, tables).ifPresent(scans::add);
        // Subqueries are plans within expressions, so every member is looked at.
        node.forEach(child -> collect(child, tables, scans));
    }

    /** Number of columns that are read, filters included. */
    int width() {
        return node.path("column_indexes").size();
    }

    /** The column at a position among those that are read; empty for one that DuckDB adds. */
    Optional<Column> read(int position) {
        JsonNode index = node.path("column_indexes").path(position);
        return index.isMissingNode()
                ? Optional.empty()
                : declared(index.path("index").asInt(0));
    }

    /** The column at a position among those that are handed on. */
    Optional<Column> output(int position) {
        JsonNode projected = node.path("projection_ids");
        if (projected.isEmpty()) {
            return read(position);
        }
        return projected.has(position) ? read(projected.get(position).asInt()) : Optional.empty();
    }

    /** The column that the key of one of the scan's filters stands for. */
    Optional<Column> filtered(int key) {
        return node.path("table_filters_by_projection").asBoolean() ? read(key) : declared(key);
    }

    private Optional<Column> declared(int index) {
        return Optional.ofNullable(node.path("names").path(index).textValue()).flatMap(table::column);
    }
}
