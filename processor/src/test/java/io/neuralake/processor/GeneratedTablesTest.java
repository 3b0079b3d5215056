package io.neuralake.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** What another processor generates is there a round later. */
final class GeneratedTablesTest {

    private static final JavaFileObject CATALOG = JavaFileObjects.forSourceString("lake.Lake", """
            package lake;
            @io.neuralake.annotations.Catalog(name = "nlk", location = "${lake}")
            interface Lake {}
            """);

    private static final JavaFileObject TRIPS = trips("String city");

    private static final String STOPS = """
            package lake;
            @io.neuralake.annotations.Table(database = "mobility", location = "stops")
            public record Stops(String name) {}
            """;

    private static final String PLACE = "package lake; public record Place(double x, double y) {}";

    private static JavaFileObject trips(String column) {
        return JavaFileObjects.forSourceString("lake.Trips", """
                package lake;
                @io.neuralake.annotations.Table(database = "mobility", location = "trips")
                public record Trips(@io.neuralake.annotations.Partition int day, %s) {}
                """.replace("%s", column));
    }

    @Test
    void tableThatComesLateIsAnErrorThatSaysHowToWaitForIt() {
        Compiled compiled = compile(List.of(), "lake.Stops", STOPS, CATALOG, TRIPS);

        assertThat(compiled.errors())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("Stops.java:3:")
                .endsWith("[NL0905] another processor generated table 'stops' when the class of database 'mobility' was"
                        + " made already");
    }

    @Test
    void classesWaitForTablesIfTold() {
        Compiled compiled = compile(List.of("-Aneuralake.generatedTables=true"), "lake.Stops", STOPS, CATALOG, TRIPS);

        assertThat(compiled.compilation().errors()).isEmpty();
        assertThat(compiled.files().get("lake/MobilityDatabase.java")).contains(" trips()", " stops()");
    }

    @Test
    void classesWaitForTypesOfColumnsUntold() {
        Compiled compiled = compile(List.of(), "lake.Place", PLACE, CATALOG, trips("Place place"));

        assertThat(compiled.compilation().errors()).isEmpty();
        assertThat(compiled.files().get("lake/MobilityDatabase.java")).contains(" trips()");
        assertThat(compiled.files().get("META-INF/neuralake/catalog.json")).contains("lake.Place");
    }

    private static Compiled compile(List<String> options, String name, String text, JavaFileObject... sources) {
        List<String> all = new ArrayList<>(List.of("--release", "17"));
        all.addAll(options);
        Compilation compilation = Compiler.javac()
                .withOptions(all)
                .withProcessors(new CatalogProcessor(), new TableProcessor(), new Generator(name, text))
                .compile(sources);
        return new Compiled(compilation);
    }
}
