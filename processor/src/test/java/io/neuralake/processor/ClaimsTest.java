package io.neuralake.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** Builds with {@code -Xlint:all -Werror} have the annotations claimed; others leave them to everybody. */
final class ClaimsTest {

    private static final String CLAIM = "-Aneuralake.claim=true";
    private static final List<String> STRICT = List.of("-Werror", CLAIM);

    private static final List<JavaFileObject> EVERY_ANNOTATION = List.of(
            JavaFileObjects.forSourceString("lake.package-info", """
                    @Catalog(name = "nlk")
                    @Database(name = "mobility")
                    @Roapi(reloadSeconds = 60)
                    @SuppressRule(value = "NL0601", reason = "not yet")
                    package lake;

                    import io.neuralake.annotations.*;
                    """),
            JavaFileObjects.forSourceString("lake.Trips", """
                    package lake;

                    import io.neuralake.annotations.*;
                    import java.math.BigDecimal;

                    @Table(database = "mobility", location = "s3://lake/trips")
                    @DerivedFrom(Riders.class)
                    @DerivedFrom(table = "bci.spikes")
                    @DocFilter(column = "city", value = "Oslo")
                    @DocFilter(column = "price", value = "1.00")
                    @Panel(title = "Prices", kind = PanelKind.BARS, columns = "price", by = "city")
                    @Panel(title = "Cities", kind = PanelKind.STAT, sql = "SELECT 1", unit = "cities")
                    @SuppressRule(value = "NL0602", reason = "not yet")
                    @SuppressRule(value = "NL0603", reason = "not yet")
                    public record Trips(
                            @Partition String city,
                            @Column(unit = "EUR") @Decimal(precision = 5, scale = 2) BigDecimal price,
                            @Deprecation(replacement = "price") int cents) {}
                    """),
            JavaFileObjects.forSourceString("lake.Riders", """
                    package lake;

                    import io.neuralake.annotations.*;

                    @Table(database = "mobility", location = "s3://lake/riders")
                    @DocFilter(column = "id", value = "1")
                    @Panel(title = "Riders", kind = PanelKind.STAT, aggregation = Aggregation.COUNT)
                    @DerivedFrom(table = "bci.spikes")
                    public record Riders(int id) {}
                    """));

    @Test
    void allWarningsAreErrorsInEitherOrder() {
        Compilation tablesFirst = compile(STRICT, new TableProcessor(), new CatalogProcessor());
        Compilation catalogFirst = compile(STRICT, new CatalogProcessor(), new TableProcessor());

        new Compiled(tablesFirst).succeeded();
        new Compiled(catalogFirst).succeeded();
        assertThat(new Compiled(tablesFirst).files())
                .containsKeys("lake/TripsTable.java", "META-INF/neuralake/catalog.json")
                .isEqualTo(new Compiled(catalogFirst).files());
    }

    @Test
    void oneProcessorAloneClaimsNothing() {
        Compilation alone = compile(List.of(CLAIM), new TableProcessor());

        assertThat(alone.warnings())
                .singleElement()
                .asString()
                .contains("No processor claimed any of these annotations", "io.neuralake.annotations.Table");
    }

    @Test
    void othersGetTheAnnotationsUnlessTheyAreClaimed() {
        Other early = new Other();
        Other late = new Other();
        Other starved = new Other();

        compile(List.of(), new CatalogProcessor(), new TableProcessor(), late);
        compile(List.of(CLAIM), early, new CatalogProcessor(), new TableProcessor(), starved);

        assertThat(late.seen).isEqualTo(Claims.ANNOTATIONS);
        assertThat(early.seen).isEqualTo(Claims.ANNOTATIONS);
        assertThat(starved.seen).isEmpty();
    }

    private static Compilation compile(List<String> options, Processor... processors) {
        List<String> all = new ArrayList<>(List.of("--release", "17", "-Xlint:all,-options"));
        all.addAll(options);
        return Compiler.javac().withOptions(all).withProcessors(processors).compile(EVERY_ANNOTATION);
    }

    /** Another processor that wants our annotations. */
    private static final class Other extends AbstractProcessor {

        private final Set<String> seen = new HashSet<>();

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return Set.of("io.neuralake.annotations.*");
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latestSupported();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            annotations.forEach(
                    annotation -> seen.add(annotation.getQualifiedName().toString()));
            return false;
        }
    }
}
