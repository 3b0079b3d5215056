package io.neuralake.processor;

import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Rule;
import io.neuralake.catalog.Table;
import io.neuralake.processor.accessor.AccessorEmitter;
import io.neuralake.processor.check.GeneratedNames;
import io.neuralake.processor.read.Declaration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.util.Elements;

/**
 * Says which tables get an accessor: the same to the processor that generates it and to the one whose classes refer to
 * it, in the same round, when neither sees what the other has made.
 */
final class Accessors {

    /** Problems after which no accessor could be compiled. */
    private static final Set<Rule> NO_ACCESSOR =
            EnumSet.of(Rule.NL0107, Rule.NL0108, Rule.NL0114, Rule.NL0115, Rule.NL0116);

    private final Elements elements;
    private final boolean ofTables;
    private final boolean ofFunctions;

    Accessors(ProcessingEnvironment environment) {
        elements = environment.getElementUtils();
        ofTables = Options.accessors(environment);
        ofFunctions = Options.functionAccessors(environment);
    }

    /** Whether any are generated in this compile. */
    boolean wanted() {
        return ofTables;
    }

    /** Whether a table with certain problems gets an accessor, if its name is free. */
    boolean due(Table table, List<Problem> problems) {
        for (Problem problem : problems) {
            if (NO_ACCESSOR.contains(problem.rule())) {
                return false;
            }
        }
        return ofTables && (table.function().isEmpty() || ofFunctions);
    }

    /** Whether an earlier compile made a table's accessor, and its class is there. */
    boolean made(Declaration declaration) {
        return new GeneratedNames(elements, declaration.type())
                .generated(declaration.table().accessor());
    }

    /** The problem of a table whose accessor would have the name of a class that somebody wrote. */
    Optional<Problem> taken(Declaration declaration) {
        Table table = declaration.table();
        return new GeneratedNames(elements, declaration.type())
                .check(table.accessor(), AccessorEmitter.what(table), table.origin());
    }
}
