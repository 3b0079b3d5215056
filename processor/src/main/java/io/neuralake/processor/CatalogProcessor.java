package io.neuralake.processor;

import com.google.auto.service.AutoService;
import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.check.CatalogChecks;
import io.neuralake.catalog.judge.Finding;
import io.neuralake.catalog.judge.Judge;
import io.neuralake.catalog.judge.Severities;
import io.neuralake.catalog.judge.SuppressionCheck;
import io.neuralake.catalog.lint.Lints;
import io.neuralake.emitters.Emitter;
import io.neuralake.emitters.artifacts.CatalogArtifacts;
import io.neuralake.processor.check.AccessorNameCheck;
import io.neuralake.processor.read.Markers;
import io.neuralake.processor.read.Written;
import io.neuralake.processor.report.Reporter;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * Folds all tables of a module into its catalog: the manifest, the configurations of servers, and the classes through
 * which the catalog is opened.
 *
 * <p>Aggregating: it needs every table. When only a part of the module is compiled, the others are taken from the manifest
 * of the compile before.
 */
@AutoService(Processor.class)
public final class CatalogProcessor extends AbstractProcessor {

    private static final Set<String> ANNOTATIONS =
            Set.of(Markers.TABLE, Markers.DATABASE, Markers.CATALOG, Markers.SUPPRESS_RULE, Markers.SUPPRESS_RULES);

    private Elements elements;
    private Tables tables;
    private Failures failures;
    private ModuleCatalog module;
    private CatalogClasses classes;
    private Severities severities;
    private Judge judge;
    private SarifFile sarif;
    private boolean sound = true;
    private boolean claims;

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        elements = environment.getElementUtils();
        tables = new Tables(environment);
        failures = new Failures(elements);
        module = new ModuleCatalog(environment);
        classes = new CatalogClasses(environment, failures);
        severities = Options.severities(environment);
        judge = new Judge(severities, List.of());
        sarif = new SarifFile(environment, "neuralake/catalog");
        claims = Claims.due(environment, CatalogProcessor.class);
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Claims.supported(processingEnv, ANNOTATIONS);
    }

    @Override
    public Set<String> getSupportedOptions() {
        return Options.NAMES;
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    @SuppressWarnings("DoNotClaimAnnotations") // only when asked to, and the later of the two: see Claims
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        failures.guard(module::origin, () -> compile(annotations, round));
        if (round.processingOver()) {
            Reporter reporter = new Reporter(processingEnv);
            failures.report(reporter, judge);
            sarif.write(reporter.reported());
        }
        return claims;
    }

    private void compile(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        if (round.processingOver()) {
            finish(round);
            return;
        }
        module.compiling(round.getRootElements());
        // One search: each goes over every element of every source.
        Set<? extends Element> annotated = Tables.annotated(annotations, round);
        for (Element element : annotated) {
            if (Written.on(element, Markers.DATABASE) || Written.on(element, Markers.CATALOG)) {
                failures.guard(element, () -> module.add(element));
            }
        }
        module.addSuppressions(annotated);
        List<CheckedTable> arrived = tables.take(annotated, round, failures);
        for (CheckedTable table : arrived) {
            module.add(table.declaration());
            failures.guard(table.declaration().element(), () -> check(table));
        }
        if (!tables.waiting()) {
            classes.generate(module, !arrived.isEmpty());
        }
    }

    /** Problems of which a team may think otherwise are reported here, where all suppressions are known. */
    private void check(CheckedTable table) {
        for (Problem problem : table.problems()) {
            if (problem.rule().adjustable()) {
                failures.add(problem);
            } else {
                sound = false;
            }
        }
        classes.arrived(table.declaration(), table.problems());
    }

    private void finish(RoundEnvironment round) {
        module.settle();
        Catalog catalog = module.catalog();
        module.problems().forEach(failures::add);
        new AccessorNameCheck().check(catalog).forEach(failures::add);
        CatalogChecks.all().forEach(check -> check.check(catalog).forEach(failures::add));
        severities.problems().forEach(failures::add);
        module.suppressions().stream().flatMap(SuppressionCheck::check).forEach(failures::add);
        Lints.ofModule().check(catalog, module.tables(), severities).forEach(failures::add);
        judge = new Judge(severities, List.of(catalog));
        if (module.whole() && !tables.waiting() && !round.errorRaised()) {
            SuppressionCheck.unused(module.suppressions(), judge.judge(failures.problems()), severities)
                    .forEach(failures::add);
        }
        boolean failed =
                !failures.calm() || judge.judge(failures.problems()).stream().anyMatch(Finding::fatal);
        if (sound && !failed && !tables.waiting() && !round.errorRaised()) {
            FilerSink sink = new FilerSink(processingEnv.getFiler());
            for (Emitter<Catalog> emitter : CatalogArtifacts.compiled()) {
                sink.write(emitter.emit(catalog));
            }
        }
    }
}
