package io.neuralake.runtime.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.neuralake.runtime.error.LakeException;
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

    static void check(JsonNode node) {
        JsonNode type = node.get("type");
        if (type != null && type.isTextual() && type.textValue().startsWith("LOGICAL_")) {
            if (!READING.contains(type.textValue())) {
                throw new LakeException(
                        "plan the statement",
                        "it does more than read (" + type.textValue() + ")",
                        "give one SELECT statement over tables of the catalog");
            }
        }
        node.forEach(PlanGate::check);
    }
}
