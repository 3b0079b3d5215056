package io.neuralake.server.graphql;

import io.neuralake.catalog.Table;
import io.neuralake.server.rest.RestException;
import io.neuralake.server.rest.RestQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Arguments of a table in GraphQL as the parameters that its path in HTTP has, so that both mean the same.
 *
 * <p>Values are those of Java: text, numbers, truth values, null, lists and maps.
 */
final class Arguments {

    private final List<Map.Entry<String, String>> parameters = new ArrayList<>();
    private int alternatives;

    private Arguments() {}

    /**
     * The rows that a field asks for.
     *
     * @param columns names of the columns that it selects
     * @throws GraphQlException if it asks for what there is not
     */
    static RestQuery query(Table table, List<String> columns, Map<String, ? extends @Nullable Object> arguments)
            throws GraphQlException {
        Arguments read = new Arguments();
        if (!columns.isEmpty()) {
            read.add("columns", String.join(",", columns));
        }
        for (Map.Entry<String, ? extends @Nullable Object> argument : arguments.entrySet()) {
            read.take(argument.getKey(), argument.getValue());
        }
        try {
            return RestQuery.of(table, read.parameters);
        } catch (RestException e) {
            throw new GraphQlException(error(e.error()), e.message());
        }
    }

    /** ROAPI's word, in GraphQL, for what is wrong with parameters of a path. */
    private static String error(String rest) {
        return switch (rest) {
            case "invalid_projection" -> "invalid_selection_set";
            case "rest_query", "invalid_numeric_param" -> "invalid graphql query";
            default -> rest;
        };
    }

    private void take(String name, @Nullable Object value) throws GraphQlException {
        if (value == null) {
            // As if it were not there, as GraphQL has it.
            return;
        }
        switch (name) {
            case "filter" -> map(name, value).each(this::column);
            case "sort" -> add("sort", order(value));
            case "limit", "page", "version", "timestamp" -> add(name, value.toString());
            default -> throw new GraphQlException("invalid graphql query", "invalid query argument: " + name);
        }
    }

    private void column(String column, @Nullable Object value) throws GraphQlException {
        if (column.equals("_or") && value instanceof List<?> several) {
            String group = "or[" + alternatives++ + "][";
            for (Object one : several) {
                Members members = map("_or", one);
                if (members.size() != 1) {
                    throw new GraphQlException("invalid_filter", "an alternative of _or has one column");
                }
                members.each((name, comparison) -> comparisons(group, name, comparison));
            }
        } else {
            comparisons("filter[", column, value);
        }
    }

    private void comparisons(String before, String column, @Nullable Object value) throws GraphQlException {
        if (value instanceof Map<?, ?>) {
            map(column, value).each((operator, operand) -> compare(before + column + "]" + operator, operand));
        } else {
            compare(before + column + "]", value);
        }
    }

    private void compare(String parameter, @Nullable Object operand) throws GraphQlException {
        if (operand instanceof List<?> several) {
            List<String> texts = new ArrayList<>();
            for (Object one : several) {
                texts.add(text(parameter, one));
            }
            add(parameter, String.join(",", texts));
        } else {
            add(parameter, text(parameter, operand));
        }
    }

    private static String text(String parameter, @Nullable Object value) throws GraphQlException {
        if (value instanceof String words) {
            return "'" + words.replace("'", "''") + "'";
        }
        if (value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        throw new GraphQlException(
                "invalid_filter",
                "the value of " + parameter + " is a number, a text, true or false; use null: true for no value");
    }

    private static String order(Object value) throws GraphQlException {
        List<String> terms = new ArrayList<>();
        for (Object one : value instanceof List<?> several ? several : List.of(value)) {
            Members term = map("sort", one);
            Object field = term.get("field");
            Object order = term.get("order");
            if (field == null || (order != null && !order.equals("asc") && !order.equals("desc"))) {
                throw new GraphQlException("invalid_sort", "write sort: [{field: \"column\", order: \"desc\"}]");
            }
            terms.add(("desc".equals(order) ? "-" : "") + field);
        }
        return String.join(",", terms);
    }

    private void add(String name, String value) {
        parameters.add(Map.entry(name, value));
    }

    private static Members map(String what, @Nullable Object value) throws GraphQlException {
        if (value instanceof Map<?, ?> map) {
            return new Members(map);
        }
        throw new GraphQlException("invalid graphql query", what + " is an object in braces");
    }

    /** Does something that may fail. */
    private interface Each {

        void take(String name, @Nullable Object value) throws GraphQlException;
    }

    /** The members of an object. */
    private record Members(Map<?, ?> map) {

        void each(Each each) throws GraphQlException {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                each.take(String.valueOf(entry.getKey()), entry.getValue());
            }
        }

        int size() {
            return map.size();
        }

        @Nullable
        Object get(String name) {
            return map.get(name);
        }
    }
}
