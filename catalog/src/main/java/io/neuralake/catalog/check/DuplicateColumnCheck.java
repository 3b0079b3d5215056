package io.neuralake.catalog.check;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.Parameter;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Rule;
import io.neuralake.catalog.Table;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Reports columns, fields of one nested record and parameters of one function that have one name, case aside. */
public final class DuplicateColumnCheck implements TableCheck {

    @Override
    public Stream<Problem> check(Table table) {
        Set<Problem> problems = new LinkedHashSet<>();
        columns("columns", table.columns(), problems);
        for (List<Column> fields : NestedColumns.structs(table)) {
            columns("fields", fields, problems);
        }
        if (table.function().isPresent()) {
            Duplicates.of(table.function().get().parameters(), Parameter::name)
                    .forEach(pair -> problems.add(parameter(pair)));
        }
        return problems.stream();
    }

    private static void columns(String what, List<Column> columns, Set<Problem> problems) {
        for (Duplicates.Pair<Column> pair : Duplicates.of(columns, Column::name)) {
            problems.add(column(what, pair));
        }
    }

    private static Problem column(String what, Duplicates.Pair<Column> pair) {
        Column later = pair.later();
        String other = later.name() + "_2";
        return new Problem(
                Rule.NL0103,
                Places.name(later),
                what + " '" + pair.first().member() + "' and '" + later.member() + "' are both named '" + later.name()
                        + "'" + cased(pair.first().name(), later.name()),
                Places.named(later)
                        ? "write another name than \"" + later.name() + "\""
                        : "add @Column(name = \"" + other + "\"), or the name that the data has");
    }

    private static Problem parameter(Duplicates.Pair<Parameter> pair) {
        return new Problem(
                Rule.NL0121,
                pair.later().origin(),
                "parameters '" + pair.first().member() + "' and '"
                        + pair.later().member() + "' are both named '"
                        + pair.later().name() + "'"
                        + cased(pair.first().name(), pair.later().name()),
                "rename the parameter '" + pair.later().member() + "'");
    }

    private static String cased(String first, String later) {
        return first.equals(later) ? "" : " when case is ignored";
    }
}
