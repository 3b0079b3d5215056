package io.neuralake.catalog.check;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Format;
import io.neuralake.catalog.Locations;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Rule;
import io.neuralake.catalog.Table;
import java.util.Optional;
import java.util.stream.Stream;

/** Reports stored tables of which nothing says where they lie, and functions of which something does. */
public final class MissingLocationCheck implements CatalogCheck {

    @Override
    public Stream<Problem> check(Catalog catalog) {
        return catalog.tables().flatMap(table -> problem(catalog, table).stream());
    }

    private static Optional<Problem> problem(Catalog catalog, Table table) {
        if (table.function().isPresent() != (table.format() == Format.FUNCTION)) {
            return Optional.empty();
        }
        if (table.format() == Format.FUNCTION) {
            return table.location().isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Problem(
                            Rule.NL0405,
                            Places.table(table, "location"),
                            "table '" + table.name() + "' is computed by method '"
                                    + table.origin().member() + "', but has a location",
                            "remove location = …"));
        }
        String location = catalog.location(table);
        if (location.isEmpty()) {
            return Optional.of(new Problem(
                    Rule.NL0405,
                    table.origin().annotation("Table"),
                    "nothing says where table '" + table.name() + "' lies: neither it nor database '" + table.database()
                            + "'" + (table.format() == Format.JDBC ? "" : " nor the catalog") + " has a location",
                    table.format() == Format.JDBC
                            ? "add location = \"jdbc:postgresql://host:5432/database\" to @Table"
                            : "add location = \"s3://bucket/path\" to @Table, or to @Database(name = \""
                                    + table.database() + "\")"));
        }
        boolean dangling = table.format() != Format.JDBC && !Locations.absolute(location) && !location.isBlank();
        return dangling ? Optional.of(relative(table, location)) : Optional.empty();
    }

    private static Problem relative(Table table, String location) {
        return new Problem(
                Rule.NL0405,
                table.location().isEmpty() ? table.origin().annotation("Table") : Places.table(table, "location"),
                "location '" + location + "' of table '" + table.name() + "' is relative, but neither database '"
                        + table.database() + "' nor the catalog says to what",
                "write it as \"${lake}/" + location
                        + "\", or add location = \"s3://bucket/path\" to @Database(name = \"" + table.database()
                        + "\")");
    }
}
