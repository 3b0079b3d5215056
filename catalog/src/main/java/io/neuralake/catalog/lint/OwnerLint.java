package io.neuralake.catalog.lint;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Rule;
import io.neuralake.catalog.Table;
import java.util.Collection;
import java.util.stream.Stream;

/** NL0601: somebody answers for each table. */
final class OwnerLint implements Lint {

    @Override
    public Rule rule() {
        return Rule.NL0601;
    }

    @Override
    public Stream<Problem> check(Catalog catalog, Collection<Table> tables) {
        return tables.stream()
                .filter(table -> catalog.owner(table).isBlank())
                .map(table -> new Problem(
                        Rule.NL0601,
                        table.origin().annotation("Table"),
                        "table '" + table.name() + "' has no owner: neither it nor database '" + table.database()
                                + "' nor the catalog names one",
                        "add owner = \"…\" to @Table, or to @Database(name = \"" + table.database() + "\")"));
    }
}
