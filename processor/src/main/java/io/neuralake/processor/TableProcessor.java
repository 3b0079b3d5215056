package io.neuralake.processor;

import com.google.auto.service.AutoService;
import io.neuralake.catalog.Origin;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Table;
import io.neuralake.catalog.judge.Judge;
import io.neuralake.catalog.judge.Severities;
import io.neuralake.catalog.manifest.ManifestFormat;
import io.neuralake.catalog.manifest.ManifestWriter;
import io.neuralake.emitters.Artifact;
import io.neuralake.processor.accessor.AccessorEmitter;
import io.neuralake.processor.accessor.Surroundings;
import io.neuralake.processor.check.AccessorNameCheck;
import io.neuralake.processor.check.PlacementCheck;
import io.neuralake.processor.read.Declaration;
import io.neuralake.processor.read.Markers;
import io.neuralake.processor.report.Reporter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * Compiles each table on its own: checks it, writes its fragment and generates its accessor.
 *
 * <p>Isolating: what it makes of a table depends on the table's declaration alone, and each file has that one origin.
 */
@AutoService(Processor.class)
public final class TableProcessor extends AbstractProcessor {

    private static final Set<String> ANNOTATIONS =
            Set.of(Markers.TABLE, Markers.COLUMN, Markers.PARTITION, Markers.DECIMAL, Markers.DEPRECATION);

    private final Map<String, Origin> named = new HashMap<>();
    private Elements elements;
    private Tables tables;
    private Failures failures;
    private SarifFile sarif;
    private CompileSurroundings surroundings;
    private Accessors accessors;
    private boolean claims;

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        elements = environment.getElementUtils();
        tables = new Tables(environment);
        failures = new Failures(elements);
        sarif = new SarifFile(environment, "neuralake/tables");
        surroundings = new CompileSurroundings(elements);
        accessors = new Accessors(environment);
        claims = Claims.due(environment, TableProcessor.class);
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Claims.supportedWithGenerated(processingEnv, ANNOTATIONS);
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
        if (round.processingOver()) {
            Reporter reporter = new Reporter(processingEnv);
            failures.report(reporter, new Judge(Severities.standard(), List.of()));
            sarif.write(reporter.reported());
            return false;
        }
        PlacementCheck placement = new PlacementCheck(elements);
        Set<? extends Element> annotated = Tables.annotated(annotations, round);
        for (Element element : annotated) {
            failures.guard(element, () -> placement.check(element).forEach(failures::add));
        }
        for (CheckedTable table : tables.take(annotated, round, failures)) {
            failures.guard(table.declaration().element(), () -> compile(table));
        }
        return claims || Claims.onlyGenerated(annotations);
    }

    /** Nothing is written again for a table whose source is not compiled, which Gradle hands over for the catalog's sake. */
    private void compile(CheckedTable checked) {
        Declaration declaration = checked.declaration();
        Table table = checked.table();
        Optional<Problem> taken = accessors.taken(declaration);
        @Nullable Origin other = named.putIfAbsent(table.accessor(), table.origin());
        // Not without asking for null: the first call of a record's equals takes the JVM as long as a dozen tables.
        if (other != null && table.origin().equals(other)) {
            taken = Optional.of(AccessorNameCheck.problem(other, table));
        }
        List<Problem> problems = fixed(checked.problems());
        problems.forEach(failures::add);
        taken.ifPresent(failures::add);
        boolean due = accessors.due(table, problems);
        if (checked.unchanged() && (!due || accessors.made(declaration))) {
            return;
        }
        FilerSink sink = new FilerSink(processingEnv.getFiler(), declaration.type());
        if (problems.isEmpty() && taken.isEmpty()) {
            sink.write(fragment(table));
        }
        if (due && taken.isEmpty() && other == null) {
            Surroundings here = surroundings.of(declaration);
            failures.guard(
                    table.accessor(),
                    AccessorEmitter.what(table),
                    table.origin(),
                    () -> sink.write(new AccessorEmitter(here).emit(table)));
        }
    }

    /** Those problems that are errors whatever a team thinks of them. */
    private static List<Problem> fixed(List<Problem> problems) {
        List<Problem> fixed = new ArrayList<>();
        for (Problem problem : problems) {
            if (!problem.rule().adjustable()) {
                fixed.add(problem);
            }
        }
        return fixed;
    }

    private static Artifact fragment(Table table) {
        return new Artifact(
                Artifact.Kind.RESOURCE,
                ManifestFormat.fragment(table.origin().type(), table.origin().member()),
                ManifestWriter.fragment(table));
    }
}
