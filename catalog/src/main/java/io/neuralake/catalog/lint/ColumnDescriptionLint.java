package io.neuralake.catalog.lint;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Column;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Rule;
import io.neuralake.catalog.Table;
import java.util.Collection;
import java.util.stream.Stream;

/** NL0603: each column says what a value of it means. */
final class ColumnDescriptionLint implements Lint {

    @Override
    public Rule rule() {
        return Rule.NL0603;
    }

    @Override
    public Stream<Problem> check(Catalog catalog, Collection<Table> tables) {
        return tables.stream()
                .flatMap(Fields::all)
                .filter(column -> column.description().isBlank())
                .map((Column column) -> new Problem(
                        Rule.NL0603,
                        column.origin(),
                        "column '" + column.name() + "' has no description",
                        "describe it in the Javadoc (in a record: @param " + column.member()
                                + "), or write @Column(description = \"…\")"));
    }
}
