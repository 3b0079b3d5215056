package io.neuralake.catalog.lint;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Database;
import io.neuralake.catalog.Format;
import io.neuralake.catalog.Locations;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Rule;
import io.neuralake.catalog.Table;
import java.util.Collection;
import java.util.stream.Stream;

/** NL0609: a root that no location builds on is left over from something. */
final class RootLint implements Lint {

    @Override
    public Rule rule() {
        return Rule.NL0609;
    }

    @Override
    public Stream<Problem> check(Catalog catalog, Collection<Table> tables) {
        Stream<Problem> ofCatalog = catalog.origin().stream()
                .filter(origin -> !catalog.location().isEmpty()
                        && catalog.tables().findAny().isPresent())
                .filter(origin -> catalog.databases().stream()
                        .noneMatch(database -> !Locations.absolute(database.location()) && used(database)))
                .map(origin -> new Problem(
                        Rule.NL0609,
                        origin.annotation("Catalog").at("location"),
                        "no table of the catalog lies below its location '" + catalog.location() + "'",
                        "remove location = …, or the roots of locations that stand in its tables and databases"));
        return Stream.concat(ofCatalog, catalog.databases().stream().flatMap(RootLint::ofDatabase));
    }

    private static Stream<Problem> ofDatabase(Database database) {
        return database.origin().stream()
                .filter(origin ->
                        !database.location().isEmpty() && !database.tables().isEmpty() && !used(database))
                .map(origin -> new Problem(
                        Rule.NL0609,
                        origin.annotation("Database").at("location"),
                        "no table of database '" + database.name() + "' lies below its location '" + database.location()
                                + "'",
                        "remove location = …, or the root of locations that stands in its tables"));
    }

    private static boolean used(Database database) {
        return database.tables().stream().anyMatch(RootLint::relative);
    }

    private static boolean relative(Table table) {
        return table.format() == Format.JDBC
                ? table.location().isEmpty()
                : table.format() != Format.FUNCTION && !Locations.absolute(table.location());
    }
}
