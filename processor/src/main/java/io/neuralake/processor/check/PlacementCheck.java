package io.neuralake.processor.check;

import io.neuralake.catalog.Origin;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Rule;
import io.neuralake.processor.read.Markers;
import io.neuralake.processor.read.Members;
import io.neuralake.processor.read.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * NL0117, NL0304: annotations of columns stand on columns, and sizes on decimals.
 *
 * <p>Whether the declaring type is a table is not asked: nested records and shared interfaces have columns too.
 */
public final class PlacementCheck {

    /** Annotations that only columns have, except that a table can be deprecated. */
    public static final List<String> OF_COLUMNS =
            List.of(Markers.COLUMN, Markers.PARTITION, Markers.DECIMAL, Markers.DEPRECATION);

    private final Elements elements;

    /** A check of the compiler's elements. */
    public PlacementCheck(Elements elements) {
        this.elements = elements;
    }

    /** The problems of a declaration that carries annotations of columns. */
    public List<Problem> check(Element annotated) {
        Element member = field(annotated);
        List<Problem> problems = new ArrayList<>();
        for (String annotation : OF_COLUMNS) {
            if (Written.on(member, annotation)) {
                check(member, annotation).ifPresent(problems::add);
            }
        }
        return problems;
    }

    /** ECJ gives an annotated component as a parameter of the record itself; its field is meant. */
    private static Element field(Element annotated) {
        if (annotated.getKind() == ElementKind.PARAMETER
                && annotated.getEnclosingElement() instanceof TypeElement type) {
            for (VariableElement field : ElementFilter.fieldsIn(type.getEnclosedElements())) {
                if (field.getSimpleName().equals(annotated.getSimpleName())) {
                    return field;
                }
            }
        }
        return annotated;
    }

    private Optional<Problem> check(Element member, String annotation) {
        if (member.getKind() == ElementKind.RECORD_COMPONENT || Written.on(member, Markers.TABLE)) {
            return Optional.empty();
        }
        if (member instanceof TypeElement type) {
            return Optional.of(noTable(type, annotation));
        }
        if (!(member.getEnclosingElement() instanceof TypeElement type)) {
            return Optional.empty();
        }
        Origin origin = Origin.of(elements.getBinaryName(type).toString())
                .member(member.getSimpleName().toString())
                .annotation(simple(annotation));
        if (!Members.column(member)) {
            return generated(member, type, annotation)
                    ? Optional.empty()
                    : Optional.of(misplaced(member, type, annotation, origin));
        }
        return annotation.equals(Markers.DECIMAL) && !decimal(javaType(member))
                ? Optional.of(notDecimal(member, origin))
                : Optional.empty();
    }

    private Problem noTable(TypeElement type, String annotation) {
        return new Problem(
                Rule.NL0117,
                Origin.of(elements.getBinaryName(type).toString()).annotation(simple(annotation)),
                "@" + simple(annotation) + " is on '" + type.getSimpleName() + "', which is no table",
                "add @Table to '" + type.getSimpleName() + "', or remove @" + simple(annotation));
    }

    /** Whether a member is the accessor of a component, to which javac copies what the component carries. */
    private static boolean generated(Element member, TypeElement type, String annotation) {
        if (type.getKind() == ElementKind.RECORD && member.getKind() == ElementKind.METHOD) {
            for (Element component : ElementFilter.fieldsIn(type.getEnclosedElements())) {
                if (component.getSimpleName().equals(member.getSimpleName()) && Written.on(component, annotation)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Problem misplaced(Element member, TypeElement type, String annotation, Origin origin) {
        return new Problem(
                Rule.NL0117,
                origin,
                "@" + simple(annotation) + " is on " + kind(member) + " '" + member.getSimpleName()
                        + "', which is no column",
                "move it to " + columns(type) + ", or remove it");
    }

    private static String kind(Element member) {
        if (member instanceof ExecutableElement method) {
            if (method.getModifiers().contains(Modifier.STATIC)) {
                return "static method";
            }
            if (!method.getParameters().isEmpty()) {
                return "method with parameters";
            }
            return method.getReturnType().getKind() == TypeKind.VOID ? "void method" : "method";
        }
        if (member.getKind() == ElementKind.ENUM_CONSTANT) {
            return "enum constant";
        }
        return member.getModifiers().contains(Modifier.STATIC) ? "static field" : "field";
    }

    private static String columns(TypeElement type) {
        return switch (type.getKind()) {
            case RECORD -> "a component of the record";
            case INTERFACE -> "a method of the interface without body and parameters";
            default -> "a field that is neither static nor transient";
        };
    }

    private static Problem notDecimal(Element member, Origin origin) {
        return new Problem(
                Rule.NL0304,
                origin,
                "column '" + member.getSimpleName() + "' has precision and scale, but its type is not BigDecimal",
                "declare it as 'BigDecimal', or remove @Decimal");
    }

    private static TypeMirror javaType(Element member) {
        return member instanceof ExecutableElement method ? method.getReturnType() : member.asType();
    }

    /** Whether a decimal is anywhere in a type. An unknown type may be one; the compiler reports it. */
    private static boolean decimal(TypeMirror type) {
        if (type.getKind() == TypeKind.ERROR) {
            return true;
        }
        if (type instanceof ArrayType array) {
            return decimal(array.getComponentType());
        }
        if (!(type instanceof DeclaredType declared)) {
            return false;
        }
        for (TypeMirror argument : declared.getTypeArguments()) {
            if (decimal(argument)) {
                return true;
            }
        }
        return ((TypeElement) declared.asElement()).getQualifiedName().contentEquals("java.math.BigDecimal");
    }

    private static String simple(String annotation) {
        return annotation.substring(annotation.lastIndexOf('.') + 1);
    }
}
