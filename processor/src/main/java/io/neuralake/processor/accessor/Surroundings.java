package io.neuralake.processor.accessor;

import java.util.List;

/**
 * What generated code has to know of the place where it will be compiled.
 *
 * @param marked whether {@code javax.annotation.processing.Generated} can be used there
 * @param suppressed lints that the declaration would raise in code that uses it as it must
 */
public record Surroundings(boolean marked, List<String> suppressed) {

    /** Copies the lints. */
    public Surroundings {
        suppressed = List.copyOf(suppressed);
    }
}
