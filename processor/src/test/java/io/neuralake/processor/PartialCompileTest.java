package io.neuralake.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    /** What an IDE does after an edit: it compiles the one file, with the classes of the others on the class path. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    lake/Trips.java | city's bicycles | town's bicycles
                    lake/Trips.java | @param city where | @param city where it began
                    lake/Trips.java | Rides of the city's bicycles. | @param riderId who
                    lake/Trips.java | location = "trips" | location = "trips", owner = "fleet"
                    lake/Trips.java | location = "trips" | name = "rides", location = "trips"
                    lake/Trips.java | long riderId | long rider
                    lake/Trips.java | long riderId | @org.jspecify.annotations.Nullable Long riderId
                    lake/Trips.java | @Partition String city, long riderId | String city
                    lake/Trips.java | @Partition String city, long riderId | @Partition long riderId, String city
                    lake/Trips.java | "mobility" | "streets"
                    lake/Bikes.java | @Nullable String | String
                    lake/Bikes.java | @Nullable Integer | Integer
                    lake/Bikes.java | its paint | of its paint
                    lake/Bikes.java | java.time.LocalDate day | java.time.LocalDate day, int top
                    lake/Bikes.java | What a day brings. | What one day brings.
                    lake/package-info.java | Everything that moves. | All that moves.
                    lake/package-info.java | The catalog. | A catalog.
                    """)
    void editOfOneFileGivesWhatACleanCompileGives(String file, String from, String to) throws IOException {
        Project clean = project("clean");
        String source = clean.text(file);
        assertThat(source).contains(from);
        String edited = source.replace(from, to);
        Project partial = project("partial").compileAll();

        partial.write(file, edited).compile(file);

        assertThat(partial.generated())
                .isEqualTo(clean.write(file, edited).compileAll().generated());
    }

    @Test
    void addedTableJoinsTheCatalog() throws IOException {
        String docks = TRIPS.replace("Trips", "Docks");
        Project partial = project("partial").compileAll();

        partial.write("lake/Docks.java", docks).compile("lake/Docks.java");

        assertThat(partial.generated())
                .isEqualTo(project("clean")
                        .write("lake/Docks.java", docks)
                        .compileAll()
                        .generated());
    }

    @Test
    void renamedTableReplacesTheOldOne() throws IOException {
        String rides = TRIPS.replace("Trips", "Rides");
        Project partial = project("partial").compileAll();

        partial.write("lake/Rides.java", rides)
                .delete(
                        "src/lake/Trips.java",
                        "out/lake/Trips.class",
                        "out/lake/TripsTable.java",
                        "out/lake/TripsTable.class",
                        "out/META-INF/neuralake/tables/lake.Trips.json")
                .compile("lake/Rides.java");

        assertThat(partial.generated())
                .isEqualTo(project("clean")
                        .delete("src/lake/Trips.java")
                        .write("lake/Rides.java", rides)
                        .compileAll()
                        .generated());
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

    /** Gradle hands over all tables for the catalog's sake; nothing is compiled again of those that nobody edited. */
    @Test
    void nothingIsWrittenAgainForTypesFromClassFiles() throws IOException {
        Project project = project("gradle").compileAll();
        List<String> ofBikes = List.of(
                "out/lake/Bikes_BikeTable.java",
                "out/lake/Bikes_BikeTable.class",
                "out/META-INF/neuralake/tables/lake.Bikes$Bike.json",
                "out/META-INF/neuralake/tables/lake.Bikes#daily.json");
        project.age(ofBikes);

        project.compile(List.of("lake.Bikes"), List.of("lake/Trips.java", "lake/package-info.java"));
        assertThat(project.aged(ofBikes)).isTrue();

        project.delete("out/lake/Bikes_BikeTable.java", "out/lake/Bikes_BikeTable.class")
                .compile(List.of("lake.Bikes"), List.of("lake/Trips.java", "lake/package-info.java"));
        assertThat(project.generated()).isEqualTo(project("clean").compileAll().generated());
    }
}
