package io.neuralake.processor.check;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Origin;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Rule;
import io.neuralake.catalog.Table;
import io.neuralake.catalog.check.CatalogCheck;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** NL0108: no two tables have one accessor, as two functions of one name in a package would. */
public final class AccessorNameCheck implements CatalogCheck {

    @Override
    public Stream<Problem> check(Catalog catalog) {
        Map<String, Table> known = new HashMap<>();
        List<Problem> problems = new ArrayList<>();
        catalog.tables()
                .sorted(Comparator.comparing(table -> table.origin().toString()))
                .forEach(table -> {
                    @Nullable Table first = known.putIfAbsent(table.accessor(), table);
                    if (first != null) {
                        problems.add(problem(first.origin(), table));
                    }
                });
        return problems.stream();
    }

    /** The problem of a table whose accessor another table has already. */
    public static Problem problem(Origin first, Table later) {
        return new Problem(
                Rule.NL0108,
                later.origin(),
                "the class that is generated for table '" + later.name() + "' would be '" + later.accessor()
                        + "', and so is that of " + first,
                "rename one of the two declarations");
    }
}
