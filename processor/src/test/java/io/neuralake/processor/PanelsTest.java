package io.neuralake.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import io.neuralake.catalog.Origin;
import io.neuralake.catalog.Panel;
import io.neuralake.catalog.Panel.Aggregation;
import io.neuralake.catalog.Panel.Kind;
import io.neuralake.catalog.manifest.ManifestReader;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code @Panel} says is in the fragment of the table. */
final class PanelsTest {

    private static List<Panel> panels(String annotations) {
        Compilation compilation = Compiler.javac()
                .withProcessors(new TableProcessor())
                .compile(JavaFileObjects.forSourceString("lake.Trips", """
                        package lake;

                        import io.neuralake.annotations.*;
                        import java.time.Instant;

                        @Table(database = "mobility", location = "s3://lake/trips")
                        %s
                        public record Trips(@Partition String city, Instant startedAt, double fare) {}
                        """.replace("%s", annotations)));
        Compiled compiled = new Compiled(compilation);
        compiled.succeeded();
        String fragment = compiled.files().get("META-INF/neuralake/tables/lake.Trips.json");
        assertThat(fragment.contains("\"panels\"")).isEqualTo(!annotations.isEmpty());
        return ManifestReader.fragment(fragment).panels();
    }

    @Test
    void panelsAreReadInTheirOrder() {
        Origin trips = Origin.of("lake.Trips");

        assertThat(panels("""
                @Panel(title = "Fares", columns = "fare", by = "city", unit = "EUR", description = "In *all* cities.")
                @Panel(title = "Cities", kind = PanelKind.STAT, aggregation = Aggregation.MAX, sql = "SELECT 1")
                """))
                .containsExactly(
                        new Panel(
                                "Fares",
                                Kind.TIME_SERIES,
                                List.of("fare"),
                                Aggregation.MEAN,
                                "city",
                                "",
                                "EUR",
                                "In *all* cities.",
                                trips.annotation("Panel", 0)),
                        new Panel(
                                "Cities",
                                Kind.STAT,
                                List.of(),
                                Aggregation.MAX,
                                "",
                                "SELECT 1",
                                "",
                                "",
                                trips.annotation("Panel", 1)));
    }

    @Test
    void tableWithoutPanelsSaysNothingOfThem() {
        assertThat(panels("")).isEmpty();
    }
}
