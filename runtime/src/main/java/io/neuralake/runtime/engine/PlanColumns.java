package io.neuralake.runtime.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.neuralake.catalog.Column;
import io.neuralake.catalog.Table;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the columns whose values can matter to the result of a plan: from its root down, what is asked of each node's output.
 *
 * <p>In the plan an expression refers to a position in the output of the node below it. Of a node whose output is not known
 * here everything counts as asked for. Each reference tells a type, which is compared with what stands at its position: if
 * they differ, the plan is laid out in another way than this class thinks, and its answer is that it does not know.
 */
final class PlanColumns {

    private final Map<String, Table> tables;
    private final Map<Long, BitSet> shared = new HashMap<>();
    private final IdentityHashMap<JsonNode, Optional<List<String>>> outputs = new IdentityHashMap<>();
    private final Map<String, Set<String>> found = new HashMap<>();

    private PlanColumns(Map<String, Table> tables) {
        this.tables = tables;
    }

    /** Names of columns by the qualified name of their table; empty if the plan is not understood. */
    static Optional<Map<String, Set<String>>> of(JsonNode plan, Map<String, Table> tables) {
        PlanColumns columns = new PlanColumns(tables);
        try {
            columns.ask(plan, null);
            return Optional.of(columns.found);
        } catch (Unknown e) {
            return Optional.empty();
        }
    }

