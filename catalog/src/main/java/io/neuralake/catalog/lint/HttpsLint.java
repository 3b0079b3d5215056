package io.neuralake.catalog.lint;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Database;
import io.neuralake.catalog.Link;
import io.neuralake.catalog.Origin;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Rule;
import io.neuralake.catalog.Table;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** NL0608: pages link to where nobody on the way can read or change what is shown. */
final class HttpsLint implements Lint {

    @Override
    public Rule rule() {
        return Rule.NL0608;
    }

    @Override
    public Stream<Problem> check(Catalog catalog, Collection<Table> tables) {
        Stream<Problem> ofCatalog = catalog.origin().stream()
                .flatMap(origin -> check(
                        "notebook",
                        catalog.notebook(),
                        origin.annotation("Catalog").at("notebook")));
        Stream<Problem> ofDatabases = catalog.databases().stream().flatMap(HttpsLint::ofDatabase);
        return Stream.concat(
                Stream.concat(ofCatalog, ofDatabases), tables.stream().flatMap(HttpsLint::ofTable));
    }

    private static Stream<Problem> ofDatabase(Database database) {
        return database.origin().stream()
                .flatMap(origin -> check(
                        "notebook",
                        database.notebook(),
                        origin.annotation("Database").at("notebook")));
    }

    private static Stream<Problem> ofTable(Table table) {
        Origin origin = table.origin().annotation("Table");
        return Stream.concat(
                check("notebook", table.notebook(), origin.at("notebook")),
                IntStream.range(0, table.links().size()).boxed().flatMap(index -> {
                    Link link = table.links().get(index);
                    return check(
                            "link '" + link.title() + "'",
                            link.url(),
                            origin.at("links").item(index));
                }));
    }

    private static Stream<Problem> check(String what, String url, Origin origin) {
        return url.toLowerCase(Locale.ROOT).startsWith("http:")
                ? Stream.of(new Problem(
                        Rule.NL0608,
                        origin,
                        what + " leads to '" + url + "', which is not encrypted",
                        "write https" + url.substring("http".length())))
                : Stream.empty();
    }
}
