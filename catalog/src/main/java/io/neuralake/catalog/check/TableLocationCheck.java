package io.neuralake.catalog.check;

import io.neuralake.catalog.Format;
import io.neuralake.catalog.Locations;
import io.neuralake.catalog.Origin;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Rule;
import io.neuralake.catalog.Table;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reports locations of tables that are malformed, hold credentials, or do not fit the table's format.
 *
 * <p>A function has no location at all; {@link MissingLocationCheck} says so.
 */
public final class TableLocationCheck implements TableCheck {

    @Override
    public Stream<Problem> check(Table table) {
        if (table.format() == Format.FUNCTION || table.function().isPresent()) {
            return Stream.empty();
        }
        Origin origin = Places.table(table, "location");
        List<Problem> malformed = LocationRules.check(table.location(), origin).toList();
        return malformed.isEmpty() ? misfit(table, origin).stream() : malformed.stream();
    }

    private static Optional<Problem> misfit(Table table, Origin origin) {
        String location = table.location();
        if (location.isEmpty() || location.startsWith("${")) {
            return Optional.empty();
        }
        boolean relational = Locations.scheme(location).equals(Optional.of("jdbc"));
        if (relational == (table.format() == Format.JDBC)) {
            return Optional.empty();
        }
        return Optional.of(new Problem(
                Rule.NL0406,
                origin,
                "location '" + location + "' is " + (relational ? "a" : "no") + " jdbc: URL, but the format of table '"
                        + table.name() + "' is " + table.format(),
                relational
                        ? "write format = Format.JDBC, or a directory"
                        : "write a URL such as \"jdbc:postgresql://host:5432/database\", or another format"));
    }
}
