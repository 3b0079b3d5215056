package io.neuralake.catalog.check;

import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Rule;
import io.neuralake.catalog.Table;
import java.util.stream.Stream;

/** Reports documentation filters that name a column the table does not have. */
public final class DocFilterColumnCheck implements TableCheck {

    @Override
    public Stream<Problem> check(Table table) {
        return table.docFilters().stream()
                .filter(filter -> table.column(filter.column()).isEmpty())
                .map(filter -> ColumnListCheck.unknown(
                        table, Rule.NL0201, filter.column(), filter.origin().at("column")));
    }
}
