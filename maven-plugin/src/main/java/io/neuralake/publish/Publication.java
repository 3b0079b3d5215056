package io.neuralake.publish;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.judge.Finding;
import io.neuralake.emitters.Artifact;
import java.util.List;

/**
 * What came of a class path.
 *
 * @param catalog the merged catalog
 * @param artifacts its artifacts; none if there is any problem
 * @param problems everything for which the build fails, in the order of the class path
 * @param findings the same and everything else that broke a rule, as severe as it is, suppressed or not
 * @param warnings what looks like a mistake but is none for sure, a line each; none if there is any problem
 */
public record Publication(
        Catalog catalog,
        List<Artifact> artifacts,
        List<Problem> problems,
        List<Finding> findings,
        List<String> warnings) {

    /** Copies the lists. */
    public Publication {
        artifacts = List.copyOf(artifacts);
        problems = List.copyOf(problems);
        findings = List.copyOf(findings);
        warnings = List.copyOf(warnings);
    }
}
