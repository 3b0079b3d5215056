package io.neuralake.processor.read;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.Table.RowKind;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** How code in a package can make a value of a Java type from the values of its columns. */
final class Construction {

    /** What the JVM allows for one call, less the receiver. */
    private static final int MAXIMUM_SLOTS = 254;

    /** Names that no record component can have. */
    private static final Set<String> FORBIDDEN = Set.of("clone", "finalize");

    private final Elements elements;
    private final TypeElement type;
    private final Element fromPackage;

    Construction(Elements elements, TypeElement type, Element fromPackage) {
        this.elements = elements;
        this.type = type;
        this.fromPackage = fromPackage;
    }

    RowKind kind(List<Column> columns) {
        return switch (type.getKind()) {
            case RECORD -> RowKind.RECORD;
            case INTERFACE -> implementable(columns) ? RowKind.INTERFACE : RowKind.NONE;
            case CLASS -> fillable() ? RowKind.CLASS : RowKind.NONE;
            default -> RowKind.NONE;
        };
    }

    private boolean implementable(List<Column> columns) {
        int slots = 0;
        for (Column column : columns) {
            slots += column.javaType().equals("long") || column.javaType().equals("double") ? 2 : 1;
            if (FORBIDDEN.contains(column.member())) {
                return false;
            }
        }
        return slots <= MAXIMUM_SLOTS && !sealed(type) && onlyAccessors();
    }

    private static boolean sealed(TypeElement type) {
        return type.getModifiers().contains(Modifier.SEALED);
    }

    private boolean onlyAccessors() {
        for (ExecutableElement method : ElementFilter.methodsIn(elements.getAllMembers(type))) {
            if (method.getModifiers().contains(Modifier.ABSTRACT)
                    && (!Members.column(method) || !method.getTypeParameters().isEmpty())
                    && !ofObject(method)) {
                return false;
            }
        }
        return true;
    }

    /** {@code equals}, {@code hashCode} and {@code toString}, which every object has already. */
    private static boolean ofObject(ExecutableElement method) {
        String name = method.getSimpleName().toString();
        return method.getParameters().isEmpty()
                ? name.equals("hashCode") || name.equals("toString")
                : name.equals("equals") && method.getParameters().size() == 1;
    }

    private boolean fillable() {
        if (type.getModifiers().contains(Modifier.ABSTRACT)) {
            return false;
        }
        for (Element field : Members.of(type)) {
            if (field.getModifiers().contains(Modifier.FINAL) || !reachable(field)) {
                return false;
            }
        }
        for (ExecutableElement constructor : ElementFilter.constructorsIn(type.getEnclosedElements())) {
            if (constructor.getParameters().isEmpty()) {
                return constructor.getThrownTypes().isEmpty() && reachable(constructor);
            }
        }
        return false;
    }

    private boolean reachable(Element member) {
        Set<Modifier> modifiers = member.getModifiers();
        return modifiers.contains(Modifier.PUBLIC)
                || (!modifiers.contains(Modifier.PRIVATE)
                        && elements.getPackageOf(member).equals(fromPackage));
    }
}
