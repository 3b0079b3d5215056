package io.neuralake.catalog.check;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Rule;
import io.neuralake.catalog.Table;
import io.neuralake.catalog.ValueText;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/** Reports examples of columns and nested fields that cannot be read as their type. */
public final class ColumnExampleCheck implements TableCheck {

    @Override
    public Stream<Problem> check(Table table) {
        Set<Problem> problems = new LinkedHashSet<>();
        for (Column column : NestedColumns.all(table)) {
            if (!column.example().isEmpty() && NestedColumns.supported(column.type())) {
                example(column).forEach(problems::add);
            }
        }
        return problems.stream();
    }

    private static Stream<Problem> example(Column column) {
        if (!(ValueText.read(column.example(), column.type()) instanceof ValueText.Unreadable unreadable)) {
            return Stream.empty();
        }
        return Stream.of(new Problem(
                Rule.NL0202,
                column.origin().annotation("Column").at("example"),
                "example '" + column.example() + "' of column '" + column.name() + "' of type "
                        + column.type().text() + " " + unreadable.reason(),
                unreadable.fix()));
    }
}
