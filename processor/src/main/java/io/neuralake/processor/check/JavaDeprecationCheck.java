package io.neuralake.processor.check;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.Origin;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Rule;
import io.neuralake.catalog.Table;
import io.neuralake.processor.read.Declaration;
import io.neuralake.processor.read.Members;
import io.neuralake.processor.read.Written;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Element;

/** NL0113: what Java calls deprecated says in the catalog what to use instead. */
final class JavaDeprecationCheck implements DeclarationCheck {

    @Override
    public Stream<Problem> check(Declaration declaration) {
        Table table = declaration.table();
        Stream<Problem> ofTable = table.deprecation().isEmpty() && deprecated(declaration.element())
                ? Stream.of(problem("table '" + table.name() + "'", table.origin()))
                : Stream.empty();
        return Stream.concat(ofTable, declaration.row().stream().flatMap(row -> {
            List<Element> members = Members.of(row);
            return members.stream().filter(JavaDeprecationCheck::deprecated).flatMap(member -> column(table, member));
        }));
    }

    private static Stream<Problem> column(Table table, Element member) {
        return table.columns().stream()
                .filter(column -> member.getSimpleName().contentEquals(column.member()))
                .filter(column -> column.deprecation().isEmpty())
                .map((Column column) -> problem("column '" + column.name() + "'", column.origin()));
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
