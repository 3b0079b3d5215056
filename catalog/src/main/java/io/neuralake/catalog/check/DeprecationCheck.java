package io.neuralake.catalog.check;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.Deprecation;
import io.neuralake.catalog.Origin;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Rule;
import io.neuralake.catalog.Table;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reports deprecated tables, columns and nested fields that do not say what to use instead. */
public final class DeprecationCheck implements TableCheck {

    @Override
    public Stream<Problem> check(Table table) {
        Set<Problem> problems = new LinkedHashSet<>();
        if (blank(table.deprecation())) {
            problems.add(problem("table '" + table.name() + "'", table.origin()));
        }
        for (Column column : NestedColumns.all(table)) {
            if (blank(column.deprecation())) {
                problems.add(problem("column '" + column.name() + "'", column.origin()));
            }
        }
        return problems.stream();
    }

    private static boolean blank(Optional<Deprecation> deprecation) {
        return deprecation.isPresent() && deprecation.get().replacement().isBlank();
    }

    private static Problem problem(String what, Origin origin) {
        return new Problem(
                Rule.NL0113,
                origin.annotation("Deprecation").at("replacement"),
                what + " is deprecated, but its replacement is blank",
                "write what to use instead, or why there is nothing: replacement = \"…\"");
    }
}
