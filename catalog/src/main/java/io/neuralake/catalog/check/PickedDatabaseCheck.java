package io.neuralake.catalog.check;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Origin;
import io.neuralake.catalog.PickedDatabase;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** NL0509, NL0510, NL0511: a catalog that picks databases names at least one, each by its class and once. */
final class PickedDatabaseCheck implements CatalogCheck {

    @Override
    public Stream<Problem> check(Catalog catalog) {
        if (catalog.picked().isEmpty() || catalog.origin().isEmpty()) {
            return Stream.empty();
        }
        List<PickedDatabase> picked = catalog.picked().get();
        Origin place = catalog.origin().get().annotation("Catalog").at("databases");
        return picked.isEmpty() ? Stream.of(none(catalog, place)) : each(picked, place).stream();
    }

    private static Problem none(Catalog catalog, Origin place) {
        return new Problem(
                Rule.NL0511,
                place,
                "catalog '" + catalog.name() + "' picks no database",
                "name the generated class of one, or remove 'databases' to have all that are there");
    }

    private static List<Problem> each(List<PickedDatabase> picked, Origin place) {
        List<Problem> problems = new ArrayList<>();
        Map<String, PickedDatabase> known = new HashMap<>();
        for (int i = 0; i < picked.size(); i++) {
            PickedDatabase database = picked.get(i);
            if (!database.name().isEmpty()) {
                @Nullable PickedDatabase first = known.putIfAbsent(database.name(), database);
                if (first != null) {
                    problems.add(twice(first, database, place.item(i)));
                }
            } else if (!database.type().isEmpty()) {
                problems.add(noDatabase(database, place.item(i)));
            }
        }
        return problems;
    }

    private static Problem noDatabase(PickedDatabase database, Origin place) {
        return new Problem(
                Rule.NL0509,
                place,
                "class '" + database.type() + "' is none that Neuralake generated for a database",
                "name a class such as MobilityDatabase, which lies in the package of the @Catalog of the module that has"
                        + " the tables");
    }

    private static Problem twice(PickedDatabase first, PickedDatabase again, Origin place) {
        return new Problem(
                Rule.NL0510,
                place,
                "database '" + again.name() + "' is picked twice"
                        + (first.equals(again) ? "" : ", by " + first.type() + " and by " + again.type()),
                "remove one of them: a database has the tables that all modules declare in it");
    }
}