    /** The plan is laid out in another way than expected. */
    private static final class Unknown extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unknown() {
            super("", null, false, false);
        }
    }

    /** Asks for positions of a node's output, or for all of it. */
    private void ask(JsonNode node, @Nullable BitSet asked) {
        JsonNode below = node.path("children");
        switch (node.path("type").asText()) {
            case "LOGICAL_GET" -> scan(node, asked);
            case "LOGICAL_PROJECTION" -> {
                BitSet needed = new BitSet();
                JsonNode expressions = node.path("expressions");
                for (int i = 0; i < expressions.size(); i++) {
                    if (asked == null || asked.get(i)) {
                        references(expressions.get(i), below.path(0), needed);
                    }
                }
                ask(below.path(0), needed);
            }
            case "LOGICAL_FILTER" -> {
                BitSet needed = mapped(asked, node.path("projection_map"));
                ask(below.path(0), with(needed, node.path("expressions"), below.path(0)));
            }
            case "LOGICAL_LIMIT" -> ask(below.path(0), asked);
            case "LOGICAL_ORDER_BY" -> {
                BitSet needed = mapped(asked, node.path("projection_map"));
                ask(below.path(0), with(needed, node.path("orders"), below.path(0)));
            }
            case "LOGICAL_AGGREGATE_AND_GROUP_BY" -> {
                BitSet needed = with(new BitSet(), node.path("groups"), below.path(0));
                ask(below.path(0), with(needed, node.path("expressions"), below.path(0)));
            }
            case "LOGICAL_WINDOW" -> {
                BitSet needed = null;
                Optional<List<String>> output = output(below.path(0));
                if (asked != null && output.isPresent()) {
                    needed = asked.get(0, output.get().size());
                }
                ask(below.path(0), with(needed, node.path("expressions"), below.path(0)));
            }
            case "LOGICAL_COMPARISON_JOIN" -> join(node, asked);
            // One that leaves out repeated rows has a node above it that asks for all of them.
            case "LOGICAL_UNION" -> below.forEach(child -> ask(child, asked == null ? null : (BitSet) asked.clone()));
            case "LOGICAL_MATERIALIZED_CTE" -> {
                ask(below.path(1), asked);
                BitSet needed = shared.get(node.path("table_index").asLong());
                // Where nothing refers to it, nothing of it is asked for.
                ask(below.path(0), needed == null ? new BitSet() : needed);
            }
            case "LOGICAL_CTE_REF" -> {
                BitSet needed = shared.computeIfAbsent(node.path("cte_index").asLong(), index -> new BitSet());
                int width = node.path("chunk_types").size();
                if (asked == null) {
                    needed.set(0, width);
                } else {
                    needed.or(asked);
                }
            }
            default -> everything(node);
        }
    }

    private void everything(JsonNode node) {
        node.path("children").forEach(child -> ask(child, null));
        // A plan may lie within an expression, too.
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            if (!member.getKey().equals("children")) {
                PlanScan.all(member.getValue(), tables).forEach(scan -> scan(scan.node(), null));
            }
        }
    }

    private void scan(JsonNode node, @Nullable BitSet asked) {
        Optional<PlanScan> found = PlanScan.of(node, tables);
        if (found.isEmpty()) {
            everything(node);
            return;
        }
        PlanScan scan = found.get();
        for (int i = 0; i < scan.width(); i++) {
            if (asked == null || asked.get(i)) {
                scan.output(i).ifPresent(column -> add(scan, column));
            }
        }
        JsonNode filters = node.path("table_filters");
        filters.path("filters")
                .forEach(filter -> scan.filtered(filter.path("key").asInt(0)).ifPresent(column -> add(scan, column)));
        filters.path("multi_column_filters")
                .forEach(filter -> filter.path("column_indexes")
                        .forEach(index -> scan.filtered(index.asInt()).ifPresent(column -> add(scan, column))));
    }

    private void add(PlanScan scan, Column column) {
        found.computeIfAbsent(scan.table().qualifiedName(), name -> new HashSet<>())
                .add(column.name());
    }

    private void join(JsonNode node, @Nullable BitSet asked) {
        JsonNode left = node.path("children").path(0);
        JsonNode right = node.path("children").path(1);
        Optional<List<String>> leftOutput = output(left);
        Optional<List<String>> rightOutput = output(right);
        String kind = node.path("join_type").asText();
        boolean plain = Set.of("INNER", "LEFT", "RIGHT", "OUTER", "FULL", "SINGLE", "SEMI", "ANTI", "MARK")
                .contains(kind);
        if (leftOutput.isEmpty() || rightOutput.isEmpty() || !plain || node.has("expressions")) {
            everything(node);
            return;
        }
        BitSet askedLeft = null;
        BitSet askedRight = null;
        if (asked != null) {
            JsonNode leftMap = node.path("left_projection_map");
            int width = leftMap.isEmpty() ? leftOutput.get().size() : leftMap.size();
            askedLeft = mapped(asked.get(0, width), leftMap);
            boolean both = !Set.of("SEMI", "ANTI", "MARK").contains(kind);
            BitSet beyond = both ? asked.get(width, Math.max(width, asked.length())) : new BitSet();
            askedRight = mapped(beyond, node.path("right_projection_map"));
        }
        for (JsonNode condition : node.path("conditions")) {
            if (condition.has("right")) {
                askedLeft = with(askedLeft, condition.path("left"), left);
                askedRight = with(askedRight, condition.path("right"), right);
            } else {
                // It may look at both sides, one after the other; where it looks at one, that one may count from 0.
                List<String> both = new ArrayList<>(leftOutput.get());
                both.addAll(rightOutput.get());
                BitSet needed = new BitSet();
                references(condition, List.of(), needed);
                askedLeft = either(askedLeft, needed);
                askedRight = either(
                        either(askedRight, needed), needed.get(leftOutput.get().size(), both.size()));
            }
        }
        ask(left, askedLeft);
        ask(right, askedRight);
    }

    private static @Nullable BitSet either(@Nullable BitSet one, BitSet other) {
        if (one != null) {
            one.or(other);
        }
        return one;
    }

    private static @Nullable BitSet mapped(@Nullable BitSet asked, JsonNode map) {
        if (asked == null || map.isEmpty()) {
            return asked == null ? null : (BitSet) asked.clone();
        }
        BitSet below = new BitSet();
        for (int i = 0; i < map.size(); i++) {
            if (asked.get(i)) {
                below.set(map.get(i).asInt());
            }
        }
        return below;
    }

    private @Nullable BitSet with(@Nullable BitSet asked, JsonNode expressions, JsonNode below) {
        BitSet needed = new BitSet();
        references(expressions, below, needed);
        return either(asked, needed);
    }

    private void references(JsonNode expressions, JsonNode below, BitSet needed) {
        references(expressions, output(below).orElse(List.of()), needed);
    }

    private void references(JsonNode expression, List<String> output, BitSet needed) {
        String kind = expression.path("expression_class").asText();
        if (kind.equals("BOUND_REF")) {
            int position = expression.path("index").asInt(0);
            String type = expression.path("return_type").path("id").asText();
            if (!output.isEmpty()) {
                if (position >= output.size()
                        || !(output.get(position).isEmpty()
                                || output.get(position).equals(type))) {
                    throw new Unknown();
                }
            }
            needed.set(position);
        } else if (kind.equals("BOUND_SUBQUERY") || kind.equals("BOUND_COLUMN_REF")) {
            throw new Unknown();
        }
        expression.forEach(part -> references(part, output, needed));
    }

    /** Types of a node's output, empty text for one that is not known; empty if not even their number is known. */
    private Optional<List<String>> output(JsonNode node) {
        Optional<List<String>> known = outputs.get(node);
        if (known == null) {
            known = laidOut(node);
            outputs.put(node, known);
        }
        return known;
    }

    private Optional<List<String>> laidOut(JsonNode node) {
        JsonNode below = node.path("children");
        return switch (node.path("type").asText()) {
            case "LOGICAL_GET" -> scanned(node);
            case "LOGICAL_PROJECTION" -> Optional.of(types(node.path("expressions")));
            case "LOGICAL_FILTER", "LOGICAL_ORDER_BY" ->
                output(below.path(0)).map(output -> picked(output, node.path("projection_map")));
            case "LOGICAL_LIMIT", "LOGICAL_UNION" -> output(below.path(0));
            case "LOGICAL_AGGREGATE_AND_GROUP_BY" -> {
                List<String> output = types(node.path("groups"));
                output.addAll(types(node.path("expressions")));
                node.path("grouping_functions").forEach(function -> output.add(""));
                yield Optional.of(output);
            }
            case "LOGICAL_WINDOW" ->
                output(below.path(0)).map(output -> {
                    List<String> more = new ArrayList<>(output);
                    more.addAll(types(node.path("expressions")));
                    return more;
                });
            case "LOGICAL_CTE_REF" -> {
                List<String> output = new ArrayList<>();
                node.path("chunk_types")
                        .forEach(type -> output.add(type.path("id").asText()));
                yield Optional.of(output);
            }
            case "LOGICAL_MATERIALIZED_CTE" -> output(below.path(1));
            case "LOGICAL_COMPARISON_JOIN" -> joined(node);
            default -> Optional.empty();
        };
    }

    private static Optional<List<String>> scanned(JsonNode node) {
        JsonNode projected = node.path("projection_ids");
        JsonNode columns = node.path("column_indexes");
        List<String> output = new ArrayList<>();
        int width = projected.isEmpty() ? columns.size() : projected.size();
        for (int i = 0; i < width; i++) {
            int position = projected.isEmpty() ? i : projected.get(i).asInt();
            JsonNode index = columns.path(position);
            boolean whole = index.path("children").isEmpty();
            JsonNode type = node.path("returned_types").path(index.path("index").asInt(0));
            output.add(whole ? type.path("id").asText() : "");
        }
        return Optional.of(output);
    }

    private Optional<List<String>> joined(JsonNode node) {
        Optional<List<String>> left = output(node.path("children").path(0));
        Optional<List<String>> right = output(node.path("children").path(1));
        if (left.isEmpty() || right.isEmpty()) {
            return Optional.empty();
        }
        List<String> output = new ArrayList<>(picked(left.get(), node.path("left_projection_map")));
        switch (node.path("join_type").asText()) {
            case "SEMI", "ANTI" -> {}
            case "MARK" -> output.add("BOOLEAN");
            default -> output.addAll(picked(right.get(), node.path("right_projection_map")));
        }
        return Optional.of(output);
    }

    private static List<String> picked(List<String> output, JsonNode map) {
        if (map.isEmpty()) {
            return output;
        }
        List<String> picked = new ArrayList<>();
        for (JsonNode position : map) {
            if (position.asInt() >= output.size()) {
                throw new Unknown();
            }
            picked.add(output.get(position.asInt()));
        }
        return picked;
    }

    private static List<String> types(JsonNode expressions) {
        List<String> types = new ArrayList<>();
        for (JsonNode expression : expressions) {
            JsonNode type = expression.path("return_type").path("id");
            types.add(
                    type.isTextual()
                            ? type.asText()
                            : expression.path("value").path("type").path("id").asText());
        }
        return types;
    }
}
