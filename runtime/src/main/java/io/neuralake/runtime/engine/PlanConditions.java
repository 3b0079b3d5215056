package io.neuralake.runtime.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.Operator;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.condition.Condition;
import io.neuralake.runtime.condition.Field;
import io.neuralake.runtime.condition.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The filters that DuckDB's optimiser puts on a scan or right above it, as a condition.
 *
 * <p>A filter that is not understood is left out, which reads more files and gives the same rows.
 */
final class PlanConditions {

    private PlanConditions() {}

    /**
     * What holds for every row of the table that is passed on.
     *
     * @param scan the scan
     * @param above expressions that its rows have to meet, which look at its output
     */
    static Implied condition(PlanScan scan, List<JsonNode> above) {
        JsonNode filters = scan.node().path("table_filters");
        List<Implied> parts = new ArrayList<>();
        for (JsonNode filter : filters.path("filters")) {
            Optional<Column> column = scan.filtered(filter.path("key").asInt(0));
            if (column.isPresent()) {
                parts.add(filter(scan.table(), field(column.get()), filter.path("value")));
            } else if (scan.table().function().isEmpty()) {
                parts.add(Implied.NOTHING);
            }
            // Otherwise it tells the call of a function, all of whose rows meet it.
        }
        // A filter on several columns at once is repeated above the scan; where it is not, it is not known.
        if (filters.path("multi_column_filters").size() > above.size()) {
            parts.add(Implied.NOTHING);
        }
        PlanExpressions expressions = new PlanExpressions(
                scan.table(), position -> scan.output(position).map(PlanConditions::field));
        above.forEach(expression -> parts.add(expressions.implied(expression)));
        return Implied.all(parts);
    }

    static Field field(Column column) {
        return new Field(List.of(column.name()), column.type(), column.partition());
    }

    private static Implied filter(Table table, Field field, JsonNode filter) {
        return switch (filter.path("filter_type").asText()) {
            case "LEGACY_CONSTANT_COMPARISON" -> comparison(field, filter);
            case "LEGACY_IN_FILTER" -> membership(field, filter);
            case "LEGACY_IS_NULL" -> Implied.exactly(new Condition.Absent(field, false));
            case "LEGACY_IS_NOT_NULL" -> Implied.exactly(new Condition.Absent(field, true));
            // It follows from the others, so it takes nothing away from what they say.
            case "LEGACY_OPTIONAL_FILTER" ->
                Implied.exactly(
                        filter(table, field, filter.path("child_filter")).condition());
            case "LEGACY_STRUCT_EXTRACT" ->
                nested(field, filter.path("child_name").asText())
                        .map(child -> filter(table, child, filter.path("child_filter")))
                        .orElse(Implied.NOTHING);
            case "LEGACY_CONJUNCTION_AND" -> Implied.all(children(table, field, filter));
            case "LEGACY_CONJUNCTION_OR" -> Implied.any(children(table, field, filter));
            case "EXPRESSION_FILTER" ->
                new PlanExpressions(
                                table,
                                position -> position == 0 && field.whole() ? Optional.of(field) : Optional.empty())
                        .implied(filter.path("expr"));
            default -> Implied.NOTHING;
        };
    }

    private static List<Implied> children(Table table, Field field, JsonNode filter) {
        List<Implied> children = new ArrayList<>();
        filter.path("child_filters").forEach(child -> children.add(filter(table, field, child)));
        return children;
    }

    /** A field of a nested record; DuckDB does not tell its case. */
    static Optional<Field> nested(Field outer, String name) {
        if (!(outer.type() instanceof ColumnType.Struct struct)) {
            return Optional.empty();
        }
        String wanted = name.toLowerCase(Locale.ROOT);
        return struct.fields().stream()
                .filter(column -> column.name().toLowerCase(Locale.ROOT).equals(wanted))
                .findFirst()
                .map(column -> {
                    List<String> path = new ArrayList<>(outer.path());
                    path.add(column.name());
                    return new Field(path, column.type(), false);
                });
    }

    private static Implied comparison(Field field, JsonNode filter) {
        Optional<Operator> operator =
                PlanExpressions.operator(filter.path("comparison_type").asText());
        Optional<Value> value = new PlanConstant(filter.path("constant")).as(field.type());
        return operator.isEmpty() || value.isEmpty()
                ? Implied.NOTHING
                : PlanExpressions.compare(field, operator.get(), value.get());
    }

    private static Implied membership(Field field, JsonNode filter) {
        List<Value> values = new ArrayList<>();
        for (JsonNode constant : filter.path("values")) {
            Optional<Value> value = new PlanConstant(constant).as(field.type());
            if (value.isEmpty()) {
                return Implied.NOTHING;
            }
            values.add(value.get());
        }
        return values.isEmpty() ? Implied.NOTHING : Implied.exactly(new Condition.OneOf(field, values, false));
    }
}
