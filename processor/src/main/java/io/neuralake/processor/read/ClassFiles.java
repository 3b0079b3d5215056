package io.neuralake.processor.read;

import com.sun.source.util.Trees;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Elements.Origin;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/**
 * Tells types that the compiler read from source from those it read from class files.
 *
 * <p>Gradle hands unchanged types to processors as class files, which have no comments and, before JDK 22, no annotations
 * on types: what they say of a table is less than what its fragment says.
 */
public final class ClassFiles {

    /** {@code Elements.getFileObjectOf}, which came with JDK 18. */
    private static final Optional<Method> FILE_OBJECT_OF = fileObjectOf();

    private final ProcessingEnvironment environment;
    private final Elements elements;
    private final boolean eclipse;

    /** Asks the compiler of an environment. */
    public ClassFiles(ProcessingEnvironment environment) {
        this.environment = environment;
        this.elements = environment.getElementUtils();
        this.eclipse = environment.getClass().getName().startsWith("org.eclipse.jdt.");
    }

    private static Optional<Method> fileObjectOf() {
        try {
            return Optional.of(Elements.class.getMethod("getFileObjectOf", Element.class));
        } catch (NoSuchMethodException e) {
            return Optional.empty();
        }
    }

    /**
     * Whether a type was read from a class file; where no compiler says so, whether it has nothing that only source has.
     *
     * <p>Eclipse's compiler does not say so either, but it never hands class files to processors.
     */
    public boolean contain(TypeElement type) {
        return !eclipse && fromFile(type).or(() -> fromTree(type)).orElseGet(() -> !hasTraceOfSource(type));
    }

    private Optional<Boolean> fromFile(TypeElement type) {
        if (FILE_OBJECT_OF.isEmpty()) {
            return Optional.empty();
        }
        try {
            Object file = FILE_OBJECT_OF.get().invoke(elements, type);
            return file instanceof JavaFileObject known
                    ? Optional.of(known.getKind() == JavaFileObject.Kind.CLASS)
                    : Optional.empty();
        } catch (IllegalAccessException | InvocationTargetException e) {
            return Optional.empty();
        }
    }

    private Optional<Boolean> fromTree(TypeElement type) {
        try {
            return Optional.of(Trees.instance(environment).getTree(type) == null);
        } catch (LinkageError | RuntimeException e) {
            return Optional.empty();
        }
    }

    private boolean hasTraceOfSource(TypeElement type) {
        if (commented(type)) {
            return true;
        }
        for (Element member : type.getEnclosedElements()) {
            // ECJ fails when it is asked for the comment of a component.
            if (member.getKind() != ElementKind.RECORD_COMPONENT
                    && (elements.getOrigin(member) == Origin.MANDATED || commented(member))) {
                return true;
            }
        }
        return false;
    }

    private boolean commented(Element element) {
        @Nullable String comment = elements.getDocComment(element);
        return comment != null;
    }
}
