package io.neuralake.processor.accessor;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.neuralake.catalog.Deprecation;
import java.util.Optional;

/** Marks generated code as deprecated, in Java and in Javadoc, which belong together. */
final class Deprecations {

    private Deprecations() {}

    static void mark(MethodSpec.Builder method, Optional<Deprecation> deprecation) {
        deprecation.ifPresent(said -> method.addJavadoc("$L", javadoc(said)).addAnnotation(annotation(said)));
    }

    static void mark(TypeSpec.Builder type, Optional<Deprecation> deprecation) {
        deprecation.ifPresent(said -> type.addJavadoc("$L", javadoc(said)).addAnnotation(annotation(said)));
    }

    private static String javadoc(Deprecation said) {
        String replacement = Javadoc.sentence(said.replacement());
        return "\n\n@deprecated " + (replacement.isEmpty() ? "without replacement" : Javadoc.escape(replacement));
    }

    private static AnnotationSpec annotation(Deprecation said) {
        AnnotationSpec.Builder annotation = AnnotationSpec.builder(Deprecated.class);
        if (!said.since().isEmpty()) {
            annotation.addMember("since", "$S", said.since());
        }
        return annotation.build();
    }
}
