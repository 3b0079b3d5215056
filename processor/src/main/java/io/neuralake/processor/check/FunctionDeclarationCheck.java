package io.neuralake.processor.check;

import io.neuralake.catalog.Origin;
import io.neuralake.catalog.Parameter;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Rule;
import io.neuralake.catalog.Table;
import io.neuralake.processor.read.Declaration;
import io.neuralake.processor.read.Markers;
import io.neuralake.processor.read.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/**
 * NL0114, NL0115, NL0116: generated code can call the method of a function table. What its types are is checked in the
 * catalog; here is what only Java knows.
 */
final class FunctionDeclarationCheck implements DeclarationCheck {

    private static final String READER = "org.apache.arrow.vector.ipc.ArrowReader";

    @Override
    public Stream<Problem> check(Declaration declaration) {
        List<Problem> problems = new ArrayList<>();
        Table table = declaration.table();
        boolean reader =
                table.function().map(Table.Function::returnType).orElse("").equals(READER);
        if (!reader && rowsWritten(declaration.element())) {
            problems.add(rows(table));
        }
        if (declaration.element() instanceof ExecutableElement method) {
            callable(method, table.origin(), problems);
            declaration
                    .row()
                    .filter(row -> !row.getTypeParameters().isEmpty())
                    .ifPresent(row -> problems.add(generic(table, row)));
            table.function()
                    .ifPresent(function -> function.parameters().forEach(parameter -> optional(parameter, problems)));
        }
        return problems.stream();
    }

    private static boolean rowsWritten(Element element) {
        return Written.find(element, Markers.TABLE)
                .flatMap(table -> table.value("rows"))
                .isPresent();
    }

    private static Problem rows(Table table) {
        return new Problem(
                Rule.NL0115,
                table.origin().annotation("Table").at("rows"),
                "rows names the columns of a method that returns an ArrowReader, but '" + table.name()
                        + "' is declared by "
                        + (table.function().isPresent() ? "one that returns its rows" : "its columns' own type"),
                "remove rows");
    }

    private static void callable(ExecutableElement method, Origin origin, List<Problem> problems) {
        Set<Modifier> modifiers = method.getModifiers();
        String name = "method '" + method.getSimpleName() + "'";
        if (!modifiers.contains(Modifier.STATIC) || !modifiers.contains(Modifier.PUBLIC)) {
            String missing = !modifiers.contains(Modifier.STATIC)
                    ? (modifiers.contains(Modifier.PUBLIC) ? "static" : "public static")
                    : "public";
            problems.add(new Problem(
                    Rule.NL0114,
                    origin,
                    name + " is not " + missing + ", so that no accessor can call it",
                    "declare it 'public static'"));
        }
        for (Element outer = method.getEnclosingElement();
                outer instanceof TypeElement;
                outer = outer.getEnclosingElement()) {
            if (outer.getModifiers().contains(Modifier.PRIVATE)) {
                problems.add(new Problem(
                        Rule.NL0114,
                        origin,
                        name + " is in '" + outer.getSimpleName()
                                + "', which is private, so that no accessor can call it",
                        "remove 'private' from '" + outer.getSimpleName() + "'"));
            }
        }
    }

    private static Problem generic(Table table, TypeElement row) {
        return new Problem(
                Rule.NL0115,
                table.origin(),
                "the rows of table '" + table.name() + "' have type '" + row.getSimpleName()
                        + "', which has type parameters; the columns of a table have one type each",
                "return a Stream of a record without type parameters");
    }

    private static void optional(Parameter parameter, List<Problem> problems) {
        if (parameter.javaType().startsWith("java.util.Optional")) {
            problems.add(new Problem(
                    Rule.NL0116,
                    parameter.origin(),
                    "parameter '" + parameter.member() + "' is optional, but an argument is a value or null",
                    "declare its own type, with @Nullable"));
        }
    }
}
