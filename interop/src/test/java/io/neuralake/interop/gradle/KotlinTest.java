package io.neuralake.interop.gradle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/**
 * Kotlin through kapt: the same files as of Java alone, and data classes as tables.
 *
 * <p>Each test goes on where the one before ended. On newer JDKs they would be the same, since Gradle 7 and its kapt run on
 * JDK 17.
 */
@EnabledForJreRange(max = JRE.JAVA_19)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class KotlinTest {

    private static final Path PAGE = Path.of("..", "docs", "builds.md");

    private static final String STOPS = """
            package city;
            import io.neuralake.annotations.*;
            import org.jspecify.annotations.Nullable;
            /**
             * Where bicycles stand.
             *
             * @param places for bicycles
             */
            @Table(database = "mobility")
            public record Stops(@Partition String district, @Nullable String name, int places) {}
            """;

    private static final String CITY = """
            package city;
            import io.neuralake.annotations.*;
            /** What moves in the city. */
            @Catalog(name = "city", location = "${lake}")
            @Database(name = "mobility", description = "Bicycles and where they stand.", owner = "fleet")
            public interface City {}
            """;

    private final Path root = Path.of("target", "gradle-kotlin").toAbsolutePath();
    private GradleInstallation gradle;

    @BeforeAll
    void create() throws IOException {
        gradle = GradleInstallation.find();
        GradleProject.delete(root);
        write("settings.gradle", """
                pluginManagement { repositories { mavenCentral() } }
                rootProject.name = 'kotlin-lake'
                include 'java', 'kotlin'
                """);
        write(
                "gradle.properties",
                String.format(
                                Locale.ROOT,
                                """
                neuralakeVersion=%s
                org.gradle.java.installations.paths=%s
                kotlin.compiler.execution.strategy=in-process
                """,
                                GradleProject.property("neuralake.version"),
                                GradleProject.property("java.home"))
                        + GradleInstallation.PROPERTIES);
        String java = snippet("groovy", "dependencies {");
        write("java/build.gradle", "apply plugin: 'java'\n" + GradleProject.repositories() + java);
        write(
                "kotlin/build.gradle",
                snippet("groovy", "plugins {") + GradleProject.repositories() + "repositories { mavenCentral() }\n");
        for (String module : new String[] {"java", "kotlin"}) {
            write(module + "/src/main/java/city/Stops.java", STOPS);
            write(module + "/src/main/java/city/City.java", CITY);
        }
        write("kotlin/src/main/kotlin/city/Stations.kt", """
                package city

                fun stations(catalog: CityCatalog) = catalog.mobility().stops().where { it.places().gt(10) }
                """);
    }

    @AfterAll
    void stop() {
        if (gradle != null) {
            gradle.run(root, "--stop");
        }
    }

    @Test
    @Order(1)
    void javaTablesOfAKotlinModuleMakeTheFilesOfAJavaModule() throws IOException {
        gradle.run(root, "classes");

        Map<String, String> ofJava = outputs(
                "java/build/classes/java/main/META-INF/neuralake",
                "java/build/generated/sources/annotationProcessor/java/main");
        assertThat(generated()).isEqualTo(ofJava).containsKeys("catalog.json", "city/StopsTable.java");
        assertThat(root.resolve("kotlin/build/classes/kotlin/main/city/StationsKt.class"))
                .exists();
    }

    @Test
    @Order(2)
    void dataClassIsATable() throws IOException {
        write("kotlin/src/main/kotlin/city/Trips.kt", """
                package city

                import io.neuralake.annotations.*
                import java.time.LocalDate

                """ + snippet("kotlin", "/**"));
        write("kotlin/src/main/kotlin/city/Report.kt", """
                package city

                import java.time.LocalDate

                fun report(catalog: CityCatalog) =
                    catalog.mobility().trips().where { it.day().eq(LocalDate.of(2024, 4, 14)) }
                """);

        gradle.run(root, "--offline", ":kotlin:classes");

        assertThat(generated().get("tables/city.Trips.json"))
                .contains("Rides of the city's bicycles.", "who rode", "how far", "\"km\"")
                .containsPattern("\"float64\",\\s+\"nullable\": true");
        assertThat(generated().get("catalog.json")).contains("\"stops\"", "\"trips\"");
    }

    @Test
    @Order(3)
    void editGivesTheFilesOfACleanBuild() throws IOException {
        Path trips = root.resolve("kotlin/src/main/kotlin/city/Trips.kt");
        Files.writeString(trips, Files.readString(trips).replace("who rode", "whoever rode"));

        gradle.run(root, "--offline", ":kotlin:classes");
        Map<String, String> edited = generated();
        GradleProject.delete(root.resolve("kotlin/build"));
        gradle.run(root, "--offline", ":kotlin:kaptKotlin");

        assertThat(edited).isEqualTo(generated());
        assertThat(edited.get("catalog.json"))
                .contains("whoever rode", "for bicycles", "Bicycles and where they stand.");
    }

    private void write(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Map<String, String> generated() throws IOException {
        return outputs(
                "kotlin/build/tmp/kapt3/classes/main/META-INF/neuralake", "kotlin/build/generated/source/kapt/main");
    }

    private Map<String, String> outputs(String... folders) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        for (String folder : folders) {
            for (Map.Entry<String, Path> file :
                    GradleProject.files(root.resolve(folder)).entrySet()) {
                texts.put(file.getKey(), Files.readString(file.getValue()));
            }
        }
        return texts;
    }

    private static String snippet(String language, String start) throws IOException {
        Matcher matcher = Pattern.compile("```" + language + "\n(" + Pattern.quote(start) + "\n.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(PAGE));
        assertThat(matcher.find()).as(language + " in " + PAGE).isTrue();
        return matcher.group(1);
    }
}
