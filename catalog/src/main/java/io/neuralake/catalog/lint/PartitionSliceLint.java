package io.neuralake.catalog.lint;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Column;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Rule;
import io.neuralake.catalog.Table;
import java.util.Collection;
import java.util.stream.Stream;

/** NL0605: the slice that documentation shows reads a few directories, not all of the table. */
final class PartitionSliceLint implements Lint {

    @Override
    public Rule rule() {
        return Rule.NL0605;
    }

    @Override
    public Stream<Problem> check(Catalog catalog, Collection<Table> tables) {
        return tables.stream()
                .flatMap(table -> table.partitions().stream()
                        .filter(partition -> table.docFilters().stream()
                                .noneMatch(filter -> filter.column().equals(partition.name())))
                        .map((Column partition) -> new Problem(
                                Rule.NL0605,
                                partition.origin().annotation("Partition"),
                                "the slice of table '" + table.name() + "' that documentation shows reads every '"
                                        + partition.name() + "'",
                                "add @DocFilter(column = \"" + partition.name() + "\", value = \"…\") to the table")));
    }
}
