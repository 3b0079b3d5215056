package io.neuralake.maven;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A repository of three modules. */
final class ThreeModulesIT {

    private static final String CATALOG = "target/neuralake/catalog.json";

    @Test
    void commandLineMakesOneCatalogOfAllModules() {
        Project project = Project.copy("three-modules", getClass());

        Build early = project.maven("neuralake:catalog");
        Build compiled = project.maven("compile", "neuralake:catalog");
        Build later = project.maven("neuralake:catalog");

        assertThat(early.succeeded()).isFalse();
        assertThat(early.log())
                .contains("com.example:stops:1.0 is not compiled: stops/target/classes does not exist;"
                        + " run mvn compile neuralake:catalog");
        assertThat(compiled.succeeded()).as(compiled.log()).isTrue();
        assertThat(compiled.log()).contains("[INFO] target/neuralake: 2 databases, 3 tables\n");
        assertThat(project.text(CATALOG)).contains("\"trips\"", "\"stops\"", "\"rain\"");
        assertThat(project.path("trips/target/neuralake")).doesNotExist();
        assertThat(later.succeeded()).as(later.log()).isTrue();
        assertThat(later.log()).contains("[INFO]   catalog.json  unchanged\n");
    }

    @Test
    void commandLineTakesTheModulesThatAreNamedAndWhatTheyNeed() {
        Project project = Project.copy("three-modules", getClass());
        project.maven("compile");

        Build one = project.maven("-pl", "trips", "neuralake:catalog");
        Build two = project.maven("-pl", "stops,weather", "neuralake:catalog");

        assertThat(one.log()).contains("[INFO] trips/target/neuralake: 1 database, 2 tables\n");
        assertThat(two.log()).contains("[INFO] target/neuralake: 2 databases, 2 tables\n");
        assertThat(project.text(CATALOG)).contains("\"stops\"", "\"rain\"").doesNotContain("\"trips\"");
    }

    @Test
    void boundGoalMakesTheCatalogOfEachModuleAndItsDependencies() {
        Project project = Project.copy("three-modules", getClass());

        Build build = project.maven("-T2", "process-classes");

        assertThat(build.succeeded()).as(build.log()).isTrue();
        assertThat(build.log()).contains("nothing to do in three-modules: its modules are not built yet");
        assertThat(project.path("target/neuralake")).doesNotExist();
        assertThat(project.text("trips/" + CATALOG))
                .contains("\"trips\"", "\"stops\"")
                .doesNotContain("\"rain\"");
        assertThat(project.text("stops/" + CATALOG)).contains("\"stops\"").doesNotContain("\"trips\"", "\"rain\"");
        assertThat(project.text("weather/" + CATALOG)).contains("\"rain\"").doesNotContain("\"stops\"");
    }
}
