package io.neuralake.processor.check;

import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Rule;
import io.neuralake.catalog.check.TableCheck;
import io.neuralake.catalog.check.TableChecks;
import io.neuralake.processor.read.Declaration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** All checks of one table: those that need Java, and those of the catalog. */
public final class DeclarationChecks {

    /** What breaks when the columns are unknown, and so is not worth a report of its own. */
    private static final Set<Rule> ABOUT_COLUMNS =
            EnumSet.of(Rule.NL0105, Rule.NL0106, Rule.NL0109, Rule.NL0110, Rule.NL0124, Rule.NL0201);

    private final List<DeclarationCheck> checks;

    /** The checks, with the compiler's elements and types to look into. */
    public DeclarationChecks(Elements elements, Types types) {
        checks = List.of(
                new ReachableCheck(elements),
                new ColumnTypeReachableCheck(elements),
                new JavaDeprecationCheck(),
                new FunctionDeclarationCheck(),
                new SourceTableCheck(elements, types));
    }

    /** The problems of a table, those of Java first, one for each cause. */
    public List<Problem> check(Declaration declaration) {
        List<Problem> problems = new ArrayList<>();
        for (DeclarationCheck check : checks) {
            check.check(declaration).forEach(problems::add);
        }
        List<Problem> ofTable = new ArrayList<>();
        for (TableCheck check : TableChecks.all()) {
            check.check(declaration.table()).forEach(ofTable::add);
        }
        boolean columnsUnknown = declaration.table().columns().isEmpty()
                && !(problems.isEmpty() && ofTable.stream().noneMatch(problem -> problem.rule() == Rule.NL0115));
        for (Problem problem : ofTable) {
            if (!(columnsUnknown && ABOUT_COLUMNS.contains(problem.rule()))) {
                problems.add(problem);
            }
        }
        return problems;
    }
}
