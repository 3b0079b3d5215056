package io.neuralake.catalog.check;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Problem;
import java.util.stream.Stream;

/** Finds what is wrong between tables; runs when a module is compiled, when modules are merged and when a server starts. */
@FunctionalInterface
public interface CatalogCheck {

    /** The problems of a catalog, in the order of its tables; none if it keeps the rule. */
    Stream<Problem> check(Catalog catalog);
}
