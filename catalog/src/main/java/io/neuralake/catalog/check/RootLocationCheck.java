package io.neuralake.catalog.check;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Problem;
import java.util.stream.Stream;

/** Reports locations of databases and of the catalog that are malformed or hold credentials. */
public final class RootLocationCheck implements CatalogCheck {

    @Override
    public Stream<Problem> check(Catalog catalog) {
        Stream<Problem> header = catalog.origin().stream()
                .flatMap(origin -> LocationRules.check(
                        catalog.location(), origin.annotation("Catalog").at("location")));
        Stream<Problem> databases = catalog.databases().stream()
                .flatMap(database -> database.origin().stream()
                        .flatMap(origin -> LocationRules.check(
                                database.location(),
                                origin.annotation("Database").at("location"))));
        return Stream.concat(header, databases);
    }
}
