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
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic.Kind;

/** Shows problems to the author as messages of the compiler, each at its narrowest place. */
public final class Reporter {

    private final ProcessingEnvironment environment;
    private final Messager messager;
    private final AnchorFinder anchors;

    private final SourcePlaces places;
    private final boolean eclipse;
    private final List<Located> reported = new ArrayList<>();

    /** A reporter into the compiler's own output. */
    public Reporter(ProcessingEnvironment environment) {
        this.environment = environment;
        this.places = new SourcePlaces(environment);
        this.messager = environment.getMessager();
        this.eclipse = environment.getClass().getName().startsWith("org.eclipse.jdt.");
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
        if (eclipse && anchor.filter(found -> shown(found.element())).isEmpty()) {
            text += "\n  in: " + problem.origin();
        }
        if (anchor.isEmpty()) {
            messager.printMessage(kind, text);
        } else if (!anchor.get().repeated()
                || !RepeatedAnnotations.report(environment, kind, anchor.get().element(), problem.origin(), text)) {
            print(kind, anchor.get(), text);
        }
    }

    /** Whether ECJ shows a file and a line for a declaration: for a record and its components, up to 3.46 it does not. */
    private static boolean shown(Element element) {
        return switch (element.getKind()) {
            case CLASS, INTERFACE, ENUM, ANNOTATION_TYPE -> true;
            case FIELD, METHOD ->
                element.getModifiers().contains(Modifier.STATIC)
                        || !(element.getEnclosingElement() instanceof TypeElement type)
                        || type.getKind() != ElementKind.RECORD;
            default -> false;
        };
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
