package io.neuralake.catalog.check;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.DocFilter;
import io.neuralake.catalog.Operator;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Rule;
import io.neuralake.catalog.Table;
import io.neuralake.catalog.ValueText;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reports values of documentation filters that cannot be read as the type they are compared with. */
public final class DocFilterValueCheck implements TableCheck {

    @Override
    public Stream<Problem> check(Table table) {
        return table.docFilters().stream()
                .flatMap(filter -> table.column(filter.column()).stream()
                        .filter(column -> NestedColumns.supported(column.type()))
                        .filter(column -> Operators.fit(filter.operator(), column.type()))
                        .flatMap(column -> filter(filter, column)));
    }

    private static Stream<Problem> filter(DocFilter filter, Column column) {
        if (Operators.nullTest(filter.operator())) {
            return Stream.empty();
        }
        ColumnType type = Operators.valueType(filter.operator(), column.type());
        List<Problem> unreadable = IntStream.range(0, filter.values().size())
                .boxed()
                .flatMap(index -> value(filter, column, type, index))
                .toList();
        return unreadable.isEmpty() ? range(filter, column, type) : unreadable.stream();
    }

    private static Stream<Problem> value(DocFilter filter, Column column, ColumnType type, int index) {
        String text = filter.values().get(index);
        if (!(ValueText.read(text, type) instanceof ValueText.Unreadable unreadable)) {
            return Stream.empty();
        }
        return Stream.of(new Problem(
                Rule.NL0202,
                filter.origin().at("value").item(index),
                "value '" + text + "' for column '" + column.name() + "' of type "
                        + column.type().text() + " " + unreadable.reason(),
                unreadable.fix()));
    }

    private static Stream<Problem> range(DocFilter filter, Column column, ColumnType type) {
        if (filter.operator() != Operator.BETWEEN || filter.values().size() != 2) {
            return Stream.empty();
        }
        String first = filter.values().get(0);
        String last = filter.values().get(1);
        if (!above(first, last, type)) {
            return Stream.empty();
        }
        return Stream.of(new Problem(
                Rule.NL0202,
                filter.origin().at("value"),
                "no value of column '" + column.name() + "' lies between '" + first + "' and '" + last
                        + "', because the first is the greater one",
                "write value = {\"" + last + "\", \"" + first + "\"}"));
    }

    @SuppressWarnings("unchecked") // Values of ordered types are comparable with others of their type.
    private static boolean above(String first, String last, ColumnType type) {
        return ValueText.value(first, type).orElseThrow() instanceof Comparable<?> value
                && ((Comparable<Object>) value)
                                .compareTo(ValueText.value(last, type).orElseThrow())
                        > 0;
    }
}
