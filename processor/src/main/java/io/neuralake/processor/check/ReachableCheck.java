package io.neuralake.processor.check;

import io.neuralake.catalog.Origin;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Rule;
import io.neuralake.processor.read.Declaration;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** NL0107: a table is declared by a type that generated code in its package can reach. */
final class ReachableCheck implements DeclarationCheck {

    private final Elements elements;

    ReachableCheck(Elements elements) {
        this.elements = elements;
    }

    @Override
    public Stream<Problem> check(Declaration declaration) {
        if (declaration.element() instanceof ExecutableElement) {
            return Stream.empty();
        }
        TypeElement type = declaration.type();
        Origin origin = declaration.table().origin();
        Optional<Problem> shape = shape(type, origin);
        return (shape.isPresent() ? shape : place(type, origin)).stream();
    }

    private static Optional<Problem> shape(TypeElement type, Origin origin) {
        String name = "'" + type.getSimpleName() + "'";
        if (type.getKind() == ElementKind.ENUM || type.getKind() == ElementKind.ANNOTATION_TYPE) {
            String kind = type.getKind() == ElementKind.ENUM ? "an enum" : "an annotation type";
            return problem(
                    origin,
                    name + " is " + kind + "; a table is a record, an interface or a class",
                    "declare a record whose components are the columns");
        }
        if (!type.getTypeParameters().isEmpty()) {
            return problem(
                    origin,
                    name + " has type parameters; the columns of a table have one type each",
                    "remove <" + type.getTypeParameters().get(0).getSimpleName()
                            + (type.getTypeParameters().size() > 1 ? ", ...>" : ">") + " and use concrete types");
        }
        return Optional.empty();
    }

    private Optional<Problem> place(TypeElement type, Origin origin) {
        if (elements.getPackageOf(type).isUnnamed()) {
            return problem(
                    origin,
                    "'" + type.getSimpleName() + "' is in the unnamed package, from which no other package can import",
                    "put the file into a package");
        }
        for (Element outer = type; outer instanceof TypeElement; outer = outer.getEnclosingElement()) {
            String name = "'" + outer.getSimpleName() + "'";
            String which =
                    outer.equals(type) ? name : "'" + type.getSimpleName() + "' is nested in " + name + ", which";
            if (outer.getModifiers().contains(Modifier.PRIVATE)) {
                return problem(
                        origin,
                        which + " is private, so that generated code cannot use it",
                        "remove 'private' from " + name);
            }
            if (outer.getKind() == ElementKind.CLASS
                    && outer.getEnclosingElement() instanceof TypeElement
                    && !outer.getModifiers().contains(Modifier.STATIC)) {
                return problem(
                        origin,
                        which + " is an inner class, of which nobody can make a value without its outer one",
                        "add 'static' to " + name);
            }
        }
        return Optional.empty();
    }

    private static Optional<Problem> problem(Origin origin, String message, String fix) {
        return Optional.of(new Problem(Rule.NL0107, origin, message, fix));
    }
}
