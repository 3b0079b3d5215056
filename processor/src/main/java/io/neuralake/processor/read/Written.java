package io.neuralake.processor.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * An annotation as the author wrote it: what was not written is absent, whatever its default.
 *
 * <p>A value that the compiler could not make sense of reads as absent and makes the annotation {@linkplain #resolved()
 * unresolved}; the compiler itself reports it.
 */
public final class Written {

    /** What javac gives as the value of a name that it does not know. */
    private static final String ERROR = "<error>";

    private final AnnotationMirror mirror;

    private Written(AnnotationMirror mirror) {
        this.mirror = mirror;
    }

    /** The first annotation of a qualified name on a declaration. */
    public static Optional<Written> find(Element element, String annotation) {
        for (AnnotationMirror mirror : mirrors(element)) {
            if (is(mirror, annotation)) {
                return Optional.of(new Written(mirror));
            }
        }
        return Optional.empty();
    }

    /**
     * The annotations of a declaration. ECJ 3.44 and newer may lose all that a record's field got from its component; the
     * component then still has them.
     */
    static List<? extends AnnotationMirror> mirrors(Element element) {
        List<? extends AnnotationMirror> own = element.getAnnotationMirrors();
        if (own.isEmpty()
                && element.getKind() == ElementKind.FIELD
                && element.getEnclosingElement() instanceof TypeElement type
                && type.getKind() == ElementKind.RECORD) {
            for (RecordComponentElement component : type.getRecordComponents()) {
                if (component.getSimpleName().equals(element.getSimpleName())) {
                    return component.getAnnotationMirrors();
                }
            }
        }
        return own;
    }

    /** Whether a declaration carries an annotation of a qualified name. */
    public static boolean on(Element element, String annotation) {
        return find(element, annotation).isPresent();
    }

    private static boolean is(AnnotationMirror mirror, String annotation) {
        return ((TypeElement) mirror.getAnnotationType().asElement())
                .getQualifiedName()
                .contentEquals(annotation);
    }

    /** Whether every attribute that must be written is there, and every value makes sense. */
    public boolean resolved() {
        return resolvedBut("");
    }

    /** The same, whatever one attribute says. */
    boolean resolvedBut(String ignored) {
        Map<? extends ExecutableElement, ? extends AnnotationValue> values = mirror.getElementValues();
        for (Element attribute : mirror.getAnnotationType().asElement().getEnclosedElements()) {
            if (attribute instanceof ExecutableElement method
                    && method.getDefaultValue() == null
                    && !values.containsKey(method)) {
                return false;
            }
        }
        for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry : values.entrySet()) {
            if (!entry.getKey().getSimpleName().contentEquals(ignored)
                    && !resolved(entry.getValue().getValue())) {
                return false;
            }
        }
        return true;
    }

    private static boolean resolved(Object value) {
        if (value instanceof List<?> list) {
            for (Object item : list) {
                if (!resolved(((AnnotationValue) item).getValue())) {
                    return false;
                }
            }
            return true;
        }
        if (value instanceof AnnotationMirror nested) {
            return new Written(nested).resolved();
        }
        return !ERROR.equals(value);
    }

    /** The written value of an attribute. */
    public Optional<AnnotationValue> value(String attribute) {
        for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
                mirror.getElementValues().entrySet()) {
            if (entry.getKey().getSimpleName().contentEquals(attribute)) {
                return Optional.of(entry.getValue());
            }
        }
        return Optional.empty();
    }

    /** The written value of an attribute, if it is of a type; by hand, because each table is asked for dozens. */
    private <T> @Nullable T value(String attribute, Class<T> type) {
        Optional<AnnotationValue> value = value(attribute);
        return value.isPresent() && type.isInstance(value.get().getValue())
                ? type.cast(value.get().getValue())
                : null;
    }

    /** The items of an attribute that is a list. */
    public List<AnnotationValue> items(String attribute) {
        List<AnnotationValue> items = new ArrayList<>();
        @Nullable List<?> list = value(attribute, List.class);
        if (list != null) {
            for (Object item : list) {
                items.add((AnnotationValue) item);
            }
        }
        return items;
    }

    /** A text, or {@code ""}. */
    public String text(String attribute) {
        @Nullable String text = value(attribute, String.class);
        return text == null ? "" : text;
    }

    /** The texts of a list. */
    public List<String> texts(String attribute) {
        List<String> texts = new ArrayList<>();
        for (AnnotationValue item : items(attribute)) {
            texts.add(item.getValue() instanceof String text ? text : "");
        }
        return texts;
    }

    /** A number. */
    public OptionalInt number(String attribute) {
        @Nullable Integer number = value(attribute, Integer.class);
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /** A truth value. */
    public Optional<Boolean> truth(String attribute) {
        return Optional.ofNullable(value(attribute, Boolean.class));
    }

    /** A constant of an enum that has the same names as the annotation's. */
    public <E extends Enum<E>> Optional<E> constant(String attribute, Class<E> type) {
        @Nullable VariableElement constant = value(attribute, VariableElement.class);
        return constant == null
                ? Optional.empty()
                : Optional.of(Enum.valueOf(type, constant.getSimpleName().toString()));
    }

    /** A class. */
    public Optional<TypeMirror> type(String attribute) {
        return Optional.ofNullable(value(attribute, TypeMirror.class));
    }

    /** The annotations of one kind on a declaration, whether they are held by a container or one stands alone. */
    static List<Written> all(Element element, String container, String single) {
        Optional<Written> several = find(element, container);
        if (several.isPresent()) {
            return several.get().annotations("value");
        }
        Optional<Written> one = find(element, single);
        return one.isPresent() ? List.of(one.get()) : List.of();
    }

    /** Whether an annotation, if it is on a declaration, is resolved. */
    static boolean resolvedOn(Element element, String annotation) {
        Optional<Written> written = find(element, annotation);
        return written.isEmpty() || written.get().resolved();
    }

    /** The annotations of a list. */
    public List<Written> annotations(String attribute) {
        List<Written> annotations = new ArrayList<>();
        for (AnnotationValue item : items(attribute)) {
            if (item.getValue() instanceof AnnotationMirror nested) {
                annotations.add(new Written(nested));
            }
        }
        return annotations;
    }

    /** The compiler's own object, with which it finds the position. */
    public AnnotationMirror mirror() {
        return mirror;
    }
}
