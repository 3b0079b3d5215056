package io.neuralake.runtime.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.error.LakeException;
import java.util.Map;
import java.util.Set;

/** Lets only queries pass: a plan with a node that is not known to read and compute is refused. */
final class PlanGate {

    private static final Set<String> READING = Set.of(
            "LOGICAL_AGGREGATE_AND_GROUP_BY",
            "LOGICAL_ANY_JOIN",
            "LOGICAL_ASOF_JOIN",
            "LOGICAL_CHUNK_GET",
            "LOGICAL_COMPARISON_JOIN",
            "LOGICAL_CROSS_PRODUCT",
            "LOGICAL_CTE_REF",
            "LOGICAL_DELIM_GET",
            "LOGICAL_DELIM_JOIN",
            "LOGICAL_DEPENDENT_JOIN",
            "LOGICAL_DISTINCT",
            "LOGICAL_DUMMY_SCAN",
            "LOGICAL_EMPTY_RESULT",
            "LOGICAL_EXCEPT",
            "LOGICAL_EXPRESSION_GET",
            "LOGICAL_FILTER",
            "LOGICAL_GET",
            "LOGICAL_INTERSECT",
            "LOGICAL_JOIN",
            "LOGICAL_LIMIT",
            "LOGICAL_MATERIALIZED_CTE",
            "LOGICAL_ORDER_BY",
            "LOGICAL_PIVOT",
            "LOGICAL_POSITIONAL_JOIN",
            "LOGICAL_PROJECTION",
            "LOGICAL_RECURSIVE_CTE",
            "LOGICAL_SAMPLE",
            "LOGICAL_TOP_N",
            "LOGICAL_UNION",
            "LOGICAL_UNNEST",
            "LOGICAL_WINDOW");

    private PlanGate() {}

    /**
     * Looks at a plan.
     *
     * @throws LakeException if it is not let pass
     */
    static void check(JsonNode node, Map<String, Table> tables) {
        JsonNode type = node.get("type");
        if (type != null && type.isTextual() && type.textValue().startsWith("LOGICAL_")) {
            if (!READING.contains(type.textValue())) {
                throw refused("it does more than read (" + type.textValue() + ")");
            }
            if (type.textValue().equals("LOGICAL_GET")
                    && PlanScan.of(node, tables).isEmpty()) {
                JsonNode path = node.path("qname").path("path");
                String function = path.path(path.size() - 1).asText();
                if (!Functions.TABLES.contains(function)) {
                    throw refused("it reads " + function + ", which is no table of the catalog");
                }
            }
        }
        node.forEach(child -> check(child, tables));
    }

    private static LakeException refused(String reason) {
        return new LakeException("plan the statement", reason, "give one SELECT statement over tables of the catalog");
    }
}
