package io.neuralake.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A module with the goal in its pom, from sources to artifacts. */
final class OneModuleIT {

    @Test
    void compileEmitsAndTheGoalWritesWhatTheModuleDeclares() {
        Project project = Project.copy("one-module", getClass());

        Build build = project.maven("process-classes");

        assertThat(build.succeeded()).as(build.log()).isTrue();
        assertThat(build.log()).contains("""
                [INFO] target/neuralake: 1 database, 2 tables
                [INFO]   catalog.json  written
                [INFO]   data.json     written
                [INFO]   grafana/      4 files written
                [INFO]   openapi.json  written
                [INFO]   roapi.yml     written
                """);
        assertThat(project.files("target/neuralake").keySet())
                .contains(".artifacts", "catalog.json", "data.json", "openapi.json", "roapi.yml")
                .contains("site/index.html", "site/assets/search.js", "site/tables/mobility/trips.html")
                .contains("grafana/dashboards/mobility/trips.json");
        assertThat(project.text("target/neuralake/catalog.json"))
                .contains(
                        "\"city\"",
                        "\"Bikes and where they stand.\"",
                        "\"trips\"",
                        "\"stops\"",
                        "Rides from dock to dock.")
                .doesNotContain("${lake}");
        assertThat(project.text("target/neuralake/roapi.yml")).contains("/data/mobility/trips");
    }

    @Test
    void unchangedSecondBuildChangesNoByteAndNoTimeStampAndACleanOneNoByte() {
        Project project = Project.copy("one-module", getClass());
        project.maven("process-classes");
        Map<String, List<Object>> first = project.files("target/neuralake");
        Map<String, List<Object>> compiled = project.files("target/classes/META-INF/neuralake");

        Build second = project.maven("process-classes");

        assertThat(second.succeeded()).as(second.log()).isTrue();
        assertThat(second.log()).contains("[INFO]   catalog.json  unchanged\n", "[INFO]   roapi.yml     unchanged\n");
        assertThat(project.files("target/neuralake")).isEqualTo(first).hasSizeGreaterThan(1);

        Project again = Project.copy("one-module", getClass());
        again.maven("process-classes");

        assertThat(contents(again.files("target/neuralake"))).isEqualTo(contents(first));
        assertThat(contents(again.files("target/classes/META-INF/neuralake"))).isEqualTo(contents(compiled));
    }

    @Test
    void removedTableLeavesNoTrace() throws IOException {
        Project project = Project.copy("one-module", getClass());
        project.maven("process-classes");
        assertThat(project.path("target/classes/city/Stops.class")).exists();

        Files.delete(project.path("src/main/java/city/Stops.java"));
        Build build = project.maven("process-classes");

        assertThat(build.succeeded()).as(build.log()).isTrue();
        assertThat(build.log()).contains("target/neuralake: 1 database, 1 table\n");
        assertThat(project.files("target/classes").keySet()).noneMatch(name -> name.contains("Stops"));
        assertThat(project.files("target/classes").values())
                .noneMatch(file -> file.get(1).toString().contains("stops"));
        assertThat(project.files("target/neuralake").values())
                .isNotEmpty()
                .noneMatch(file -> file.get(1).toString().contains("stops"));
        assertThat(project.files("target/neuralake").keySet())
                .contains("site/tables/mobility/trips.html")
                .noneMatch(name -> name.contains("stops"));
    }

    @Test
    void propertiesReplaceWhatThePomSays() {
        Project project = Project.copy("one-module", getClass());

        Build build = project.maven(
                "process-classes", "-Dneuralake.locations.lake=s3://lake", "-Dneuralake.locations.lak=/typo");
        Build without =
                project.maven("process-classes", "-Dneuralake.site=false", "-Dneuralake.locations.lake=s3://lake");
        Map<String, List<Object>> files = project.files("target/neuralake");
        Build skipped = project.maven("process-classes", "-Dneuralake.skip");

        assertThat(build.succeeded()).as(build.log()).isTrue();
        assertThat(build.log()).contains("[WARNING] no location asks for 'lak': did you mean 'lake'?");
        assertThat(project.text("target/neuralake/roapi.yml")).contains("s3://lake/mobility/trips");
        assertThat(without.log()).containsPattern("site/ +[0-9]+ files removed");
        assertThat(files.keySet()).noneMatch(name -> name.startsWith("site"));
        assertThat(skipped.log()).contains("[INFO] skipped: neuralake.skip is set");
    }

    private static Map<String, Object> contents(Map<String, List<Object>> files) {
        Map<String, Object> contents = new TreeMap<>();
        files.forEach((name, file) -> contents.put(name, file.get(1)));
        return contents;
    }
}
