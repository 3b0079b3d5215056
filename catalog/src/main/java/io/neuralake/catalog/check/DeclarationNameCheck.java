package io.neuralake.catalog.check;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Origin;
import io.neuralake.catalog.Problem;
import java.util.stream.Stream;

/** Reports names in {@code @Catalog} and {@code @Database} that are no identifiers or are reserved words. */
public final class DeclarationNameCheck implements CatalogCheck {

    @Override
    public Stream<Problem> check(Catalog catalog) {
        Stream<Problem> header = catalog.origin().stream()
                .flatMap(origin -> name("catalog", catalog.name(), origin.annotation("Catalog")));
        Stream<Problem> databases = catalog.databases().stream()
                .flatMap(database -> database.origin().stream()
                        .flatMap(origin -> name("database", database.name(), origin.annotation("Database"))));
        return Stream.concat(header, databases);
    }

    private static Stream<Problem> name(String what, String name, Origin annotation) {
        return NameRules.free(what, name, annotation.at("name"), "_data", other -> "write name = \"" + other + "\"")
                .stream();
    }
}
