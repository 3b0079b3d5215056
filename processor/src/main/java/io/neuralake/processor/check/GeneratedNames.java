package io.neuralake.processor.check;

import io.neuralake.catalog.Origin;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Rule;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * NL0108: names of generated classes are free.
 *
 * <p>A class that extends one of the runtime's is our own, left from an earlier compile.
 */
public final class GeneratedNames {

    private static final String RUNTIME = "io.neuralake.runtime.";

    private final Elements elements;

    /** Looks among the compiler's elements. */
    public GeneratedNames(Elements elements) {
        this.elements = elements;
    }

    /** The problem of generating a class for {@code what}, if somebody else has written one of that name. */
    public Optional<Problem> check(String className, String what, Origin origin) {
        @Nullable TypeElement known = elements.getTypeElement(className);
        return known == null || ours(known) ? Optional.empty() : Optional.of(taken(className, what, origin));
    }

    /** Whether a class is there and was generated. */
    public boolean generated(String className) {
        @Nullable TypeElement known = elements.getTypeElement(className);
        return known != null && ours(known);
    }

    private static boolean ours(TypeElement type) {
        return type.getSuperclass() instanceof DeclaredType parent
                && ((TypeElement) parent.asElement())
                        .getQualifiedName()
                        .toString()
                        .startsWith(RUNTIME);
    }

    /** The problem of a name that is taken. */
    public static Problem taken(String className, String what, Origin origin) {
        return new Problem(
                Rule.NL0108,
                origin,
                "the class that is generated for " + what + " would be '" + className + "', which exists already",
                "rename that class, or " + what);
    }
}
