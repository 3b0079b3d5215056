package io.neuralake.catalog.check;

import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Table;
import java.util.stream.Stream;

/** Finds what is wrong with one table, looking at nothing else; runs in the compiler. */
@FunctionalInterface
public interface TableCheck {

    /** The problems of a table, in the order of its declarations; none if it keeps the rule. */
    Stream<Problem> check(Table table);
}
