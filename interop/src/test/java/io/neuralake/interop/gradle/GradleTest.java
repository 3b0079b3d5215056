package io.neuralake.interop.gradle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Gradle compiles again what an edit needs and no more, and what is there afterwards is what a clean build makes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class GradleTest {

    private static final String MANIFEST = "META-INF/neuralake/catalog.json";

    private static final String TRIPS = """
            package city;
            import io.neuralake.annotations.*;
            /**
             * Rides of the city's bicycles.
             *
             * @param day when, in local time
             */
            @Table(database = "mobility", latency = "1 hour")
            public record Trips(@Partition java.time.LocalDate day, long riderId) {}
            """;

    private static final String STOPS = """
            package city;
            import io.neuralake.annotations.*;
            import org.jspecify.annotations.Nullable;
            /** Where bicycles stand. */
            @Table(database = "mobility")
            public record Stops(@Partition String district, @Nullable String name, @Column(description = "places for bicycles") int places) {}
            """;

    private static final String BIKES = """
            package city;
            import io.neuralake.annotations.*;
            import java.util.stream.Stream;
            import org.jspecify.annotations.Nullable;
            /** Holds what is known of bicycles. */
            public final class Bikes {
                private Bikes() {}
                /**
                 * A bicycle.
                 *
                 * @param color its paint
                 */
                @Table(database = "mobility")
                public record Bike(@Nullable String color, java.util.List<@Nullable Integer> gears) {}
                /**
                 * What a day brings.
                 *
                 * @param day the day
                 */
                @Table(database = "mobility")
                public static Stream<Bike> daily(java.time.LocalDate day) {
                    return Stream.of();
                }
            }
            """;

    private static final String DEPOTS = """
            package city;
            import io.neuralake.annotations.*;
            /** Where bicycles are mended. */
            @Table(database = "streets")
            public record Depots(@Partition String district, int benches) {}
            """;

    private static final String CLOCK = """
            package city;
            final class Clock {
                private Clock() {}
                static long now() {
                    return 0;
                }
            }
            """;

    private static final String REPORT = """
            package city;
            final class Report {
                private Report() {}
                static Object trips(CityCatalog catalog) {
                    return catalog.mobility().trips();
                }
            }
            """;

    private static final String CATALOG = """
            /** What moves in the city. */
            @Catalog(name = "city", location = "${lake}")
            @Database(name = "mobility", description = "Bicycles and where they stand.", owner = "fleet")
            package city;
            import io.neuralake.annotations.Catalog;
            import io.neuralake.annotations.Database;
            """;

    /** Writes what is compiled against, and in which versions that is there at run time. */
    private static final String CLASS_PATHS = """
            tasks.register('classPaths') {
                doLast {
                    ['compileClasspath', 'runtimeClasspath'].each { path ->
                        def versions = configurations[path].incoming.resolutionResult.allComponents
                            .collect { it.moduleVersion }
                            .findAll { it != null && it.group != 'lake' }
                            .collectEntries { [(it.group + ':' + it.name): it.version] }
                        file("$buildDir/$path").text = versions.collect { it.key + ' ' + it.value }.sort().join('\\n')
                    }
                }
            }
            """;

    /**
     * What is made of all tables together, and so after each edit of one: Gradle compiles {@code package-info.java} again
     * because it has no class that could be given to the processor instead, and what uses a generated class.
     */
    private static final List<String> OF_ALL_TABLES = List.of(
            MANIFEST,
            "META-INF/neuralake/openapi.json",
            "META-INF/neuralake/roapi.yml",
            "city/CityCatalog.java",
            "city/CityCatalog.class",
            "city/MobilityDatabase.java",
            "city/MobilityDatabase.class",
            "city/Report.class",
            "city/StreetsDatabase.java",
            "city/StreetsDatabase.class",
            "city/package-info.class");

    private final Map<String, String> sources = new TreeMap<>();
    private GradleProject project;

    @BeforeAll
    void create() throws IOException {
        project = GradleProject.create(
                GradleInstallation.find(),
                Path.of("target", "gradle-lake").toAbsolutePath(),
                snippet("builds.md", "dependencies {") + snippet("maven-plugin.md", "configurations {") + CLASS_PATHS);
        sources.put("city/Trips.java", TRIPS);
        sources.put("city/Stops.java", STOPS);
        sources.put("city/Bikes.java", BIKES);
        for (String table : List.of("Depots", "Garages", "Huts", "Roads")) {
            sources.put("city/" + table + ".java", DEPOTS.replace("Depots", table));
        }
        sources.put("city/Clock.java", CLOCK);
        sources.put("city/Report.java", REPORT);
        sources.put("city/package-info.java", CATALOG);
        build();
    }

    @AfterAll
    void stop() {
        if (project != null) {
            project.stop();
        }
    }

    /** What the documentation says to write in {@code build.gradle}. */
    private static String snippet(String page, String start) throws IOException {
        return snippet(Path.of("..", "docs", page), start);
    }

    private static String snippet(Path page, String start) throws IOException {
        Matcher matcher = Pattern.compile("```groovy\n(" + Pattern.quote(start) + "\n.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(page));
        assertThat(matcher.find()).as("Groovy in " + page).isTrue();
        return matcher.group(1);
    }

    /** Each test edits what no other one does, so that one build can follow the other. */
    private GradleBuild edit(String file, String from, String to) throws IOException {
        assertThat(sources.get(file)).contains(from);
        sources.put(file, sources.get(file).replace(from, to));
        return build();
    }

    private GradleBuild build() throws IOException {
        project.write(sources);
        return project.buildBoth();
    }

    private static void assertIncremental(GradleBuild build, String... written) {
        List<String> expected = new ArrayList<>(OF_ALL_TABLES);
        expected.addAll(List.of(written));
        assertThat(build.log()).contains("Incremental compilation of ").doesNotContain("Full recompilation");
        assertThat(build.written()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(build.outputs()).isEqualTo(build.clean());
    }

    private static String[] table(String name) {
        return new String[] {
            "city/" + name + ".class",
            "city/" + name + "Table.java",
            "city/" + name + "Table.class",
            "META-INF/neuralake/tables/city." + name + ".json"
        };
    }

    @Test
    void readmeSaysTheSame() throws IOException {
        String start = "dependencies {";

        assertThat(snippet(Path.of("..", "README.md"), start)).isEqualTo(snippet("builds.md", start));
    }

    @Test
    void mergedCatalogIsWritten() throws IOException {
        Path merged = project.run("neuralakeCatalog").resolve("neuralake");

        assertThat(merged).isDirectoryContaining("glob:**/data.json");
        assertThat(merged.resolve("catalog.json"))
                .content()
                .contains("\"trips\"", "/data")
                .doesNotContain("${lake}");
    }

    /** Gradle chooses versions for each class path on its own, and the parts of the runtime ask for older ones. */
    @Test
    void librariesAreCompiledAgainstInTheVersionsThatAreThereAtRunTime() throws IOException {
        Path build = project.run("classPaths");

        assertThat(Files.readAllLines(build.resolve("runtimeClasspath")))
                .containsAll(Files.readAllLines(build.resolve("compileClasspath")))
                .anyMatch(line -> line.startsWith("com.fasterxml.jackson.datatype:jackson-datatype-jdk8 2."));
    }

    @Test
    void nothingIsCompiledWhenNothingChanged() throws IOException {
        GradleBuild build = build();

        assertThat(build.log()).contains("UP-TO-DATE");
        assertThat(build.written()).isEmpty();
        assertThat(build.outputs()).isEqualTo(build.clean()).containsKey(MANIFEST);
    }

    @Test
    void columnIsAdded() throws IOException {
        GradleBuild build = edit("city/Trips.java", "long riderId", "long riderId, double distance");

        assertIncremental(build, table("Trips"));
        assertThat(build.text(MANIFEST)).contains("\"distance\"", "A bicycle.");
    }

    @Test
    void commentIsEdited() throws IOException {
        GradleBuild build = edit("city/Trips.java", "in local time", "in UTC");

        assertIncremental(build, table("Trips"));
        assertThat(build.text(MANIFEST)).contains("in UTC").doesNotContain("in local time");
    }

    @Test
    void documentationInAnAnnotationIsEdited() throws IOException {
        GradleBuild build = edit("city/Stops.java", "places for bicycles", "docks");

        assertIncremental(build, table("Stops"));
        assertThat(build.text(MANIFEST)).contains("\"docks\"");
    }

    @Test
    void annotationIsEdited() throws IOException {
        GradleBuild build = edit("city/Trips.java", "1 hour", "1 minute");

        assertIncremental(build, table("Trips"));
        assertThat(build.text(MANIFEST)).contains("1 minute");
    }

    @Test
    void columnMayBeNull() throws IOException {
        GradleBuild build =
                edit("city/Stops.java", "@Partition String district, @Nullable", "@Partition String district,");

        assertIncremental(build, table("Stops"));
    }

    @Test
    void tableIsAdded() throws IOException {
        sources.put("city/Docks.java", DEPOTS.replace("Depots", "Docks"));
        GradleBuild build = build();

        assertIncremental(build, table("Docks"));
        assertThat(build.text(MANIFEST)).contains("\"docks\"", "\"trips\"");
    }

    @Test
    void tableIsDeleted() throws IOException {
        sources.remove("city/Depots.java");
        GradleBuild build = build();

        assertIncremental(build);
        assertThat(build.outputs().keySet()).noneMatch(name -> name.contains("Depots"));
        assertThat(build.text(MANIFEST)).doesNotContain("\"depots\"");
    }

    @Test
    void tableIsRenamed() throws IOException {
        sources.remove("city/Garages.java");
        sources.put("city/Stations.java", DEPOTS.replace("Depots", "Stations"));
        GradleBuild build = build();

        assertIncremental(build, table("Stations"));
        assertThat(build.outputs().keySet()).noneMatch(name -> name.contains("Garages"));
        assertThat(build.text(MANIFEST)).contains("\"stations\"").doesNotContain("\"garages\"");
    }

    @Test
    void tableMovesToAnotherDatabase() throws IOException {
        GradleBuild build = edit("city/Stops.java", "\"mobility\"", "\"streets\"");

        assertIncremental(build, table("Stops"));
    }

    @Test
    void tableIsOneNoMore() throws IOException {
        GradleBuild build = edit("city/Huts.java", "@Table(database = \"streets\")", "");

        assertIncremental(build, "city/Huts.class");
        assertThat(build.outputs()).doesNotContainKey("city/HutsTable.class");
        assertThat(build.text(MANIFEST)).doesNotContain("\"huts\"");
    }

    @Test
    void nestedTableIsEdited() throws IOException {
        GradleBuild build = edit("city/Bikes.java", "its paint", "paint");

        assertIncremental(
                build,
                "city/Bikes.class",
                "city/Bikes$Bike.class",
                "city/Bikes_BikeTable.java",
                "city/Bikes_BikeTable.class",
                "city/DailyTable.java",
                "city/DailyTable.class",
                "city/DailyTable$ByName.class",
                "META-INF/neuralake/tables/city.Bikes$Bike.json",
                "META-INF/neuralake/tables/city.Bikes#daily.json");
    }

    @Test
    void classThatIsNoTableIsEdited() throws IOException {
        GradleBuild build = edit("city/Clock.java", "return 0", "return 1");

        assertIncremental(build, "city/Clock.class");
    }

    /** The annotations of a package may mean something to all its classes, so Gradle compiles them all. */
    @Test
    void catalogIsEdited() throws IOException {
        GradleBuild build = edit("city/package-info.java", "\"fleet\"", "\"streets\"");

        assertThat(build.outputs()).isEqualTo(build.clean());
        assertThat(build.text(MANIFEST)).contains("\"streets\"");
    }

    @Test
    void editAfterAMistakeIsIncremental() throws IOException {
        String mistake = "@DocFilter(column = \"dai\", value = \"2024-04-14\") @Table";
        assertThatThrownBy(() -> edit("city/Trips.java", "@Table", mistake))
                .hasMessageContaining("[NL0201] table 'trips' has no column 'dai'");

        GradleBuild build = edit("city/Trips.java", "\"dai\"", "\"day\"");

        assertIncremental(build, table("Trips"));
    }
}
