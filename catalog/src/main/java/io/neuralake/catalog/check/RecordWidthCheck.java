package io.neuralake.catalog.check;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.Origin;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Rule;
import io.neuralake.catalog.Table;
import io.neuralake.catalog.Table.RowKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reports records with more components than a Java constructor can have parameters; a {@code long} and a {@code double}
 * take the room of two. Interfaces and classes may be wider.
 */
public final class RecordWidthCheck implements TableCheck {

    private static final int MOST = 254;

    @Override
    public Stream<Problem> check(Table table) {
        List<Problem> problems = new ArrayList<>();
        if (table.row().kind() == RowKind.RECORD && slots(table.columns()) > MOST) {
            Origin origin = table.function().isPresent() ? Origin.of(table.row().type()) : table.origin();
            problems.add(problem("table '" + table.name() + "'", origin, table.columns()));
        }
        for (List<Column> fields : NestedColumns.structs(table)) {
            if (slots(fields) > MOST) {
                String type = fields.get(0).origin().type();
                problems.add(problem("record '" + type + "'", Origin.of(type), fields));
            }
        }
        return problems.stream();
    }

    private static int slots(List<Column> columns) {
        int slots = 0;
        for (Column column : columns) {
            slots += column.javaType().equals("long") || column.javaType().equals("double") ? 2 : 1;
        }
        return slots;
    }

    private static Problem problem(String what, Origin origin, List<Column> columns) {
        return new Problem(
                Rule.NL0125,
                origin,
                what + " has " + columns.size() + " columns, which take " + slots(columns)
                        + " parameters of its constructor, and Java allows " + MOST,
                "declare it as a class with fields, or put columns that belong together into a nested record");
    }
}
