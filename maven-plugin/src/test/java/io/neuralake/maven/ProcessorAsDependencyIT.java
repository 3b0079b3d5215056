package io.neuralake.maven;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A processor that is an ordinary dependency, which javac runs up to JDK 22 and silently ignores since. */
final class ProcessorAsDependencyIT {

    @Test
    void missingTablesAreAnErrorWithItsCureWhereJavacIgnoresTheProcessor() {
        Project project = Project.copy("processor-as-dependency", getClass());

        Build build = project.maven("compile", "neuralake:catalog");

        if (Runtime.version().feature() < 23) {
            assertThat(build.succeeded()).as(build.log()).isTrue();
            assertThat(build.log()).contains("target/neuralake: 1 database, 1 table\n");
        } else {
            assertThat(build.succeeded()).isFalse();
            assertThat(build.log())
                    .contains("[NL0901] javac ran without Neuralake's processor in"
                            + " com.example:processor-as-dependency:1.0: no fragment for city.Trips")
                    .contains("<annotationProcessorPaths>")
                    .contains("<proc>full</proc>");
        }
    }

    @Test
    void theCureWorks() {
        Project project = Project.copy("processor-as-dependency", getClass());

        Build build = project.maven("compile", "neuralake:catalog", "-Dmaven.compiler.proc=full");

        assertThat(build.succeeded()).as(build.log()).isTrue();
        assertThat(build.log()).contains("target/neuralake: 1 database, 1 table\n");
    }
}
