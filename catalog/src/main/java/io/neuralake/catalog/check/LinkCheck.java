package io.neuralake.catalog.check;

import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Table;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reports links and notebooks of tables that are no http or https URLs. */
public final class LinkCheck implements TableCheck {

    @Override
    public Stream<Problem> check(Table table) {
        Stream<Problem> notebook = WebAddresses.check("notebook", table.notebook(), Places.table(table, "notebook"));
        return table.links().isEmpty()
                ? notebook
                : Stream.concat(
                        notebook,
                        IntStream.range(0, table.links().size())
                                .boxed()
                                .flatMap(index -> WebAddresses.required(
                                        "link '" + table.links().get(index).title() + "'",
                                        table.links().get(index).url(),
                                        Places.table(table, "links").item(index))));
    }
}
