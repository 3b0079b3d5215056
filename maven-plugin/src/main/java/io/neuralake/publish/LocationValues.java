package io.neuralake.publish;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Database;
import io.neuralake.catalog.Locations;
import io.neuralake.catalog.Table;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Values for the placeholders of locations: {@code lake} → {@code /data} makes {@code /data/trips} of
 * {@code ${lake}/trips}. A placeholder without a value stays, to be filled in when the catalog is opened.
 */
public final class LocationValues {

    private final Map<String, String> values;

    /** Values by the name of their placeholder. */
    public LocationValues(Map<String, String> values) {
        this.values = new TreeMap<>(values);
    }

    /** The catalog with every placeholder filled in that has a value. */
    Catalog fill(Catalog catalog) {
        return catalog.withLocations(
                location -> Locations.resolve(location, name -> values.getOrDefault(name, "${" + name + "}")));
    }

    /** Names of values that no location of the catalog asks for: most likely misspelt. */
    List<String> unused(Catalog catalog) {
        List<String> asked = placeholders(catalog);
        return values.keySet().stream().filter(name -> !asked.contains(name)).toList();
    }

    /** Names of all placeholders in the locations of a catalog, sorted. */
    static List<String> placeholders(Catalog catalog) {
        Stream<String> roots = Stream.concat(
                Stream.of(catalog.location()), catalog.databases().stream().map(Database::location));
        return Stream.concat(roots, catalog.tables().map(Table::location))
                .flatMap(location -> Locations.placeholders(location).stream())
                .distinct()
                .sorted()
                .toList();
    }
}
