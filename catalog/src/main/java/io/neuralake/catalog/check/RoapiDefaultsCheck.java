package io.neuralake.catalog.check;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Origin;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.RoapiOptions;
import io.neuralake.catalog.Rule;
import java.util.stream.Stream;

/** Reports ROAPI defaults, beside {@code @Database} or {@code @Catalog}, that cannot be one. */
public final class RoapiDefaultsCheck implements CatalogCheck {

    @Override
    public Stream<Problem> check(Catalog catalog) {
        Stream<Problem> header = catalog.origin().stream()
                .flatMap(origin -> defaults("catalog", catalog.name(), catalog.roapi(), origin));
        Stream<Problem> databases = catalog.databases().stream()
                .flatMap(database -> database.origin().stream()
                        .flatMap(origin -> defaults("database", database.name(), database.roapi(), origin)));
        return Stream.concat(header, databases).distinct();
    }

    private static Stream<Problem> defaults(String what, String name, RoapiOptions roapi, Origin origin) {
        Stream<Problem> named = roapi.name().stream()
                .map(served -> new Problem(
                        Rule.NL0506,
                        origin.annotation("Roapi").at("name"),
                        "name '" + served + "' is given to all tables of " + what + " '" + name
                                + "', but a table needs a name of its own",
                        "remove name = …, and add @Roapi(name = \"" + served + "\") to the table"));
        return Stream.concat(named, ReloadIntervalCheck.interval(roapi, origin));
    }
}
