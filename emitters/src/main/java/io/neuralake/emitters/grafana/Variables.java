package io.neuralake.emitters.grafana;

import io.neuralake.catalog.Classification;
import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.DocFilter;
import io.neuralake.catalog.Operator;
import io.neuralake.catalog.Parameter;
import io.neuralake.catalog.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds the variables of a table's dashboard: arguments of a function, then partitions, then documentation filters, whose
 * values are what is chosen at first.
 */
final class Variables {

    private static final String NONE = "(none)";
    private static final int MOST_VALUES = 1000;

    private final Table table;
    private final List<Variable> variables = new ArrayList<>();
    private final Set<String> names = new TreeSet<>();

    private Variables(Table table) {
        this.table = table;
        table.columnNames().forEach(names::add);
    }

    /** The variables, but none for the column that the time range chooses by. */
    static List<Variable> of(Table table, Optional<TimeColumn> time) {
        Variables found = new Variables(table);
        table.function().ifPresent(function -> function.parameters().forEach(found::argument));
        table.partitions().stream()
                .filter(Variables::shown)
                .filter(column -> !time.map(TimeColumn::column).equals(Optional.of(column)))
                .forEach(found::partition);
        table.docFilters().stream()
                .filter(filter -> !TimeRange.moment(table, filter))
                .forEach(filter -> table.column(filter.column())
                        .filter(Variables::shown)
                        .ifPresent(column -> found.filter(column, filter)));
        return List.copyOf(found.variables);
    }

