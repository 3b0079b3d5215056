package io.neuralake.processor;

import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Table;
import io.neuralake.processor.check.DeclarationChecks;
import io.neuralake.processor.read.Declaration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table that was read, and what is wrong with it, which is found out when it is asked for the first time. */
final class CheckedTable {

    private final Declaration declaration;
    private final boolean unchanged;
    private final DeclarationChecks checks;
    private @Nullable List<Problem> problems;

    CheckedTable(Declaration declaration, boolean unchanged, DeclarationChecks checks) {
        this.declaration = declaration;
        this.unchanged = unchanged;
        this.checks = checks;
    }

    Declaration declaration() {
        return declaration;
    }

    Table table() {
        return declaration.table();
    }

    /** Whether it is what an earlier compile made of it, which is still there. */
    boolean unchanged() {
        return unchanged;
    }

    /** All problems, those of Java first. */
    List<Problem> problems() {
        if (problems == null) {
            problems = List.copyOf(checks.check(declaration));
        }
        return problems;
    }
}
