package io.neuralake.runtime.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.condition.Condition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/** What a plan says about the tables that it reads, each once for all its scans. */
final class PlanUses {

    private final Map<String, Table> tables;
    private final Map<String, List<Implied>> scans = new HashMap<>();

    private PlanUses(Map<String, Table> tables) {
        this.tables = tables;
    }

    /**
     * The tables that a statement names.
     *
     * @param named the statement's plan as written
     * @param optimised the same with filters brought down to the scans, some of which may be gone
     * @param tables declared tables by the name that a plan gives them
     */
    static List<TableUse> of(JsonNode named, JsonNode optimised, Map<String, Table> tables) {
        PlanUses uses = new PlanUses(tables);
        uses.collect(optimised, List.of());
        Map<String, Table> byName = new HashMap<>();
        tables.values().forEach(table -> byName.put(table.qualifiedName(), table));
        Map<String, Set<String>> written = new TreeMap<>();
        for (PlanScan scan : PlanScan.all(named, tables)) {
            Set<String> columns = written.computeIfAbsent(scan.table().qualifiedName(), name -> new HashSet<>());
            for (int i = 0; i < scan.width(); i++) {
                scan.read(i).ifPresent(column -> columns.add(column.name()));
            }
        }
        Map<String, Set<String>> read = PlanColumns.of(optimised, tables).orElse(written);
        OptionalLong limit = uses.limit(optimised);
        return written.keySet().stream()
                .map(name ->
                        uses.use(Objects.requireNonNull(byName.get(name)), read.getOrDefault(name, Set.of()), limit))
                .toList();
    }

    private TableUse use(Table table, Set<String> columns, OptionalLong limit) {
        List<Implied> found = scans.getOrDefault(table.qualifiedName(), List.of());
        Condition condition = found.isEmpty()
                ? new Condition.Any(List.of())
                : Implied.any(found).condition();
        return new TableUse(
                table,
                table.columns().stream()
                        .filter(column -> columns.contains(column.name()))
                        .toList(),
                condition,
                limit);
    }

    private void collect(JsonNode node, List<JsonNode> above) {
        Optional<PlanScan> scan = PlanScan.of(node, tables);
        if (scan.isPresent()) {
            scans.computeIfAbsent(scan.get().table().qualifiedName(), name -> new ArrayList<>())
                    .add(PlanConditions.condition(scan.get(), above));
        }
        boolean filter = node.path("type").asText().equals("LOGICAL_FILTER");
        List<JsonNode> filters = new ArrayList<>();
        if (filter) {
            node.path("expressions").forEach(filters::add);
        }
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            if (member.getKey().equals("children")) {
                member.getValue().forEach(child -> collect(child, filters));
            } else {
                collect(member.getValue(), List.of());
            }
        }
        if (node.isArray()) {
            node.forEach(element -> collect(element, List.of()));
        }
    }

    /**
     * The most rows that a plan takes from its only scan: a limit over projections over it, with filters whose meaning is
     * known exactly.
     */
    private OptionalLong limit(JsonNode plan) {
        if (!plan.path("type").asText().equals("LOGICAL_LIMIT")) {
            return OptionalLong.empty();
        }
        JsonNode node = plan.path("children").path(0);
        while (Set.of("LOGICAL_PROJECTION", "LOGICAL_FILTER")
                .contains(node.path("type").asText())) {
            JsonNode below = node.path("children").path(0);
            boolean onScan = below.path("type").asText().equals("LOGICAL_GET");
            if (node.path("type").asText().equals("LOGICAL_FILTER") && !onScan) {
                return OptionalLong.empty();
            }
            node = below;
        }
        List<Implied> found = scans.values().stream().flatMap(List::stream).toList();
        if (PlanScan.of(node, tables).isEmpty()
                || found.size() != 1
                || !found.get(0).exact()) {
            return OptionalLong.empty();
        }
        OptionalLong rows = constant(plan.path("limit_val"));
        OptionalLong skipped = plan.path("offset_val").path("type").asText().equals("UNSET")
                ? OptionalLong.of(0)
                : constant(plan.path("offset_val"));
        if (rows.isEmpty() || skipped.isEmpty()) {
            return OptionalLong.empty();
        }
        long most = rows.getAsLong() + skipped.getAsLong();
        return most < 0 ? OptionalLong.empty() : OptionalLong.of(most);
    }

    /** A limit that is a number in the statement; one that is computed, or a percentage, is not known. */
    private static OptionalLong constant(JsonNode limit) {
        JsonNode value = limit.path("constant_integer");
        return limit.path("type").asText().equals("CONSTANT_VALUE") && value.canConvertToLong() && value.asLong() >= 0
                ? OptionalLong.of(value.asLong())
                : OptionalLong.empty();
    }
}
