package io.neuralake.catalog.check;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Problem;
import java.util.stream.Stream;

/** Reports notebooks of databases and of the catalog that are no http or https URLs. */
public final class DeclarationNotebookCheck implements CatalogCheck {

    @Override
    public Stream<Problem> check(Catalog catalog) {
        Stream<Problem> header = catalog.origin().stream()
                .flatMap(origin -> WebAddresses.check(
                        "notebook",
                        catalog.notebook(),
                        origin.annotation("Catalog").at("notebook")));
        Stream<Problem> databases = catalog.databases().stream()
                .flatMap(database -> database.origin().stream()
                        .flatMap(origin -> WebAddresses.check(
                                "notebook",
                                database.notebook(),
                                origin.annotation("Database").at("notebook"))));
        return Stream.concat(header, databases);
    }
}
