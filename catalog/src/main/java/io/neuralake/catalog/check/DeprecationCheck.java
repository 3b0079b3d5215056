package io.neuralake.catalog.check;

import io.neuralake.catalog.Deprecation;
import io.neuralake.catalog.Origin;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Rule;
import io.neuralake.catalog.Table;
import java.util.Optional;
import java.util.stream.Stream;

/** Reports deprecated tables, columns and nested fields that do not say what to use instead. */
public final class DeprecationCheck implements TableCheck {

    @Override
    public Stream<Problem> check(Table table) {
        return Stream.concat(
                problem("table '" + table.name() + "'", table.deprecation(), table.origin()),
                NestedColumns.all(table)
                        .flatMap(column ->
                                problem("column '" + column.name() + "'", column.deprecation(), column.origin()))
                        .distinct());
    }

    private static Stream<Problem> problem(String what, Optional<Deprecation> deprecation, Origin origin) {
        return deprecation
                .filter(said -> said.replacement().isBlank())
                .map(said -> new Problem(
                        Rule.NL0113,
                        origin.annotation("Deprecation").at("replacement"),
                        what + " is deprecated, but its replacement is blank",
                        "write what to use instead, or why there is nothing: replacement = \"…\""))
                .stream();
    }
}
