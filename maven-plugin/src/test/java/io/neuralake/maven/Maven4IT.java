package io.neuralake.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Maven 4 makes what Maven 3 makes, and leaves no more behind when sources change. */
final class Maven4IT {

    private static final String CATALOG = "target/neuralake/catalog.json";

    @Test
    void bothMavensWriteTheSameBytes() {
        Project three = Project.copy("one-module", getClass());
        Build with3 = three.maven("process-classes");
        Map<String, Object> expected = contents(three);

        Project four = Project.copy("one-module", getClass()).byMaven4();
        Build with4 = four.maven("process-classes");

        assertThat(with3.succeeded()).as(with3.log()).isTrue();
        assertThat(with4.succeeded()).as(with4.log()).isTrue();
        assertThat(contents(four)).isEqualTo(expected).containsKeys("classes/META-INF/neuralake/catalog.json");
    }

    @Test
    void editedAddedAndRemovedTablesLeaveWhatACleanBuildMakes() throws IOException {
        Project project = Project.copy("one-module", getClass()).byMaven4();
        project.maven("process-classes");
        edit(project.path("src/main/java/city"));

        Build build = project.maven("process-classes");
        Map<String, Object> incremental = contents(project);

        Project clean = Project.copy("one-module", getClass()).byMaven4();
        edit(clean.path("src/main/java/city"));
        clean.maven("process-classes");

        assertThat(build.succeeded()).as(build.log()).isTrue();
        assertThat(build.log()).contains("target/neuralake: 1 database, 2 tables\n");
        assertThat(incremental).isEqualTo(contents(clean));
        assertThat(incremental.toString()).contains("minutes", "docks").doesNotContain("Stops", "\"stops\"");
    }

    /** A column more, and another name for a table: one file is edited, one deleted, and one added. */
    private static void edit(Path sources) throws IOException {
        Path trips = sources.resolve("Trips.java");
        Files.writeString(trips, Files.readString(trips).replace("double distance", "double distance, int minutes"));
        String stops = Files.readString(sources.resolve("Stops.java"));
        Files.delete(sources.resolve("Stops.java"));
        Files.writeString(sources.resolve("Docks.java"), stops.replace("Stops", "Docks"));
    }

    @Test
    void modulesMakeOneCatalogOrOneEach() {
        Project project = Project.copy("three-modules", getClass()).byMaven4();

        Build all = project.maven("compile", "neuralake:catalog");
        Build each = project.maven("-T2", "process-classes");

        assertThat(all.succeeded()).as(all.log()).isTrue();
        assertThat(all.log()).contains("[INFO] target/neuralake: 2 databases, 3 tables\n");
        assertThat(project.text(CATALOG)).contains("\"trips\"", "\"stops\"", "\"rain\"");
        assertThat(each.succeeded()).as(each.log()).isTrue();
        assertThat(project.text("trips/" + CATALOG))
                .contains("\"trips\"", "\"stops\"")
                .doesNotContain("\"rain\"");
    }

    @Test
    void usesAreFoundInAllModules() {
        Project project = Project.copy("impact", getClass()).byMaven4();

        Build build = project.maven("test-compile", "neuralake:impact", "-Dneuralake.of=mobility.trips.distance");

        assertThat(build.succeeded()).as(build.log()).isTrue();
        assertThat(build.log()).contains("reports.Weekly");
    }

    /** What Maven compiled and what the goal wrote; Maven's own notes differ from version to version. */
    private static Map<String, Object> contents(Project project) {
        Map<String, Object> contents = new TreeMap<>();
        for (String folder : List.of("classes", "generated-sources", "neuralake")) {
            project.files("target/" + folder).forEach((name, file) -> contents.put(folder + "/" + name, file.get(1)));
        }
        return contents;
    }
}
