package io.neuralake.catalog.check;

import io.neuralake.catalog.Names;
import io.neuralake.catalog.Origin;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Rule;
import io.neuralake.catalog.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reports items of {@code uniqueColumns} and {@code docColumns} that the table does not have, or that are repeated. */
public final class ColumnListCheck implements TableCheck {

    @Override
    public Stream<Problem> check(Table table) {
        return Stream.concat(
                list(table, Rule.NL0109, "uniqueColumns", table.uniqueColumns()),
                list(table, Rule.NL0110, "docColumns", table.docColumns()));
    }

    private static Stream<Problem> list(Table table, Rule unknown, String attribute, List<String> names) {
        List<Problem> problems = new ArrayList<>();
        for (int index = 0; index < names.size(); index++) {
            String name = names.get(index);
            Origin origin = Places.table(table, attribute).item(index);
            if (table.column(name).isEmpty()) {
                problems.add(unknown(table, unknown, name, origin));
            } else if (names.indexOf(name) < index) {
                problems.add(repeated(attribute, name, origin));
            }
        }
        return problems.stream();
    }

    /** The problem of a name that no column has. */
    static Problem unknown(Table table, Rule rule, String name, Origin origin) {
        return new Problem(
                rule,
                origin,
                "table '" + table.name() + "' has no column '" + name + "'",
                Names.nearest(name, table.columnNames())
                        .map(near -> "did you mean '" + near + "'?")
                        .orElseGet(() -> table.columns().isEmpty()
                                ? "declare the column"
                                : "its columns are " + String.join(", ", table.columnNames())));
    }

    private static Problem repeated(String attribute, String name, Origin origin) {
        return new Problem(
                Rule.NL0119,
                origin,
                "column '" + name + "' stands in " + attribute + " more than once",
                "remove one \"" + name + "\"");
    }
}
