package io.neuralake.site.snippet;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.DocFilter;
import io.neuralake.catalog.Operator;
import io.neuralake.catalog.Parameter;
import io.neuralake.catalog.Table;
import io.neuralake.catalog.ValueText;
import io.neuralake.site.text.Visible;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What all snippets of a table show: its slice for documentation, or all of it.
 *
 * @param catalog the catalog
 * @param table the table
 * @param conditions its documentation filters
 * @param arguments values for the parameters of a function that need one, in their order
 * @param fields all values, as they are edited
 */
record Example(Catalog catalog, Table table, List<Condition> conditions, List<Argument> arguments, List<Field> fields) {

    /** How numbers are written, so that every language reads the same. */
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    Example {
        conditions = List.copyOf(conditions);
        arguments = List.copyOf(arguments);
        fields = List.copyOf(fields);
    }

    /**
     * A value for a parameter.
     *
     * @param parameter the parameter
     * @param value its value; absent where the function does without
     */
    record Argument(Parameter parameter, Optional<Literal> value) {}

    static Example of(Catalog catalog, Table table) {
        List<Field> fields = new ArrayList<>();
        List<Argument> arguments = new ArrayList<>();
        for (Parameter parameter :
                table.function().map(Table.Function::parameters).orElse(List.of())) {
            Optional<Literal> value = parameter.nullable()
                    ? Optional.empty()
                    : Optional.of(literal(fields, parameter.name(), "", parameter.type(), sample(parameter.type())));
            arguments.add(new Argument(parameter, value));
        }
        List<Condition> conditions = new ArrayList<>();
        for (DocFilter filter : table.docFilters()) {
            Optional<Column> column = table.column(filter.column());
            int most = filter.operator().most();
            boolean meant = filter.values().size() >= filter.operator().fewest()
                    && filter.values().size() <= most;
            if (column.isPresent() && meant) {
                conditions.add(condition(fields, column.get(), filter));
            }
        }
        return new Example(catalog, table, conditions, arguments, fields);
    }

    private static Condition condition(List<Field> fields, Column column, DocFilter filter) {
        ColumnType type = column.type() instanceof ColumnType.ListOf list ? list.element() : column.type();
        List<Literal> values = new ArrayList<>();
        for (String value : filter.values()) {
            values.add(literal(fields, column.name(), sign(filter.operator(), values.size()), type, value));
        }
        return new Condition(column, filter.operator(), values);
    }

    private static Literal literal(List<Field> fields, String label, String sign, ColumnType type, String value) {
        // What is no value of its type is shown as the text that it is.
        ColumnType shown = ValueText.value(value, type).isPresent() ? type : Scalar.STRING;
        Field field =
                new Field(fields.size(), Visible.text(label), sign, kind(shown), written(shown, value), options(shown));
        fields.add(field);
        return new Literal(field, shown);
    }

    private static String kind(ColumnType type) {
        if (type instanceof Scalar scalar) {
            return switch (scalar) {
                case BOOLEAN -> "boolean";
                case INT8, INT16, INT32, INT64 -> "int";
                case FLOAT32, FLOAT64 -> "number";
                case STRING, BINARY, UUID -> "text";
                case DATE -> "date";
                case TIME -> "time";
                case TIMESTAMP -> "timestamp";
                case INSTANT -> "instant";
            };
        }
        return type instanceof ColumnType.Decimal ? "number" : "text";
    }

    private static List<String> options(ColumnType type) {
        if (type instanceof ColumnType.Enumeration enumeration) {
            return enumeration.values().stream()
                    .map(value -> written(type, value))
                    .toList();
        }
        return type == Scalar.BOOLEAN ? List.of("true", "false") : List.of();
    }

    private static String written(ColumnType type, String value) {
        return switch (kind(type)) {
            case "int" -> new BigInteger(value).toString();
            case "number" -> NUMBER.matcher(value).matches() ? value : new BigDecimal(value).toString();
            // HTML has no way to say it.
            default -> value.replace('\u0000', '\uFFFD');
        };
    }

    private static String sample(ColumnType type) {
        if (type instanceof ColumnType.Enumeration enumeration) {
            return enumeration.values().isEmpty() ? "" : enumeration.values().get(0);
        }
        if (type instanceof Scalar scalar) {
            return switch (scalar) {
                case BOOLEAN -> "true";
                case INT8, INT16, INT32, INT64 -> "1";
                case FLOAT32, FLOAT64 -> "1.0";
                case STRING -> "text";
                case BINARY -> "00";
                case DATE -> "2024-01-01";
                case TIME -> "00:00:00";
                case TIMESTAMP -> "2024-01-01T00:00:00";
                case INSTANT -> "2024-01-01T00:00:00Z";
                case UUID -> "00000000-0000-0000-0000-000000000000";
            };
        }
        return "1";
    }

    private static String sign(Operator operator, int index) {
        return switch (operator) {
            case EQ, IN -> "=";
            case NE, NOT_IN -> "≠";
            case LT -> "<";
            case LE -> "≤";
            case GT -> ">";
            case GE -> "≥";
            case BETWEEN -> index == 0 ? "≥" : "≤";
            case LIKE -> "like";
            case STARTS_WITH -> "starts with";
            case CONTAINS -> "contains";
            case INCLUDES, INCLUDES_ANY, INCLUDES_ALL -> "includes";
            case IS_NULL, IS_NOT_NULL -> "";
        };
    }

    /** Columns that are shown; none for all. */
    List<String> columns() {
        return table.docColumns();
    }
}
