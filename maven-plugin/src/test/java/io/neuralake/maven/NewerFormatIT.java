package io.neuralake.maven;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A dependency that a newer Neuralake compiled. */
final class NewerFormatIT {

    @Test
    void buildFailsNamingTheModuleAndWhatToRaise() {
        Project project = Project.copy("newer-format", getClass());

        Build build = project.maven("process-classes");

        assertThat(build.succeeded()).isFalse();
        assertThat(build.log())
                .contains("[ERROR] [NL0903] com.example:weather:1.0 was compiled by a newer Neuralake:"
                        + " META-INF/neuralake/tables/weather.Rain.json: it has format 2,"
                        + " and this version reads formats up to 1")
                .containsPattern("fix: raise neuralake-maven-plugin from \\S+ to the version of neuralake-processor"
                        + " that compiled com.example:weather:1.0")
                .contains("1 problem, so no file was written");
    }
}
