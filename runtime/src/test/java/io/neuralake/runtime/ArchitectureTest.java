package io.neuralake.runtime;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The seams: one package sees the kernel, one sees DuckDB, and packages do not depend on each other in circles. */
final class ArchitectureTest {

    private static final String ROOT = "io.neuralake.runtime";

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void onlyDeltaSeesTheKernel() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".delta")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.delta..", "org.apache.hadoop..", "org.apache.parquet..")
                .check(classes);
    }

    @Test
    void onlyOneClassSeesWhatIsInternalToTheKernel() {
        noClasses()
                .that()
                .doNotHaveSimpleName("KernelTable")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.delta.kernel.internal..", "io.delta.kernel.defaults.internal..")
                .check(classes);
    }

    @Test
    void onlyTheEngineSeesDuckDb() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".engine")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.duckdb..")
                .check(classes);
    }

    @Test
    void onlyTheEngineAndRelationalTablesSpeakJdbc() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".engine", ROOT + ".jdbc")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..")
                .check(classes);
    }

    @Test
    void onlyOnePackageSeesTheAwsSdk() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".storage.s3")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("software.amazon..")
                .check(classes);
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + ".storage", ROOT + ".storage.cache")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".storage.s3")
                .check(classes);
    }

    @Test
    void packagesHaveADirection() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(classes);
    }
}
