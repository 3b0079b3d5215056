package io.neuralake.processor.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Which members of a Java type are columns: components of a record, accessors of an interface, fields of a class. */
public final class Members {

    /** Methods that every object has; a declaration of one in an interface is no column. */
    private static final Set<String> OF_OBJECT = Set.of("hashCode", "toString");

    private Members() {}

    /** The columns' members in order, inherited ones first. */
    public static List<Element> of(TypeElement type) {
        return switch (type.getKind()) {
            case RECORD -> components(type);
            case INTERFACE -> new ArrayList<>(accessors(type).values());
            case CLASS -> fields(type);
            default -> List.of();
        };
    }

    /** The type that declares a member. */
    static TypeElement declaring(Element member) {
        if (member.getEnclosingElement() instanceof TypeElement type) {
            return type;
        }
        throw new IllegalArgumentException(member + " is no member of a type");
    }

    /** Whether a member is a column of the type that declares it, were that a table. */
    public static boolean column(Element member) {
        Set<Modifier> modifiers = member.getModifiers();
        return switch (member.getKind()) {
            case RECORD_COMPONENT -> true;
            case FIELD ->
                !modifiers.contains(Modifier.STATIC)
                        && !modifiers.contains(Modifier.TRANSIENT)
                        && declaring(member).getKind() != ElementKind.ENUM;
            case METHOD -> declaring(member).getKind() == ElementKind.INTERFACE && accessor((ExecutableElement) member);
            default -> false;
        };
    }

    /**
     * The component's field stands for the component: javac shows positions on fields only, and both carry the same
     * annotations. The component itself is used where there is no such field.
     */
    private static List<Element> components(TypeElement type) {
        List<VariableElement> fields = ElementFilter.fieldsIn(type.getEnclosedElements());
        List<Element> components = new ArrayList<>();
        for (Element component : ElementFilter.recordComponentsIn(type.getEnclosedElements())) {
            Element member = component;
            for (VariableElement field : fields) {
                if (field.getSimpleName().equals(component.getSimpleName())) {
                    member = field;
                }
            }
            components.add(member);
        }
        return components.isEmpty() ? fields(type) : components;
    }

    private static List<Element> fields(TypeElement type) {
        List<Element> fields = new ArrayList<>();
        if (type.getSuperclass() instanceof DeclaredType superclass
                && superclass.getKind() == TypeKind.DECLARED
                && superclass.asElement() instanceof TypeElement parent
                && !parent.getQualifiedName().contentEquals("java.lang.Object")
                && !parent.getQualifiedName().contentEquals("java.lang.Record")) {
            fields.addAll(fields(parent));
        }
        for (VariableElement field : ElementFilter.fieldsIn(type.getEnclosedElements())) {
            if (column(field)) {
                fields.add(field);
            }
        }
        return fields;
    }

    private static Map<String, Element> accessors(TypeElement type) {
        Map<String, Element> accessors = new LinkedHashMap<>();
        for (TypeMirror parent : type.getInterfaces()) {
            if (parent.getKind() == TypeKind.DECLARED) {
                accessors.putAll(accessors((TypeElement) ((DeclaredType) parent).asElement()));
            }
        }
        for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
            String name = method.getSimpleName().toString();
            if (accessor(method)) {
                accessors.put(name, method);
            } else if (method.isDefault() && method.getParameters().isEmpty()) {
                accessors.remove(name);
            }
        }
        return accessors;
    }

    private static boolean accessor(ExecutableElement method) {
        return method.getModifiers().contains(Modifier.ABSTRACT)
                && method.getParameters().isEmpty()
                && method.getReturnType().getKind() != TypeKind.VOID
                && !OF_OBJECT.contains(method.getSimpleName().toString());
    }
}
