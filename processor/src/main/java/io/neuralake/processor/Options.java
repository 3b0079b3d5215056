package io.neuralake.processor;

import io.neuralake.catalog.judge.Severities;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import org.jspecify.annotations.Nullable;

/** What a build can say to the processors, as {@code -Aname=value}; each option has a default. */
final class Options {

    /** {@code false} leaves out all generated classes; fragments, manifest and configurations are still written. */
    private static final String ACCESSORS = "neuralake.accessors";

    /** {@code true} makes the classes of databases wait for tables that other processors generate. */
    static final String GENERATED_TABLES = "neuralake.generatedTables";

    /** Severities of rules, as in {@code lint=warning,NL0603=off}. */
    private static final String RULES = "neuralake.rules";

    /** File into which what is reported is also written, as SARIF. */
    private static final String SARIF = "neuralake.sarif";

    /** {@code true} keeps the annotations from processors that come later, which javac's lint of processing asks for. */
    private static final String CLAIM = "neuralake.claim";

    static final Set<String> NAMES = Set.of(ACCESSORS, CLAIM, GENERATED_TABLES, RULES, SARIF);

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

    /** Whether the build says that no processor that comes later is to see the annotations. */
    static boolean claim(ProcessingEnvironment environment) {
        return "true".equals(environment.getOptions().get(CLAIM));
    }

    /** How severe rules are. */
    static Severities severities(ProcessingEnvironment environment) {
        // An option without a value is there, with null.
        @Nullable String rules = environment.getOptions().get(RULES);
        return Severities.of(rules == null ? "" : rules, "-A" + RULES);
    }

    /** The file for SARIF, if the build wants one. */
    static Optional<Path> sarif(ProcessingEnvironment environment) {
        return Optional.ofNullable(environment.getOptions().get(SARIF))
                .filter(file -> !file.isBlank())
                .map(Path::of);
    }

    /** Whether function tables have accessors: if the runtime on the class path can call them. */
    static boolean functionAccessors(ProcessingEnvironment environment) {
        return environment.getElementUtils().getTypeElement("io.neuralake.runtime.FunctionAccessor") != null;
    }
}
