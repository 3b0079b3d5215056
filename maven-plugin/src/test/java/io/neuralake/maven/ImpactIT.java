package io.neuralake.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Who uses a column, in a repository of tables and two modules that read them. */
final class ImpactIT {

    @Test
    void usersInAllModulesAndTheirTestsAreListed() {
        Project project = Project.copy("impact", getClass());

        Build build = project.maven("test-compile", "neuralake:impact", "-Dneuralake.of=mobility.trips.distance");

        assertThat(build.succeeded()).as(build.log()).isTrue();
        assertThat(build.log()).contains("""
                [INFO] mobility.trips.distance: used in 5 methods of 3 classes in 3 modules
                [INFO]\s
                [INFO] com.example:export:1.0
                [INFO]   export.Export
                [INFO]     longest  Export.java:13  names the column in text
                [INFO]\s
                [INFO] com.example:reports:1.0
                [INFO]   reports.Weekly
                [INFO]     longTrips   Weekly.java:14  names the column
                [INFO]     kilometres  Weekly.java:20  reads the column from rows
                [INFO]\s
                [INFO] com.example:reports:1.0 (tests)
                [INFO]   reports.WeeklyTest
                [INFO]     oneTrip  WeeklyTest.java:9  makes rows
                [INFO]\s
                [INFO] all columns, and so this one:
                [INFO]\s
                [INFO] com.example:export:1.0
                [INFO]   export.Export
                [INFO]     all  Export.java:17  reads all columns
                [INFO]\s
                [INFO] derived:
                [INFO]   mobility.daily_trips  kilometres from mobility.trips: summed up
                [INFO]\s
                [INFO] target/neuralake/impact.json has this as JSON
                """);
        assertThat(project.text("target/neuralake/impact.json"))
                .contains("\"module\": \"com.example:reports:1.0 (tests)\"", "\"method\": \"longTrips\"");
    }

    @Test
    void catalogKeepsItsFilesAndTheImpactItsOwn() {
        Project project = Project.copy("impact", getClass());
        String of = "-Dneuralake.of=mobility.trips";

        Build both = project.maven("compile", "neuralake:catalog", "neuralake:impact", of);
        Build again = project.maven("neuralake:catalog");

        assertThat(both.succeeded()).as(both.log()).isTrue();
        assertThat(both.log())
                .contains("[WARNING] the tests of com.example:reports:1.0 are not compiled, and what they use is not"
                        + " listed; run mvn test-compile neuralake:impact\n")
                .contains("ids         Weekly.java:24     names id\n");
        assertThat(again.succeeded()).as(again.log()).isTrue();
        for (String file : new String[] {"catalog.json", "impact.json"}) {
            assertThat(project.path("target/neuralake").resolve(Path.of(file))).isRegularFile();
        }
    }

    @Test
    void namesThatNothingHasAreSuggested() {
        Project project = Project.copy("impact", getClass());

        Build early = project.maven("neuralake:impact", "-Dneuralake.of=mobility");
        Build misspelt = project.maven("-q", "compile", "neuralake:impact", "-Dneuralake.of=mobility.trips.distnace");
        Build nothing = project.maven("neuralake:impact");

        assertThat(early.succeeded()).isFalse();
        assertThat(early.log()).contains("tables/target/classes does not exist; run mvn test-compile neuralake:impact");
        assertThat(misspelt.succeeded()).isFalse();
        assertThat(misspelt.log())
                .contains("table 'mobility.trips' has no column 'distnace': did you mean 'mobility.trips.distance'?");
        assertThat(nothing.succeeded()).isFalse();
        assertThat(nothing.log())
                .contains("nothing is asked about: name a column, table or database, as in"
                        + " -Dneuralake.of=implant.implant_diagnostics.local_ts");
    }
}
