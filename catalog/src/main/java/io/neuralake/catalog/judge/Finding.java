package io.neuralake.catalog.judge;

import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Severity;
import io.neuralake.catalog.Suppression;
import java.util.Optional;

/**
 * A problem and what it means for the build.
 *
 * @param problem the problem
 * @param severity how severe it is; never {@link Severity#OFF}
 * @param suppression what keeps it quiet, if anything does
 */
public record Finding(Problem problem, Severity severity, Optional<Suppression> suppression) {

    /** Whether the author sees it. */
    public boolean shown() {
        return suppression.isEmpty();
    }

    /** Whether the build fails because of it. */
    public boolean fatal() {
        return shown() && severity == Severity.ERROR;
    }
}
