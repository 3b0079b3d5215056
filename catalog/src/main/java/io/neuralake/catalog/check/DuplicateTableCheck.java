package io.neuralake.catalog.check;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Rule;
import io.neuralake.catalog.Table;
import java.util.stream.Stream;

/** Reports tables of one database that have one name, case aside. */
public final class DuplicateTableCheck implements CatalogCheck {

    @Override
    public Stream<Problem> check(Catalog catalog) {
        return Duplicates.of(catalog.tables().toList(), Table::qualifiedName).stream()
                .map(DuplicateTableCheck::problem);
    }

    private static Problem problem(Duplicates.Pair<Table> pair) {
        Table first = pair.first();
        Table later = pair.later();
        boolean same = first.qualifiedName().equals(later.qualifiedName());
        String other = Identifiers.nearest(later.name(), "other") + "_2";
        return new Problem(
                Rule.NL0104,
                Places.name(later),
                "table '" + later.qualifiedName() + "' is also declared by " + first.origin()
                        + (same ? "" : ", if case is ignored"),
                (Places.named(later) ? "write" : "add") + " another name, for example name = \"" + other + "\"");
    }
}