    /** The relation that rows are read from: the table, or a call of it with the arguments that are typed in. */
    static String relation(Table table, List<Variable> variables) {
        String name = Sql.name(table.database()) + "." + Sql.name(table.name());
        if (table.function().isEmpty()) {
            return name;
        }
        List<Parameter> parameters = table.function().get().parameters();
        List<String> arguments = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i);
            String value = Sql.value(
                    variables.get(i).name(), Sql.type(parameter.type()).orElse("VARCHAR"));
            arguments.add(Sql.name(parameter.name()) + " := " + value);
        }
        return arguments.stream().collect(Collectors.joining(", ", name + "(", ")"));
    }

    private static boolean shown(Column column) {
        return column.classification() != Classification.PII
                && Sql.type(column.type()).isPresent();
    }

    private void argument(Parameter parameter) {
        String note = parameter.nullable() ? ", or nothing" : "";
        add(new Variable(
                free("argument_" + parameter.name()),
                parameter.name(),
                "Argument of the function: " + parameter.type().text() + note,
                Variable.Kind.TEXTBOX,
                "",
                "",
                List.of(),
                ""));
    }

    private void partition(Column column) {
        List<String> chosen = table.docFilters().stream()
                .filter(filter -> filter.column().equals(column.name()) && equality(filter))
                .findFirst()
                .map(DocFilter::values)
                .orElse(List.of());
        if (column.type() instanceof ColumnType.Enumeration || column.type() == Scalar.BOOLEAN) {
            choice(column, Variable.Kind.CUSTOM, Variable.list(values(column)), chosen);
        } else {
            choice(column, Variable.Kind.QUERY, distinct(column), chosen);
        }
    }

    /** Values of the column in the directories that the variables before it choose. */
    private String distinct(Column column) {
        String name = Sql.name(column.name());
        String where = variables.stream()
                .map(Variable::condition)
                .filter(condition -> !condition.isEmpty())
                .collect(Collectors.joining(" AND "));
        String order = column.type() == Scalar.DATE ? " DESC" : "";
        return "SELECT CAST(" + name + " AS VARCHAR) AS " + name + " FROM (SELECT DISTINCT " + name + " FROM "
                + relation(table, variables) + (where.isEmpty() ? "" : " WHERE " + where) + ") AS d WHERE " + name
                + " IS NOT NULL ORDER BY d." + name + order + " LIMIT " + MOST_VALUES;
    }

    private void filter(Column column, DocFilter filter) {
        switch (filter.operator()) {
            case EQ, IN -> equal(column, filter.values());
            case LT, LE ->
                bound(
                        column,
                        filter.operator() == Operator.LT ? "<" : "<=",
                        "to",
                        filter.values().get(0));
            case GT, GE ->
                bound(
                        column,
                        filter.operator() == Operator.GT ? ">" : ">=",
                        "from",
                        filter.values().get(0));
            case BETWEEN -> {
                bound(column, ">=", "from", filter.values().get(0));
                bound(column, "<=", "to", filter.values().get(1));
            }
            case STARTS_WITH ->
                text(column, "starts with", "starts_with(%, $)", filter.values().get(0));
            case CONTAINS ->
                text(column, "contains", "position($ IN %) > 0", filter.values().get(0));
            case LIKE -> text(column, "is like", "% LIKE $", filter.values().get(0));
            case NE, NOT_IN, IS_NULL, IS_NOT_NULL, INCLUDES, INCLUDES_ANY, INCLUDES_ALL -> {
                // What is left out of a slice, and what lists hold, is nothing to choose from.
            }
        }
    }

    private void equal(Column column, List<String> values) {
        if (column.partition()) {
            return;
        }
        List<String> known = values(column);
        List<String> listed = known.isEmpty() ? values : known;
        if (listed.stream().allMatch(Variable::listable)) {
            choice(column, Variable.Kind.CUSTOM, Variable.list(listed), values);
        } else {
            bound(column, "=", "is", values.get(0));
        }
    }

    private static List<String> values(Column column) {
        if (column.type() instanceof ColumnType.Enumeration enumeration) {
            return enumeration.values();
        }
        return column.type() == Scalar.BOOLEAN ? List.of("true", "false") : List.of();
    }

    private static boolean equality(DocFilter filter) {
        return filter.operator() == Operator.EQ || filter.operator() == Operator.IN;
    }

    /** A choice of several values; for all of them the column itself stands, which is always in itself. */
    private void choice(Column column, Variable.Kind kind, String source, List<String> chosen) {
        if (variables.stream().anyMatch(variable -> variable.name().equals(column.name()))) {
            return;
        }
        String name = Sql.name(column.name());
        String compared = column.nullable() ? "COALESCE(CAST(" + name + " AS VARCHAR), '" + NONE + "')" : name;
        String shown = column.nullable() && kind == Variable.Kind.CUSTOM ? source + "," + NONE : source;
        add(new Variable(
                column.name(),
                column.name(),
                column.description().lines().findFirst().orElse(""),
                kind,
                shown,
                compared,
                chosen,
                compared + " IN (" + Sql.variable(column.name()) + ")"));
    }

    private void bound(Column column, String sign, String suffix, String value) {
        Optional<String> type = Sql.type(column.type());
        String name = free(column.name() + "_" + suffix);
        String unit = column.unit().isEmpty() ? "" : " (" + column.unit() + ")";
        box(
                name,
                column.name() + " " + sign + unit,
                value,
                Sql.name(column.name()) + " " + sign + " " + Sql.value(name, type.orElse("VARCHAR")));
    }

    private void text(Column column, String words, String condition, String value) {
        String name = free(column.name() + "_" + words.replace(' ', '_'));
        box(
                name,
                column.name() + " " + words,
                value,
                condition.replace("%", Sql.name(column.name())).replace("$", Sql.variable(name)));
    }

    private void box(String name, String label, String value, String condition) {
        add(new Variable(
                name,
                label,
                "Rows for which this holds; all rows if empty",
                Variable.Kind.TEXTBOX,
                value,
                "",
                List.of(),
                "(" + Sql.variable(name) + " = '' OR " + condition + ")"));
    }

    private String free(String wanted) {
        String name = wanted;
        while (names.contains(name)) {
            name += "_";
        }
        return name;
    }

    private void add(Variable variable) {
        names.add(variable.name());
        variables.add(variable);
    }
}
