package io.neuralake.catalog.merge;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Problem;
import java.util.List;

/**
 * The outcome of a merge.
 *
 * @param catalog everything on which the modules agree, and of two that disagree the first
 * @param problems the disagreements
 */
public record Merged(Catalog catalog, List<Problem> problems) {

    /** Copies the problems. */
    public Merged {
        problems = List.copyOf(problems);
    }
}
