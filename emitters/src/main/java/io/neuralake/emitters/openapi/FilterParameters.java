package io.neuralake.emitters.openapi;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.DocFilter;
import io.neuralake.catalog.Names;
import io.neuralake.catalog.Table;
import io.neuralake.catalog.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Describes the filters of one table as ROAPI writes them: {@code filter[implant_id]}, {@code filter[implant_id]gte}.
 *
 * <p>A parameter that has no example of its own is shared with other tables.
 */
final class FilterParameters {

    /** How a parameter compares; the constants are in the order of the document. */
    private enum Comparison {
        EQ("", "Rows whose `%` equals the value."),
        LT("lt", "Rows whose `%` is less than the value."),
        LTE("lte", "Rows whose `%` is less than the value or equal to it."),
        GT("gt", "Rows whose `%` is greater than the value."),
        GTE("gte", "Rows whose `%` is greater than the value or equal to it.");

        private final String suffix;
        private final String description;

        Comparison(String suffix, String description) {
            this.suffix = suffix;
            this.description = description;
        }
    }

    private final Table table;
    private final SharedParameters shared;
    private final Map<String, String> examples;

    FilterParameters(Table table, SharedParameters shared) {
        this.table = table;
        this.shared = shared;
        this.examples = examples(table.docFilters());
    }

    List<JsonObject> describe() {
        return table.columns().stream().flatMap(this::describe).toList();
    }

    private Stream<JsonObject> describe(Column column) {
        Optional<JsonObject> schema = Literals.schema(column.type());
        if (schema.isEmpty()) {
            return Stream.empty();
        }
        return Stream.of(Comparison.values())
                .filter(comparison -> comparison == Comparison.EQ || ordered(column.type()))
                .map(comparison -> describe(column, comparison, schema.get()));
    }

    private JsonObject describe(Column column, Comparison comparison, JsonObject schema) {
        Optional<Object> example = Optional.ofNullable(examples.get(name(column.name(), comparison)))
                .flatMap(text -> Literals.example(column.type(), text));
        boolean own = example.isPresent()
                || column.deprecation().isPresent()
                || column.type() instanceof ColumnType.Enumeration;
        if (!own) {
            return shared.refer(key(column, comparison), () -> parameter(column, comparison, schema));
        }
        JsonObject parameter = parameter(column, comparison, schema)
                .put("deprecated", column.deprecation().isPresent());
        example.ifPresent(value -> parameter.set("example", value));
        return parameter;
    }

    private static JsonObject parameter(Column column, Comparison comparison, JsonObject schema) {
        return new JsonObject()
                .put("name", name(column.name(), comparison))
                .put("in", "query")
                .put("description", comparison.description.replace("%", column.name()))
                .put("schema", schema);
    }

    private static String name(String column, Comparison comparison) {
        return "filter[" + column + "]" + comparison.suffix;
    }

    private static String key(Column column, Comparison comparison) {
        String type = column.type() instanceof Scalar scalar ? Names.lower(scalar) : "decimal";
        return column.name() + "." + type + (comparison == Comparison.EQ ? "" : "." + comparison.suffix);
    }

    private static boolean ordered(ColumnType type) {
        if (type instanceof Scalar scalar) {
            return switch (scalar) {
                case INT8, INT16, INT32, INT64, FLOAT32, FLOAT64, STRING, DATE, TIME, TIMESTAMP, INSTANT -> true;
                case BOOLEAN, BINARY, UUID -> false;
            };
        }
        return type instanceof ColumnType.Decimal;
    }

    /** Example values by the name of the parameter; operators that ROAPI does not have give none. */
    private static Map<String, String> examples(List<DocFilter> filters) {
        Map<String, String> examples = new HashMap<>();
        for (DocFilter filter : filters) {
            String column = filter.column();
            List<String> values = filter.values();
            switch (filter.operator()) {
                case EQ -> examples.putIfAbsent(name(column, Comparison.EQ), values.get(0));
                case LT -> examples.putIfAbsent(name(column, Comparison.LT), values.get(0));
                case LE -> examples.putIfAbsent(name(column, Comparison.LTE), values.get(0));
                case GT -> examples.putIfAbsent(name(column, Comparison.GT), values.get(0));
                case GE -> examples.putIfAbsent(name(column, Comparison.GTE), values.get(0));
                case BETWEEN -> {
                    examples.putIfAbsent(name(column, Comparison.GTE), values.get(0));
                    examples.putIfAbsent(name(column, Comparison.LTE), values.get(1));
                }
                case NE,
                        IN,
                        NOT_IN,
                        IS_NULL,
                        IS_NOT_NULL,
                        LIKE,
                        STARTS_WITH,
                        CONTAINS,
                        INCLUDES,
                        INCLUDES_ANY,
                        INCLUDES_ALL -> {
                    // ROAPI has no such parameter.
                }
            }
        }
        return examples;
    }
}
