package io.neuralake.catalog.lint;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Rule;
import io.neuralake.catalog.Table;
import java.util.Collection;
import java.util.stream.Stream;

/** Looks for breaches of one rule of taste. */
interface Lint {

    /** The rule; the lint is not run if that is off. */
    Rule rule();

    /** The problems of some tables of a catalog, and of what that catalog says for its databases. */
    Stream<Problem> check(Catalog catalog, Collection<Table> tables);
}
