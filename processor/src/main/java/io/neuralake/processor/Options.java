package io.neuralake.processor;

import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;

/** What a build can say to the processors, as {@code -Aname=value}; each option has a default. */
final class Options {

    /** {@code false} leaves out all generated classes; fragments, manifest and configurations are still written. */
    private static final String ACCESSORS = "neuralake.accessors";

    static final Set<String> NAMES = Set.of(ACCESSORS);

    private Options() {}

    /** Whether classes are generated: unless the build says no, or has no runtime for them to extend. */
    static boolean accessors(ProcessingEnvironment environment) {
        return !"false".equals(environment.getOptions().get(ACCESSORS))
                && environment.getElementUtils().getTypeElement("io.neuralake.runtime.TableAccessor") != null;
    }
}
