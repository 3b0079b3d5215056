package io.neuralake.catalog.check;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Table;
import io.neuralake.catalog.Tables;
import java.util.List;

/** Runs all checks, so that a test of one rule also shows that no other one speaks up. */
final class Checked {

    private Checked() {}

    static List<Problem> table(Tables table) {
        return table(table.build());
    }

    static List<Problem> table(Table table) {
        return TableChecks.all().stream().flatMap(check -> check.check(table)).toList();
    }

    static List<Problem> catalog(Catalog catalog) {
        return CatalogChecks.all().stream()
                .flatMap(check -> check.check(catalog))
                .toList();
    }

    static List<Problem> catalog(Table... tables) {
        return catalog(Tables.catalog(tables));
    }
}
