package io.neuralake.maven;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Three modules, two of which disagree. */
final class ConflictIT {

    private static final String PROBLEM = """
            [ERROR] [NL0504] table 'mobility.trips' is declared by trips.Trips in com.example:trips:1.0 and, differently, \
            by rides.Trips in com.example:rides:1.0
              fix: rename one of them, or depend on one version of the module
              at: rides.Trips
            """;

    @Test
    void buildFailsNamingBothModulesAndWritesNothing() {
        Project project = Project.copy("conflict", getClass());

        Build build = project.maven("process-classes");

        assertThat(build.succeeded()).isFalse();
        assertThat(build.log()).contains(PROBLEM).contains("1 problem, so no file was written");
        assertThat(project.path("app/target/neuralake")).doesNotExist();
    }

    @Test
    void jarsOfTheRepositoryAreNamedToo() {
        Project project = Project.copy("conflict", getClass());
        Build parent = project.mavenIn("../parent", "install");
        Build installed = project.maven("-pl", ".,trips,rides", "install");

        Build build = project.mavenIn("app", "process-classes");

        assertThat(parent.succeeded()).as(parent.log()).isTrue();
        assertThat(installed.succeeded()).as(installed.log()).isTrue();
        assertThat(build.succeeded()).isFalse();
        assertThat(build.log()).contains(PROBLEM);
    }
}
