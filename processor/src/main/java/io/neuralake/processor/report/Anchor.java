package io.neuralake.processor.report;

import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;

/**
 * What a compiler needs to show a place: each part narrows the one before.
 *
 * @param element the declaration
 * @param annotation an annotation on it
 * @param value a value in that annotation
 * @param repeated whether the annotation is one of several, held by a container
 */
record Anchor(
        Element element, Optional<AnnotationMirror> annotation, Optional<AnnotationValue> value, boolean repeated) {

    static Anchor of(Element element) {
        return new Anchor(element, Optional.empty(), Optional.empty(), false);
    }
}
