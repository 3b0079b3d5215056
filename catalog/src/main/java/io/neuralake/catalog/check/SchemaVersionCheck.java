package io.neuralake.catalog.check;

import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Rule;
import io.neuralake.catalog.Table;
import java.util.stream.Stream;

/** Reports schema versions below 1. */
public final class SchemaVersionCheck implements TableCheck {

    @Override
    public Stream<Problem> check(Table table) {
        return table.schemaVersion() >= 1
                ? Stream.empty()
                : Stream.of(new Problem(
                        Rule.NL0118,
                        Places.table(table, "schemaVersion"),
                        "schema version " + table.schemaVersion() + " of table '" + table.name()
                                + "' is below 1, the first version",
                        "write schemaVersion = 1, or leave it out"));
    }
}
