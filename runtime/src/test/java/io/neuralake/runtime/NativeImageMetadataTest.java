package io.neuralake.runtime;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.json.Json;
import io.neuralake.catalog.json.JsonObject;
import io.neuralake.catalog.manifest.ManifestFormat;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a native image is told of the runtime's resources and reflection is all that the runtime uses. */
final class NativeImageMetadataTest {

    private static final String FILE =
            "META-INF/native-image/io.neuralake/neuralake-runtime/reachability-metadata.json";

    @TempDir
    private Path directory;

    @Test
    void resourcesThatTheRuntimeAsksForAreListedAndThere() throws IOException {
        Set<String> listed = new TreeSet<>();
        metadata().objects("resources").forEach(resource -> listed.add(resource.string("glob")));
        Set<String> asked = new TreeSet<>();
        asked.add("io/neuralake/runtime/engine/functions.txt");
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Path classes =
                new TestLake(directory).manifest(Declared.hive("m", "trips", Declared.column("id", Scalar.INT64)));
        Thread.currentThread().setContextClassLoader(new Recording(before, asked));
        try (Catalog catalog = TestLake.open(CatalogOptions.defaults(), classes)) {
            assertThat(catalog.tables()).containsExactly("m.trips");
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }

        assertThat(asked).isEqualTo(listed).contains(ManifestFormat.CATALOG);
        assertThat(before.getResource("io/neuralake/runtime/engine/functions.txt"))
                .isNotNull();
    }

    /** Who adds a use to the list below sees to it that the metadata, or docs/modules.md, has it. */
    @Test
    void onlyKnownClassesUseReflectionAndResources() {
        Set<String> known = Set.of("ManifestFiles", "Functions", "FunctionTables", "PostgresDialect", "Database");
        noClasses()
                .that(new DescribedPredicate<JavaClass>("are not known to use reflection or resources") {
                    @Override
                    public boolean test(JavaClass type) {
                        return !known.contains(type.getSimpleName());
                    }
                })
                .should()
                .accessTargetWhere(new DescribedPredicate<JavaAccess<?>>("looks up classes or resources by name") {
                    @Override
                    public boolean test(JavaAccess<?> access) {
                        String owner = access.getTargetOwner().getName();
                        String name = access.getName();
                        return ((owner.equals("java.lang.Class") || owner.equals("java.lang.ClassLoader"))
                                        && (name.startsWith("getResource")
                                                || name.equals("forName")
                                                || name.equals("loadClass")))
                                || owner.equals("java.util.ServiceLoader");
                    }
                })
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("io.neuralake.runtime", "io.neuralake.catalog"));
    }

    private static JsonObject metadata() throws IOException {
        try (InputStream file = NativeImageMetadataTest.class.getClassLoader().getResourceAsStream(FILE)) {
            assertThat(file).as(FILE).isNotNull();
            return Json.parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** Notes which resources of ours are asked for. */
    private static final class Recording extends ClassLoader {

        private final Set<String> asked;

        Recording(ClassLoader parent, Set<String> asked) {
            super(parent);
            this.asked = asked;
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            if (name.contains("neuralake")) {
                asked.add(name);
            }
            return super.getResources(name);
        }
    }
}
