package io.neuralake.catalog.check;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Database;
import io.neuralake.catalog.Origin;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Rule;
import java.util.List;
import java.util.stream.Stream;

/** Reports databases that more than one {@code @Database} declares, case aside. */
public final class DuplicateDatabaseCheck implements CatalogCheck {

    @Override
    public Stream<Problem> check(Catalog catalog) {
        List<Database> declared = catalog.databases().stream()
                .filter(database -> database.origin().isPresent())
                .toList();
        return Duplicates.of(declared, Database::name).stream().map(DuplicateDatabaseCheck::problem);
    }

    private static Problem problem(Duplicates.Pair<Database> pair) {
        Origin first = pair.first().origin().orElseThrow();
        Origin later = pair.later().origin().orElseThrow();
        return new Problem(
                Rule.NL0503,
                later.annotation("Database").at("name"),
                "database '" + pair.later().name() + "' is also declared by " + first,
                "keep one @Database(name = \"" + pair.first().name() + "\")");
    }
}
