package io.neuralake.catalog.check;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Format;
import io.neuralake.catalog.Locations;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Rule;
import io.neuralake.catalog.Table;
import java.util.Optional;
import java.util.stream.Stream;

/** Reports tables whose format does not fit the location that they take over from their database or catalog. */
public final class InheritedLocationCheck implements CatalogCheck {

    @Override
    public Stream<Problem> check(Catalog catalog) {
        return catalog.tables()
                .filter(table -> table.function().isEmpty() && table.format() != Format.FUNCTION)
                .filter(table -> !Locations.absolute(table.location()))
                .flatMap(table -> misfit(catalog, table).stream());
    }

    private static Optional<Problem> misfit(Catalog catalog, Table table) {
        boolean own = !table.location().isEmpty();
        String location = catalog.location(table);
        boolean relational = Locations.scheme(location).equals(Optional.of("jdbc"));
        boolean open = location.isEmpty() || location.startsWith("${");
        // The location that a relational table has itself is judged with the table.
        if (open || relational == (table.format() == Format.JDBC) || (own && table.format() == Format.JDBC)) {
            return Optional.empty();
        }
        return Optional.of(new Problem(
                Rule.NL0406,
                Places.table(table, "format"),
                "table '" + table.name() + "' has the format " + table.format()
                        + ", but takes its location from database '" + table.database() + "', which is "
                        + (relational ? "a" : "no") + " jdbc: URL",
                relational
                        ? "write format = Format.JDBC, or an absolute location"
                        : "add location = \"jdbc:…\" to @Table"));
    }
}
