package io.neuralake.processor.report;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import io.neuralake.catalog.Origin;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * Shows positions in repeated annotations, which javac's messager does not: there they exist only inside a container
 * that nobody wrote, and it points at the declaration instead.
 *
 * <p>It looks at javac's syntax tree, and only once there is an error. Where there is no such tree (ECJ, Gradle's
 * incremental compiler) it does nothing, and the declaration stays the position.
 */
final class RepeatedAnnotations {

    private RepeatedAnnotations() {}

    /** Reports something at the place, if it can be found in the tree. */
    static boolean report(
            ProcessingEnvironment environment, Diagnostic.Kind kind, Element element, Origin origin, String text) {
        try {
            Trees trees = Trees.instance(environment);
            @Nullable TreePath path = trees.getPath(element);
            @Nullable Tree place = path == null ? null : place(path.getLeaf(), origin);
            if (path == null || place == null) {
                return false;
            }
            trees.printMessage(kind, text, place, path.getCompilationUnit());
            return true;
        } catch (LinkageError | RuntimeException e) {
            return false;
        }
    }

    /** The tree of the place in the tree of its declaration. */
    static @Nullable Tree place(Tree declaration, Origin origin) {
        @Nullable ModifiersTree modifiers = modifiers(declaration);
        if (modifiers == null) {
            return null;
        }
        int index = 0;
        for (AnnotationTree annotation : modifiers.getAnnotations()) {
            if (simpleName(annotation.getAnnotationType()).equals(origin.annotation())
                    && index++ == origin.occurrence()) {
                return narrow(annotation, origin);
            }
        }
        return null;
    }

    private static @Nullable ModifiersTree modifiers(Tree declaration) {
        if (declaration instanceof ClassTree type) {
            return type.getModifiers();
        }
        if (declaration instanceof MethodTree method) {
            return method.getModifiers();
        }
        return declaration instanceof VariableTree variable ? variable.getModifiers() : null;
    }

    private static String simpleName(Tree type) {
        if (type instanceof MemberSelectTree qualified) {
            return qualified.getIdentifier().toString();
        }
        return type instanceof IdentifierTree simple ? simple.getName().toString() : "";
    }

    private static Tree narrow(AnnotationTree annotation, Origin origin) {
        for (ExpressionTree argument : annotation.getArguments()) {
            if (argument instanceof AssignmentTree assignment
                    && simpleName(assignment.getVariable()).equals(origin.attribute())) {
                return item(assignment.getExpression(), origin.item());
            }
        }
        return annotation;
    }

    private static Tree item(ExpressionTree value, int item) {
        return item >= 0
                        && value instanceof NewArrayTree list
                        && list.getInitializers() != null
                        && item < list.getInitializers().size()
                ? list.getInitializers().get(item)
                : value;
    }
}
