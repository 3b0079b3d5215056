package io.neuralake.runtime;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Locations;
import io.neuralake.catalog.Names;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.error.LakeException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds out where a table lies on this machine. */
final class Placeholders {

    private final Catalog catalog;
    private final Map<String, String> given;
    private final Function<String, @Nullable String> properties;
    private final Function<String, @Nullable String> environment;

    Placeholders(
            Catalog catalog,
            Map<String, String> given,
            Function<String, @Nullable String> properties,
            Function<String, @Nullable String> environment) {
        this.catalog = catalog;
        this.given = given;
        this.properties = properties;
        this.environment = environment;
    }

    /** The table's location without placeholders. */
    String location(Table table) {
        String declared = catalog.location(table);
        if (declared.isEmpty()) {
            throw new LakeException(
                    asked(table),
                    "neither the table nor its database nor the catalog has a location",
                    "add location = \"…\" to @Table, @Database or @Catalog");
        }
        return Locations.resolve(declared, name -> value(table, declared, name));
    }

    private String value(Table table, String declared, String name) {
        return Optional.ofNullable(given.get(name))
                .or(() -> Optional.ofNullable(properties.apply(name)))
                .or(() -> Optional.ofNullable(environment.apply(name)))
                .or(() -> Optional.ofNullable(environment.apply(variable(name))))
                .orElseThrow(() -> new LakeException(
                        asked(table),
                        "nothing says what ${" + name + "} is in its location " + declared,
                        near(name) + "open the catalog with CatalogOptions.defaults().location(\"" + name
                                + "\", \"…\"), or start Java with -D" + name + "=…, or set the environment variable "
                                + variable(name)));
    }

    /** Asks for a name that was given, and that no table has in its location, if it may have been meant. */
    private String near(String name) {
        Set<String> known = catalog.tables()
                .flatMap(table -> Locations.placeholders(catalog.location(table)).stream())
                .collect(Collectors.toSet());
        return Names.nearest(
                        name,
                        given.keySet().stream()
                                .filter(other -> !known.contains(other))
                                .toList())
                .map(near -> "did you mean \"" + name + "\" by location(\"" + near + "\", …)? Else ")
                .orElse("");
    }

    private static String variable(String name) {
        return Names.snakeCase(name).toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_");
    }

    private static String asked(Table table) {
        return "read table '" + table.qualifiedName() + "'";
    }
}
