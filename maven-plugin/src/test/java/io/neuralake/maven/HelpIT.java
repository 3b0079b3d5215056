package io.neuralake.maven;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the plugin says of itself. */
final class HelpIT {

    @Test
    void goalsAndParametersAreExplained() {
        Build build = Project.copy("one-module", getClass())
                .maven("neuralake:help", "-Ddetail", "-Dgoal=catalog", "-DlineLength=1000");

        assertThat(build.succeeded()).as(build.log()).isTrue();
        assertThat(build.log())
                .contains("neuralake:catalog", "Merges the tables of the modules and of their dependencies")
                .contains("User property: neuralake.outputDirectory")
                .contains("-Dneuralake.locations.lake=/data")
                .contains("User property: neuralake.skip");
    }

    @Test
    void impactIsExplained() {
        Build build = Project.copy("one-module", getClass())
                .maven("neuralake:help", "-Ddetail", "-Dgoal=impact", "-DlineLength=1000");

        assertThat(build.log())
                .contains("neuralake:impact", "Lists the classes and methods that use a column, a table or a database")
                .contains("User property: neuralake.of")
                .contains("User property: neuralake.outputDirectory");
    }
}
