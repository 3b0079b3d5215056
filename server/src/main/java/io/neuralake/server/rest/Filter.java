package io.neuralake.server.rest;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Names;
import io.neuralake.catalog.Table;
import java.util.ArrayList;
import java.util.List;

/** One filter of a request. */
final class Filter {

    private Filter() {}

    /**
     * A filter as a condition in SQL.
     *
     * @param parameter the name of the parameter, for messages
     * @param columnName what is between its brackets
     * @param operator what follows them
     */
    static String sql(Table table, String parameter, String columnName, String operator, String value)
            throws RestException {
        Column column = column(table, columnName, "invalid_filter");
        Comparison comparison = Comparison.of(operator)
                .orElseThrow(() -> new RestException(
                        "rest_query",
                        "unsupported filter operator " + operator
                                + ": there are eq, ne, lt, lte, gt, gte, in, nin, like, nlike, null and notnull"));
        String left = Literals.name(column.name()) + " " + comparison.sql();
        return switch (comparison) {
            case EQ, NE, LT, LE, GT, GE ->
                left + " " + Literals.of(column.type(), Token.one(value, parameter), parameter);
            case IN, NOT_IN -> left + " (" + list(column, value, parameter) + ")";
            case LIKE, NOT_LIKE -> left + " " + pattern(column, value, parameter);
            case NULL -> isNull(column, value, parameter, true);
            case NOT_NULL -> isNull(column, value, parameter, false);
        };
    }

    /** The column of a name. */
    static Column column(Table table, String name, String error) throws RestException {
        return table.column(name).orElseThrow(() -> new RestException(error, unknown(table, name)));
    }

    private static String unknown(Table table, String name) {
        return "table '" + table.qualifiedName() + "' has no column '" + name + "': "
                + Names.nearest(name, table.columnNames())
                        .map(nearest -> "did you mean '" + nearest + "'?")
                        .orElse("its columns are " + String.join(", ", table.columnNames()));
    }

    private static String list(Column column, String value, String parameter) throws RestException {
        List<String> literals = new ArrayList<>();
        for (Token token : Token.list(value, parameter)) {
            literals.add(Literals.of(column.type(), token, parameter));
        }
        return String.join(", ", literals);
    }

    private static String pattern(Column column, String value, String parameter) throws RestException {
        if (column.type() != Scalar.STRING && !(column.type() instanceof ColumnType.Enumeration)) {
            throw new RestException(
                    "rest_query",
                    "parameter '" + parameter + "' compares with a pattern, but column '" + column.name() + "' is "
                            + column.type().text() + ", not string");
        }
        return Literals.of(column.type(), Token.one(value, parameter), parameter);
    }

    /** {@code filter[c]null}, {@code filter[c]null=true}, or the contrary {@code filter[c]null=false}. */
    private static String isNull(Column column, String value, String parameter, boolean wanted) throws RestException {
        boolean said = switch (value.strip()) {
            case "", "true" -> wanted;
            case "false" -> !wanted;
            default ->
                throw new RestException(
                        "rest_query_value", "the value of '" + parameter + "' is true, false or nothing");
        };
        return Literals.name(column.name()) + (said ? " IS NULL" : " IS NOT NULL");
    }
}
