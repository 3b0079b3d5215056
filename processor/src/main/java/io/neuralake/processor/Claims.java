package io.neuralake.processor;

import io.neuralake.processor.read.Markers;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * Which of the two processors claims the annotations, in builds that ask for it: {@code -Xlint:processing} then finds
 * nobody missing.
 *
 * <p>A compiler shows a claimed annotation to no later processor, so only the later of the two may claim. In which order
 * they come, they cannot know: class path, build tool and user decide. The first to be initialised in a compile leaves a
 * mark here. If the mark cannot be found, nobody claims, and that is a warning and no harm.
 */
final class Claims {

    /** All annotations: what a processor does not support, it cannot claim. */
    static final Set<String> ANNOTATIONS = Set.of(
            Markers.TABLE,
            Markers.COLUMN,
            Markers.PARTITION,
            Markers.DECIMAL,
            Markers.DEPRECATION,
            Markers.DOC_FILTER,
            Markers.DOC_FILTERS,
            Markers.DERIVED_FROM,
            Markers.DERIVED_FROMS,
            Markers.PANEL,
            Markers.PANELS,
            Markers.ROAPI,
            Markers.DATABASE,
            Markers.CATALOG,
            Markers.SUPPRESS_RULE,
            Markers.SUPPRESS_RULES);

    /** What our own classes carry when javac comes to them in the next round. */
    private static final String GENERATED = "javax.annotation.processing.Generated";

    /**
     * The first processor of each compile. A compiler offers its processors nothing else that they share: environments
     * differ where a build tool wraps them, but the elements are the compiler's own.
     */
    private static final Map<Elements, Class<?>> FIRST = Collections.synchronizedMap(new WeakHashMap<>());

    private Claims() {}

    /** Whether a processor, which is being initialised, is the one that claims. */
    static boolean due(ProcessingEnvironment environment, Class<?> processor) {
        Class<?> first = FIRST.computeIfAbsent(environment.getElementUtils(), elements -> processor);
        return !first.equals(processor) && Options.claim(environment);
    }

    /** What a processor says that it supports, when it works with some of the annotations only. */
    static Set<String> supported(ProcessingEnvironment environment, Set<String> own) {
        return Options.claim(environment) ? ANNOTATIONS : own;
    }

    /**
     * The same for the isolating processor. The aggregating one must not do it: Gradle compiles everything when such a
     * processor has to do with annotations that are in no class file.
     */
    static Set<String> supportedWithGenerated(ProcessingEnvironment environment, Set<String> own) {
        Set<String> all = new HashSet<>(supported(environment, own));
        if (Options.claim(environment)) {
            all.add(GENERATED);
        }
        return all;
    }

    /** Whether a processor can claim what it is shown without taking it from the other. */
    static boolean onlyGenerated(Set<? extends TypeElement> annotations) {
        return !annotations.isEmpty()
                && annotations.stream()
                        .allMatch(annotation -> annotation.getQualifiedName().contentEquals(GENERATED));
    }
}
