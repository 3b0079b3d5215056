package io.neuralake.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The engine is in workers, and in processes that load sources, only: nothing else in the server can be ended by a statement. */
final class ArchitectureTest {

    private static final String ROOT = "io.neuralake.server";

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void onlyWorkersSeeTheRuntime() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".worker", ROOT + ".loading", ROOT + ".introspection")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.neuralake.runtime..", "org.duckdb..", "org.apache.arrow.c..")
                .check(classes);
    }

    @Test
    void systemCatalogsAreAskedInWorkersOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".worker", ROOT + ".introspection")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".introspection..")
                .check(classes);
    }

    @Test
    void packagesDoNotDependOnEachOtherInCircles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(classes);
    }
}
