package io.neuralake.processor;

import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;

/** What a build can say to the processors, as {@code -Aname=value}; each option has a default. */
final class Options {

    /** {@code false} leaves out all generated classes; fragments, manifest and configurations are still written. */
    private static final String ACCESSORS = "neuralake.accessors";

    /** {@code true} makes the classes of databases wait for tables that other processors generate. */
    static final String GENERATED_TABLES = "neuralake.generatedTables";

    static final Set<String> NAMES = Set.of(ACCESSORS, GENERATED_TABLES);

    private Options() {}

    /** Whether classes are generated: unless the build says no, or has no runtime for them to extend. */
    static boolean accessors(ProcessingEnvironment environment) {
        return !"false".equals(environment.getOptions().get(ACCESSORS))
                && environment.getElementUtils().getTypeElement("io.neuralake.runtime.TableAccessor") != null;
    }

    /** Whether other processors generate tables, which are then there a round later than others. */
    static boolean generatedTables(ProcessingEnvironment environment) {
        return "true".equals(environment.getOptions().get(GENERATED_TABLES));
    }

    /** Whether function tables have accessors: if the runtime on the class path can call them. */
    static boolean functionAccessors(ProcessingEnvironment environment) {
        return environment.getElementUtils().getTypeElement("io.neuralake.runtime.FunctionAccessor") != null;
    }
}
