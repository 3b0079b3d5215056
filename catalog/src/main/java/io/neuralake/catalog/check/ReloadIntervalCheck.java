package io.neuralake.catalog.check;

import io.neuralake.catalog.Origin;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.RoapiOptions;
import io.neuralake.catalog.Rule;
import io.neuralake.catalog.Table;
import java.util.stream.Stream;

/** Reports ROAPI reload intervals of tables below one second. */
public final class ReloadIntervalCheck implements TableCheck {

    @Override
    public Stream<Problem> check(Table table) {
        return interval(table.roapi(), table.origin());
    }

    /** The problem of the interval that stands on a declaration. */
    static Stream<Problem> interval(RoapiOptions roapi, Origin declaration) {
        return roapi.reloadSeconds().isEmpty()
                ? Stream.empty()
                : roapi.reloadSeconds().stream()
                        .filter(seconds -> seconds < 1)
                        .mapToObj(seconds -> new Problem(
                                Rule.NL0505,
                                declaration.annotation("Roapi").at("reloadSeconds"),
                                "reload interval of " + seconds + " seconds is below 1 second",
                                "write reloadSeconds = 60, or leave it out"));
    }
}
