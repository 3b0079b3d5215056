package io.neuralake.maven;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Two modules with tables of one database, of which one names a table of the other and does not depend on it. */
final class SiblingsIT {

    private static final String PROBLEM =
            "[NL0507] table 'mobility.totals' derives from 'mobility.trips', but database 'mobility' has no table 'trips'";

    @Test
    void moduleAloneIsWarnedAndTheRepositoryKnowsBetter() {
        Project project = Project.copy("siblings", getClass());

        Build bound = project.maven("process-classes");
        Build whole = project.maven("neuralake:catalog");
        Build part = project.maven("-pl", "totals", "neuralake:catalog");

        assertThat(bound.succeeded()).as(bound.log()).isTrue();
        assertThat(bound.log()).contains("[WARNING] " + PROBLEM);
        assertThat(project.path("totals/target/neuralake/catalog.json")).exists();
        assertThat(whole.succeeded()).as(whole.log()).isTrue();
        assertThat(whole.log()).doesNotContain("NL0507");
        assertThat(part.succeeded()).isFalse();
        assertThat(part.log()).contains("[ERROR] " + PROBLEM);
    }
}
