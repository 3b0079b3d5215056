package io.neuralake.processor;

import io.neuralake.catalog.Origin;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.judge.Judge;
import io.neuralake.processor.check.GeneratedNames;
import io.neuralake.processor.report.Reporter;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import javax.annotation.processing.FilerException;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong in a compile, collected until its end: all mistakes are then shown together, and until then every
 * accessor is generated, so that code which uses one is not reported instead.
 */
final class Failures {

    private final Elements elements;
    private final Set<Problem> problems = new LinkedHashSet<>();
    private final Map<Origin, Throwable> thrown = new LinkedHashMap<>();

    Failures(Elements elements) {
        this.elements = elements;
    }

    void add(Problem problem) {
        problems.add(problem);
    }

    /** Everything that is wrong so far, in the order in which it was found. */
    Set<Problem> problems() {
        return Collections.unmodifiableSet(problems);
    }

    /** Whether nothing was thrown. */
    boolean calm() {
        return thrown.isEmpty();
    }

    /** Does something for a declaration; an exception becomes an error on it. */
    void guard(Element element, Runnable action) {
        guard(() -> origin(element), action);
    }

    /** Does something for a declaration; an exception becomes an error on it. */
    void guard(Supplier<Origin> declaration, Runnable action) {
        try {
            action.run();
        } catch (RuntimeException | StackOverflowError e) {
            thrown.put(declaration.get(), e);
        }
    }

    /** Generates a class; if the compiler has a file of that name already, that is the author's to solve. */
    void guard(String className, String what, Origin origin, Runnable action) {
        guard(() -> origin, () -> {
            try {
                action.run();
            } catch (UncheckedIOException e) {
                if (!(e.getCause() instanceof FilerException)) {
                    throw e;
                }
                add(GeneratedNames.taken(className, what, origin));
            }
        });
    }

    private Origin origin(Element element) {
        if (element instanceof PackageElement inPackage) {
            return Origin.of(inPackage.getQualifiedName().toString());
        }
        if (element instanceof TypeElement type) {
            return Origin.of(elements.getBinaryName(type).toString());
        }
        @Nullable Element outer = element.getEnclosingElement();
        return outer == null
                ? Origin.of(element.toString())
                : origin(outer).member(element.getSimpleName().toString());
    }

    /** Shows everything that was not shown before, as the judge says. */
    void report(Reporter reporter, Judge judge) {
        judge.judge(problems).forEach(reporter::report);
        thrown.forEach(reporter::failure);
        problems.clear();
        thrown.clear();
    }
}
