package io.neuralake.interop;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Data flows one way, from annotations to what reads and publishes a catalog. */
final class ArchitectureTest {

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.neuralake");

    @Test
    void partsSeeOnlyWhatTheDesignAllows() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("io.neuralake..")
                .layer("annotations")
                .definedBy("io.neuralake.annotations..")
                .layer("catalog")
                .definedBy("io.neuralake.catalog..")
                .layer("emitters")
                .definedBy("io.neuralake.emitters..")
                .layer("processor")
                .definedBy("io.neuralake.processor..")
                .layer("runtime")
                .definedBy("io.neuralake.runtime..")
                .layer("ingest")
                .definedBy("io.neuralake.ingest..")
                .layer("site")
                .definedBy("io.neuralake.site..")
                .layer("publish")
                .definedBy("io.neuralake.publish..")
                .layer("maven")
                .definedBy("io.neuralake.maven..")
                .layer("samples")
                .definedBy("io.neuralake.samples..")
                .ensureAllClassesAreContainedInArchitecture()
                .whereLayer("annotations")
                .mayNotAccessAnyLayer()
                .whereLayer("catalog")
                .mayNotAccessAnyLayer()
                .whereLayer("emitters")
                .mayOnlyAccessLayers("catalog")
                .whereLayer("processor")
                .mayOnlyAccessLayers("annotations", "catalog", "emitters")
                .whereLayer("runtime")
                .mayOnlyAccessLayers("catalog")
                .whereLayer("ingest")
                .mayOnlyAccessLayers("catalog", "runtime")
                .whereLayer("site")
                .mayOnlyAccessLayers("catalog", "emitters")
                .whereLayer("publish")
                .mayOnlyAccessLayers("catalog", "emitters", "site")
                .whereLayer("maven")
                .mayOnlyAccessLayers("catalog", "publish")
                .whereLayer("samples")
                .mayOnlyAccessLayers("annotations", "catalog", "runtime")
                .check(classes);
    }

    @Test
    void packagesDoNotDependOnEachOtherInCircles() {
        slices().matching("io.neuralake.(**)").should().beFreeOfCycles().check(classes);
    }
}
