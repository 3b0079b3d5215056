package io.neuralake.catalog.lint;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Rule;
import io.neuralake.catalog.Table;
import java.util.Collection;
import java.util.stream.Stream;

/** NL0602: each table says what a row of it means. */
final class TableDescriptionLint implements Lint {

    @Override
    public Rule rule() {
        return Rule.NL0602;
    }

    @Override
    public Stream<Problem> check(Catalog catalog, Collection<Table> tables) {
        return tables.stream()
                .filter(table -> table.description().isBlank())
                .map(table -> new Problem(
                        Rule.NL0602,
                        table.origin(),
                        "table '" + table.name() + "' has no description",
                        "write a Javadoc comment on it, or description = \"…\" in @Table"));
    }
}
