package io.neuralake.processor.report;

import io.neuralake.catalog.Origin;
import io.neuralake.processor.read.Markers;
import io.neuralake.processor.read.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * Finds the declaration, annotation and value that an origin names.
 *
 * <p>A component of a record is found as its field, because javac 17 shows no line for the component. ECJ shows no
 * position for what is nested in an annotation, so there the whole attribute is the narrowest place.
 */
final class AnchorFinder {

    private final Elements elements;
    private final boolean nestedPositions;

    AnchorFinder(Elements elements, boolean nestedPositions) {
        this.elements = elements;
        this.nestedPositions = nestedPositions;
    }

    Optional<Anchor> find(Origin origin) {
        return element(origin).map(element -> narrow(element, origin));
    }

    private Optional<Element> element(Origin origin) {
        @Nullable TypeElement type = type(origin.type());
        if (type == null) {
            return Optional.ofNullable(elements.getPackageElement(origin.type()));
        }
        if (origin.member().isEmpty()) {
            return Optional.of(type);
        }
        Element member = member(type, origin.member(), origin.annotation());
        if (member instanceof ExecutableElement method && !origin.parameter().isEmpty()) {
            for (VariableElement parameter : method.getParameters()) {
                if (parameter.getSimpleName().contentEquals(origin.parameter())) {
                    return Optional.of(parameter);
                }
            }
        }
        return Optional.of(member);
    }

    private @Nullable TypeElement type(String binaryName) {
        @Nullable TypeElement type = elements.getTypeElement(binaryName);
        return type != null || binaryName.indexOf('$') < 0
                ? type
                : elements.getTypeElement(binaryName.replace('$', '.'));
    }

    private Element member(TypeElement type, String name, String annotation) {
        Element best = type;
        int bestRank = 0;
        for (Element member : elements.getAllMembers(type)) {
            int rank = member.getSimpleName().contentEquals(name) ? rank(member, annotation) : 0;
            if (rank > bestRank) {
                best = member;
                bestRank = rank;
            }
        }
        return best;
    }

    /** Of several members of one name, the one that has the annotation is meant, then a column, then a table. */
    private static int rank(Element member, String annotation) {
        for (AnnotationMirror mirror : member.getAnnotationMirrors()) {
            if (!annotation.isEmpty() && named(mirror, annotation)) {
                return 10 + rank(member);
            }
        }
        return rank(member);
    }

    private static int rank(Element member) {
        if (member.getKind() == ElementKind.FIELD) {
            return member.getModifiers().contains(Modifier.STATIC) ? 1 : 4;
        }
        if (member instanceof ExecutableElement method) {
            if (Written.on(method, Markers.TABLE)) {
                return 5;
            }
            return method.getParameters().isEmpty() ? 3 : 2;
        }
        return 1;
    }

    private Anchor narrow(Element element, Origin origin) {
        if (origin.annotation().isEmpty()) {
            return Anchor.of(element);
        }
        int index = 0;
        for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
            if (named(mirror, origin.annotation())) {
                if (index++ == origin.occurrence()) {
                    return inside(element, mirror, origin, false);
                }
            } else if (named(mirror, origin.annotation() + "s")) {
                for (AnnotationValue repeated : items(value(mirror, "value"))) {
                    if (repeated.getValue() instanceof AnnotationMirror one && index++ == origin.occurrence()) {
                        return nestedPositions
                                ? inside(element, one, origin, true)
                                : new Anchor(element, Optional.of(mirror), value(mirror, "value"), false);
                    }
                }
            }
        }
        return Anchor.of(element);
    }

    private Anchor inside(Element element, AnnotationMirror holder, Origin origin, boolean repeated) {
        Optional<AnnotationValue> value = value(holder, origin.attribute());
        if (nestedPositions && origin.item() >= 0) {
            List<AnnotationValue> items = items(value);
            if (origin.item() < items.size()) {
                value = Optional.of(items.get(origin.item()));
            }
        }
        return new Anchor(element, Optional.of(holder), value, repeated);
    }

    private static boolean named(AnnotationMirror mirror, String simpleName) {
        return mirror.getAnnotationType().asElement().getSimpleName().contentEquals(simpleName);
    }

    private static Optional<AnnotationValue> value(AnnotationMirror mirror, String attribute) {
        for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
                mirror.getElementValues().entrySet()) {
            if (entry.getKey().getSimpleName().contentEquals(attribute)) {
                return Optional.of(entry.getValue());
            }
        }
        return Optional.empty();
    }

    private static List<AnnotationValue> items(Optional<AnnotationValue> value) {
        List<AnnotationValue> items = new ArrayList<>();
        if (value.isPresent() && value.get().getValue() instanceof List<?> list) {
            for (Object item : list) {
                items.add((AnnotationValue) item);
            }
        }
        return items;
    }
}
