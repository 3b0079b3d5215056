package io.neuralake.runtime.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.neuralake.catalog.Column;
import io.neuralake.catalog.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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

    /** Names of the tables that a plan reads in one place, and that place once. */
    static Set<String> once(JsonNode plan, Map<String, Table> tables) {
        List<Integer> references = new ArrayList<>();
        references(plan, references);
        if (new HashSet<>(references).size() < references.size()) {
            // What is named twice may be computed twice.
            return Set.of();
        }
        Map<String, Long> places = all(plan, tables).stream()
                .collect(Collectors.groupingBy(scan -> scan.table().qualifiedName(), Collectors.counting()));
        return places.entrySet().stream()
                .filter(place -> place.getValue() == 1)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static void references(JsonNode node, List<Integer> found) {
        String type = node.path("type").asText();
        if (type.equals("LOGICAL_CTE_REF")) {
            found.add(node.path("cte_index").asInt());
        } else if (type.equals("LOGICAL_RECURSIVE_CTE")) {
            // As good as named twice.
            found.add(-1);
            found.add(-1);
        }
        node.forEach(child -> references(child, found));
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
