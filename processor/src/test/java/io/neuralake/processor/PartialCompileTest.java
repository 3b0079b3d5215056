package io.neuralake.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A compile of a part of a module gives the same files as a clean compile of all of it. */
final class PartialCompileTest {

    private static final String TRIPS = """
            package lake;
            import io.neuralake.annotations.*;
            /**
             * Rides of the city's bicycles.
             *
             * @param city where
             */
            @Table(database = "mobility", location = "trips")
            public record Trips(@Partition String city, long riderId) {}
            """;

    private static final String BIKES = """
            package lake;
            import io.neuralake.annotations.*;
            import java.util.stream.Stream;
            import org.jspecify.annotations.Nullable;
            public final class Bikes {
                /**
                 * A bicycle.
                 *
                 * @param color its paint
                 */
                @Table(database = "mobility", location = "bikes")
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

    private static final String CATALOG = """
            /** The catalog. */
            @Catalog(name = "nlk", location = "${lake}")
            @Database(name = "mobility", description = "Everything that moves.")
            package lake;
            import io.neuralake.annotations.*;
            """;

    @TempDir
    private Path folder;

    private Project project(String name) throws IOException {
        return new Project(folder.resolve(name))
                .write("lake/Trips.java", TRIPS)
                .write("lake/Bikes.java", BIKES)
                .write("lake/package-info.java", CATALOG);
    }

    @Test
    void changedTableIsFoldedIntoWhatWasThere() throws IOException {
        String changed = TRIPS.replace("long riderId", "long riderId, double distance");
        Project partial = project("partial").compileAll();
        partial.write("lake/Trips.java", changed).compile("lake/Trips.java");

        assertThat(partial.generated())
                .isEqualTo(project("clean")
                        .write("lake/Trips.java", changed)
                        .compileAll()
                        .generated());
        assertThat(partial.generated().get("META-INF/neuralake/catalog.json")).contains("\"distance\"", "its paint");
    }

    @Test
    void unchangedFilesChangeNoByte() throws IOException {
        Project project = project("same").compileAll();
        var first = project.generated();

        assertThat(project.compile("lake/Bikes.java").generated()).isEqualTo(first);
        assertThat(project.compile("lake/package-info.java").generated()).isEqualTo(first);
        assertThat(project.compileAll().generated()).isEqualTo(first);
    }

    @Test
    void removedTypeLeavesTheCatalog() throws IOException {
        Project project = project("removed").compileAll();
        project.delete(
                        "src/lake/Trips.java",
                        "out/lake/Trips.class",
                        "out/lake/TripsTable.java",
                        "out/lake/TripsTable.class",
                        "out/META-INF/neuralake/tables/lake.Trips.json")
                .compile("lake/package-info.java");

        assertThat(project.generated())
                .isEqualTo(new Project(folder.resolve("clean"))
                        .write("lake/Bikes.java", BIKES)
                        .write("lake/package-info.java", CATALOG)
                        .compileAll()
                        .generated());
    }

    @Test
    void typeThatIsNoTableAnyMoreLeavesTheCatalog() throws IOException {
        Project project = project("plain").compileAll();
        project.write("lake/Bikes.java", BIKES.replace("@Table(database = \"mobility\", location = \"bikes\")", ""))
                .compile("lake/Bikes.java");

        assertThat(project.generated().get("META-INF/neuralake/catalog.json"))
                .contains("\"daily\"", "\"trips\"")
                .doesNotContain("\"bike\"");
    }

    @Test
    void movedDatabaseIsDeclaredOnce() throws IOException {
        Project project = project("moved").compileAll();
        project.write("lake/package-info.java", CATALOG.replace("@Database", "// @Database"))
                .write("lake/Mobility.java", """
                        package lake;
                        @io.neuralake.annotations.Database(name = "mobility", owner = "moved")
                        interface Mobility {}
                        """)
                .compile("lake/package-info.java", "lake/Mobility.java");

        assertThat(project.generated().get("META-INF/neuralake/catalog.json"))
                .contains("\"moved\"")
                .doesNotContain("Everything that moves");
    }

    /** What Gradle does: stale outputs are deleted, and unchanged types are given to processors as class files. */
    @Test
    void typesFromClassFilesKeepWhatOnlySourceSays() throws IOException {
        String changed = TRIPS.replace("long riderId", "long riderId, double distance");
        Project partial = project("gradle").compileAll();
        partial.write("lake/Trips.java", changed)
                .delete(
                        "out/lake/Trips.class",
                        "out/lake/TripsTable.java",
                        "out/lake/TripsTable.class",
                        "out/META-INF/neuralake/tables/lake.Trips.json",
                        "out/META-INF/neuralake/catalog.json",
                        "out/META-INF/neuralake/roapi.yml",
                        "out/META-INF/neuralake/openapi.json",
                        "out/lake/NlkCatalog.java",
                        "out/lake/NlkCatalog.class",
                        "out/lake/MobilityDatabase.java",
                        "out/lake/MobilityDatabase.class")
                .compile(List.of("lake.Bikes"), List.of("lake/Trips.java", "lake/package-info.java"));

        assertThat(partial.generated())
                .isEqualTo(project("clean")
                        .write("lake/Trips.java", changed)
                        .compileAll()
                        .generated());
    }
}
