package io.neuralake.processor.check;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.Origin;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Rule;
import io.neuralake.catalog.Table;
import io.neuralake.processor.read.Declaration;
import io.neuralake.processor.read.Members;
import io.neuralake.processor.read.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Element;

/** NL0113: what Java calls deprecated says in the catalog what to use instead. */
final class JavaDeprecationCheck implements DeclarationCheck {

    @Override
    public Stream<Problem> check(Declaration declaration) {
        Table table = declaration.table();
        List<Problem> problems = new ArrayList<>();
        if (table.deprecation().isEmpty() && deprecated(declaration.element())) {
            problems.add(problem("table '" + table.name() + "'", table.origin()));
        }
        if (declaration.row().isPresent()) {
            for (Element member : Members.of(declaration.row().get())) {
                if (deprecated(member)) {
                    column(table, member, problems);
                }
            }
        }
        return problems.stream();
    }

    private static void column(Table table, Element member, List<Problem> problems) {
        for (Column column : table.columns()) {
            if (member.getSimpleName().contentEquals(column.member())
                    && column.deprecation().isEmpty()) {
                problems.add(problem("column '" + column.name() + "'", column.origin()));
            }
        }
    }

    private static Problem problem(String what, Origin origin) {
        return new Problem(
                Rule.NL0113,
                origin.annotation("Deprecated"),
                what + " is @Deprecated, which does not say what to use instead",
                "add @Deprecation(replacement = \"...\")");
    }

    private static boolean deprecated(Element element) {
        return Written.on(element, "java.lang.Deprecated");
    }
}
