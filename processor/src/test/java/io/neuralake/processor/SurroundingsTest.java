package io.neuralake.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Generated code compiles without warnings wherever a table may be. */
final class SurroundingsTest {

    private static final String TRIPS = """
            package lake;

            import io.neuralake.annotations.Table;

            /**
             * Rides.
             *
             * @param rider who
             */
            @Table(database = "mobility", location = "s3://lake/trips")
            public record Trips(String rider) {}
            """;

    @Test
    void namedModuleNeedsNothingButTheRuntime(@TempDir Path folder) throws IOException {
        Project project = new Project(folder)
                .write("lake/Trips.java", TRIPS.replace("public record", "record"))
                .write("lake/Catalog.java", catalog())
                .write("module-info.java", "module lake { exports lake; }")
                .compile(
                        List.of("-Xlint:all,-processing,-options", "-Werror", "--add-reads", "lake=ALL-UNNAMED"),
                        List.of(),
                        List.of("lake/Trips.java", "lake/Catalog.java", "module-info.java"));

        assertThat(project.generated().get("lake/TripsTable.java"))
                .contains("@SuppressWarnings(\"exports\")")
                .doesNotContain("@Generated");
    }

    @Test
    void manyColumnsAndLongDescriptions() {
        StringBuilder fields = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            fields.append("    /** Field. */\n    public long field").append(i).append(";\n");
        }
        String wide = TRIPS.substring(0, TRIPS.indexOf("/**"))
                + "/** Wide. */\n@Table(database = \"mobility\", location = \"s3://lake/trips\", description = \""
                + "Lorem `ipsum` & <b>dolor</b> @see ".repeat(150) + "\")\n"
                + "public class Trips {\n    /** Makes one. */\n    public Trips() {}\n\n" + fields + "}\n";

        Compiled compiled = Compiled.strictly(List.of(JavaFileObjects.forSourceString("lake.Trips", wide)));

        compiled.succeeded();
        assertThat(compiled.files().get("lake/TripsTable.java"))
                .contains("Lorem `ipsum` &amp; &lt;b&gt;dolor&lt;/b&gt;", " ...\n", "field299");
    }

    @Test
    void wideInterfaceHasRowsWithoutAType() {
        StringBuilder methods = new StringBuilder();
        for (int i = 0; i < 128; i++) {
            methods.append("    /** {@return it} */\n    long field").append(i).append("();\n");
        }
        String wide = TRIPS.substring(0, TRIPS.indexOf("/**"))
                + "/** Wide. */\n@Table(database = \"mobility\", location = \"s3://lake/trips\")\n"
                + "public interface Trips {\n" + methods + "}\n";

        Compiled compiled = Compiled.strictly(List.of(JavaFileObjects.forSourceString("lake.Trips", wide)));

        compiled.succeeded();
        assertThat(compiled.files().get("lake/TripsTable.java")).contains("extends TableAccessor<TripsTable, Row>");
    }

    @Test
    void deprecatedTypesAreUsedWithoutWarnings() {
        List<JavaFileObject> sources = new ArrayList<>();
        sources.add(JavaFileObjects.forSourceString(
                "lake.Trips",
                TRIPS.replace(
                                "@Table",
                                "@Deprecated(forRemoval = true)\n"
                                        + "@io.neuralake.annotations.Deprecation(replacement = \"*/ nothing\")\n@Table")
                        .replace("String rider", "Kind kind, Place place")
                        .replace("@param rider who", "@param kind kind\n * @param place place\n * @deprecated no")));
        sources.add(JavaFileObjects.forSourceString(
                "lake.Kind", "package lake;\n/** Kind.\n * @deprecated no */\n@Deprecated public enum Kind {}"));
        sources.add(JavaFileObjects.forSourceString(
                "lake.Place",
                "package lake;\n/** Place.\n * @param x x\n * @deprecated no */\n"
                        + "@Deprecated(forRemoval = true) public record Place(int x) {}"));
        sources.add(JavaFileObjects.forSourceString("lake.Catalog", catalog()));

        Compiled compiled = Compiled.of(
                List.of("--release", "17", "-Xlint:all,-processing,-options,-deprecation,-removal", "-Werror"),
                sources);

        compiled.succeeded();
        assertThat(compiled.files().get("lake/TripsTable.java"))
                .contains("@SuppressWarnings(\"removal\")\n@Deprecated\n");
    }

    @Test
    void deprecatedAccessorsOfRowsAreUsedWithoutWarnings() {
        JavaFileObject source = JavaFileObjects.forSourceString("lake.Places", """
                package lake;

                import io.neuralake.annotations.Table;
                import java.util.stream.Stream;

                /** Functions. */
                public final class Places {
                    private Places() {}

                    /**
                     * A place.
                     *
                     * @param spot within it
                     */
                    public record Place(Inner spot) {}

                    /**
                     * Within a place.
                     *
                     * @param x x
                     */
                    public record Inner(int x) {
                        /**
                         * {@return x}
                         *
                         * @deprecated no
                         */
                        @Deprecated
                        public int x() {
                            return x;
                        }
                    }

                    /** {@return places} */
                    @Table(database = "mobility")
                    public static Stream<Place> places() {
                        return Stream.empty();
                    }
                }
                """);

        Compiled compiled = Compiled.strictly(List.of(source));

        compiled.succeeded();
        assertThat(compiled.files().get("lake/PlacesTable.java")).contains("@SuppressWarnings(\"deprecation\")");
    }

    private static String catalog() {
        return """
                package lake;

                /** Holds the annotation. */
                @io.neuralake.annotations.Catalog(name = "nlk")
                interface Catalog {}
                """;
    }
}
