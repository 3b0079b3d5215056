package io.neuralake.catalog.check;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.Origin;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Rule;
import io.neuralake.catalog.Table;
import io.neuralake.catalog.Table.RowKind;
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
        Stream<Problem> ofRow = table.row().kind() == RowKind.RECORD
                ? problem(
                        "table '" + table.name() + "'",
                        table.function().isPresent() ? Origin.of(table.row().type()) : table.origin(),
                        table.columns())
                : Stream.empty();
        Stream<Problem> nested = NestedColumns.structs(table)
                .filter(fields -> !fields.isEmpty())
                .flatMap(fields -> problem(
                        "record '" + fields.get(0).origin().type() + "'",
                        Origin.of(fields.get(0).origin().type()),
                        fields));
        return Stream.concat(ofRow, nested);
    }

    private static Stream<Problem> problem(String what, Origin origin, List<Column> columns) {
        int slots = 0;
        for (Column column : columns) {
            slots += column.javaType().equals("long") || column.javaType().equals("double") ? 2 : 1;
        }
        return slots <= MOST
                ? Stream.empty()
                : Stream.of(new Problem(
                        Rule.NL0125,
                        origin,
                        what + " has " + columns.size() + " columns, which take " + slots
                                + " parameters of its constructor, and Java allows " + MOST,
                        "declare it as a class with fields, or put columns that belong together into a nested record"));
    }
}
