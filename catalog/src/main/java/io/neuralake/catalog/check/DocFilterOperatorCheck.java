package io.neuralake.catalog.check;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.DocFilter;
import io.neuralake.catalog.Operator;
import io.neuralake.catalog.Origin;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Rule;
import io.neuralake.catalog.Table;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reports documentation filters whose operator does not fit the column, or has too few or too many values. */
public final class DocFilterOperatorCheck implements TableCheck {

    @Override
    public Stream<Problem> check(Table table) {
        return table.docFilters().stream()
                .flatMap(filter -> table.column(filter.column()).stream().flatMap(column -> filter(filter, column)));
    }

    private static Stream<Problem> filter(DocFilter filter, Column column) {
        Operator operator = filter.operator();
        if (!NestedColumns.supported(column.type())) {
            return count(filter);
        }
        if (!Operators.fit(operator, column.type())) {
            return Stream.of(unfit(filter, column));
        }
        return Operators.nullTest(operator) && !column.nullable()
                ? Stream.of(neverNull(filter, column))
                : count(filter);
    }

    private static Problem unfit(DocFilter filter, Column column) {
        List<Operator> fitting = Operators.of(column.type(), column.nullable());
        return new Problem(
                Rule.NL0203,
                filter.origin().at("operator"),
                "operator " + filter.operator() + " does not fit column '" + column.name() + "' of type "
                        + column.type().text(),
                fitting.isEmpty()
                        ? "remove the filter: no operator fits a "
                                + column.type().text() + " that is never null"
                        : "write one of " + fitting.stream().map(Enum::name).collect(Collectors.joining(", ")));
    }

    private static Problem neverNull(DocFilter filter, Column column) {
        return new Problem(
                Rule.NL0203,
                filter.origin().at("operator"),
                "column '" + column.name() + "' is never null, so " + filter.operator() + " keeps "
                        + (filter.operator() == Operator.IS_NULL ? "no row" : "every row"),
                "remove the filter, or declare '" + column.member() + "' as @Nullable");
    }

    private static Stream<Problem> count(DocFilter filter) {
        Operator operator = filter.operator();
        int count = filter.values().size();
        if (count >= operator.fewest() && count <= operator.most()) {
            return Stream.empty();
        }
        Origin origin = count == 0 ? filter.origin() : filter.origin().at("value");
        return Stream.of(new Problem(
                Rule.NL0204,
                origin,
                "operator " + operator + " takes " + expected(operator) + ", but "
                        + (count == 0 ? "none is" : count == 1 ? "one is" : count + " are") + " given",
                fix(operator, count)));
    }

    private static String expected(Operator operator) {
        if (operator.most() == Integer.MAX_VALUE) {
            return "one or more values";
        }
        return switch (operator.most()) {
            case 0 -> "no value";
            case 1 -> "one value";
            default -> operator.most() + " values";
        };
    }

    private static String fix(Operator operator, int count) {
        if (operator.most() == 0) {
            return "remove value = …";
        }
        if (count > 1 && operator == Operator.EQ) {
            return "write operator = Operator.IN, or one value";
        }
        if (count > 1 && operator == Operator.NE) {
            return "write operator = Operator.NOT_IN, or one value";
        }
        if (count > 1 && operator == Operator.INCLUDES) {
            return "write operator = Operator.INCLUDES_ANY or Operator.INCLUDES_ALL, or one value";
        }
        return operator == Operator.BETWEEN ? "write value = {\"<first>\", \"<last>\"}" : "write value = \"<value>\"";
    }
}
