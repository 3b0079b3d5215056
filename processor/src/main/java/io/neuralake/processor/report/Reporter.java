package io.neuralake.processor.report;

import io.neuralake.catalog.Origin;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Rule;
import java.util.Optional;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.tools.Diagnostic.Kind;

/** Shows problems to the author as errors of the compiler, each at its narrowest place. */
public final class Reporter {

    private final ProcessingEnvironment environment;
    private final Messager messager;
    private final AnchorFinder anchors;

    /** A reporter into the compiler's own output. */
    public Reporter(ProcessingEnvironment environment) {
        this.environment = environment;
        this.messager = environment.getMessager();
        boolean eclipse = environment.getClass().getName().startsWith("org.eclipse.jdt.");
        this.anchors = new AnchorFinder(environment.getElementUtils(), !eclipse);
    }

    /** Reports a problem as an error. */
    public void report(Problem problem) {
        String text = problem.text();
        Optional<Anchor> anchor = anchors.find(problem.origin());
        if (anchor.isEmpty()) {
            messager.printMessage(Kind.ERROR, text);
        } else if (!anchor.get().repeated()
                || !RepeatedAnnotations.report(environment, anchor.get().element(), problem.origin(), text)) {
            print(anchor.get(), text);
        }
    }

    /** Reports that the compiler failed on a declaration, in place of the exception. */
    public void failure(Origin origin, Throwable thrown) {
        report(new Problem(
                Rule.NL0904,
                origin,
                "the compiler itself failed on " + origin + ": " + thrown + where(thrown),
                "report it with the declaration and this message; to go on, leave the declaration out"));
    }

    private static String where(Throwable thrown) {
        for (StackTraceElement frame : thrown.getStackTrace()) {
            if (frame.getClassName().startsWith("io.neuralake.")) {
                return " at " + frame;
            }
        }
        return "";
    }

    private void print(Anchor anchor, String text) {
        if (anchor.annotation().isEmpty()) {
            messager.printMessage(Kind.ERROR, text, anchor.element());
        } else if (anchor.value().isEmpty()) {
            messager.printMessage(
                    Kind.ERROR, text, anchor.element(), anchor.annotation().get());
        } else {
            messager.printMessage(
                    Kind.ERROR,
                    text,
                    anchor.element(),
                    anchor.annotation().get(),
                    anchor.value().get());
        }
    }
}
