package io.neuralake.processor.report;

import io.neuralake.catalog.Origin;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Rule;
import io.neuralake.catalog.Severity;
import io.neuralake.catalog.judge.Finding;
import io.neuralake.emitters.sarif.Located;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.tools.Diagnostic.Kind;

/** Shows problems to the author as messages of the compiler, each at its narrowest place. */
public final class Reporter {

    private final ProcessingEnvironment environment;
    private final Messager messager;
    private final AnchorFinder anchors;

    private final SourcePlaces places;
    private final List<Located> reported = new ArrayList<>();

    /** A reporter into the compiler's own output. */
    public Reporter(ProcessingEnvironment environment) {
        this.environment = environment;
        this.places = new SourcePlaces(environment);
        this.messager = environment.getMessager();
        boolean eclipse = environment.getClass().getName().startsWith("org.eclipse.jdt.");
        this.anchors = new AnchorFinder(environment.getElementUtils(), !eclipse);
    }

    /** Reports a finding as severely as it is; one that is suppressed is only remembered. */
    public void report(Finding finding) {
        Problem problem = finding.problem();
        Optional<Anchor> anchor = anchors.find(problem.origin());
        reported.add(new Located(finding, anchor.flatMap(found -> places.find(found, problem.origin()))));
        if (finding.shown()) {
            show(kind(finding.severity()), problem, anchor);
        }
    }

    /** Everything that was reported, suppressed or not. */
    public List<Located> reported() {
        return List.copyOf(reported);
    }

    private static Kind kind(Severity severity) {
        return switch (severity) {
            case ERROR -> Kind.ERROR;
            case WARNING -> Kind.WARNING;
            case NOTE, OFF -> Kind.NOTE;
        };
    }

    private void show(Kind kind, Problem problem, Optional<Anchor> anchor) {
        String text = problem.text();
        if (anchor.isEmpty()) {
            messager.printMessage(kind, text);
        } else if (!anchor.get().repeated()
                || !RepeatedAnnotations.report(environment, kind, anchor.get().element(), problem.origin(), text)) {
            print(kind, anchor.get(), text);
        }
    }

    /** Reports that the compiler failed on a declaration, in place of the exception. */
    public void failure(Origin origin, Throwable thrown) {
        Problem problem = new Problem(
                Rule.NL0904,
                origin,
                "the compiler itself failed on " + origin + ": " + thrown + where(thrown),
                "report it with the declaration and this message; to go on, leave the declaration out");
        report(new Finding(problem, Severity.ERROR, Optional.empty()));
    }

    private static String where(Throwable thrown) {
        for (StackTraceElement frame : thrown.getStackTrace()) {
            if (frame.getClassName().startsWith("io.neuralake.")) {
                return " at " + frame;
            }
        }
        return "";
    }

    private void print(Kind kind, Anchor anchor, String text) {
        if (anchor.annotation().isEmpty()) {
            messager.printMessage(kind, text, anchor.element());
        } else if (anchor.value().isEmpty()) {
            messager.printMessage(
                    kind, text, anchor.element(), anchor.annotation().get());
        } else {
            messager.printMessage(
                    kind,
                    text,
                    anchor.element(),
                    anchor.annotation().get(),
                    anchor.value().get());
        }
    }
}
