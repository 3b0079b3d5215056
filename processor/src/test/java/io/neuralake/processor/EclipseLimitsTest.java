package io.neuralake.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.JavaFileObjects;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Large, odd and mistaken declarations: ECJ compiles what javac compiles, and reports the same problems. */
final class EclipseLimitsTest {

    private static final String TABLE = "@io.neuralake.annotations.Table(database = \"d\", location = \"s3://b/t\") ";
    private static final String FUNCTION = "@io.neuralake.annotations.Table(database = \"d\") ";

    static Stream<Arguments> accepted() {
        return Stream.of(
                Arguments.of("254 columns", TABLE + "public record Wide(" + list("int c%d", 254, ", ") + ") {}"),
                Arguments.of("300 methods", TABLE + "public interface Wide { " + list("long c%d();", 300, " ") + " }"),
                Arguments.of("300 fields", TABLE + "public class Wide { " + list("public long c%d;", 300, " ") + " }"),
                Arguments.of(
                        "long text",
                        TABLE.replace("location", "description = \"" + "x".repeat(60_000) + "\", location")
                                + "public record Wide(int a) {}"),
                Arguments.of(
                        "long location",
                        TABLE.replace("s3://b/t", "s3://b/" + "x".repeat(60_000)) + "public record Wide(int a) {}"),
                Arguments.of(
                        "deep type",
                        TABLE + "public record Wide(" + "java.util.List<".repeat(60) + "Integer" + ">".repeat(60)
                                + " a) {}"),
                Arguments.of(
                        "wide part",
                        TABLE + "public record Wide(" + list("Part p%d", 10, ", ") + ") { public record Part("
                                + list("int c%d", 200, ", ") + ") {} }"),
                Arguments.of(
                        "letters",
                        "@io.neuralake.annotations.Table(database = \"d\", name = \"gr\", location = \"/d\") "
                                + "public record Wide(@io.neuralake.annotations.Column(name = \"laenge\") double l\u00e4nge, Gr\u00f6\u00dfe g) {"
                                + " public enum Gr\u00f6\u00dfe { KLEIN, GRO\u1e9e } }"));
    }

    static Stream<Arguments> mistaken() {
        return Stream.of(
                Arguments.of("300 components", TABLE + "public record Wide(" + list("int c%d", 300, ", ") + ") {}"),
                Arguments.of(
                        "wide part",
                        TABLE + "public record Wide(int a, Part part) { public record Part("
                                + list("int c%d", 300, ", ") + ") {} }"),
                Arguments.of("contains itself", TABLE + "public record Wide(int a, Wide b) {}"),
                Arguments.of(
                        "contain each other",
                        TABLE + "public record Wide(int a, B b) {"
                                + " public record B(java.util.List<C> c) {} public record C(java.util.Map<String, B> b) {} }"),
                Arguments.of(
                        "extends itself in turn",
                        TABLE + "public interface Wide { T a(); " + "interface T extends Comparable<T> {} }"),
                Arguments.of("type parameters", TABLE + "record Wide<T extends Comparable<T>>(T a) {}"),
                Arguments.of("enum", TABLE + "enum Wide { A }"),
                Arguments.of("annotation", TABLE + "@interface Wide { int a(); }"),
                Arguments.of("private", "public class Wide { " + TABLE + "private record Row(int a) {} }"),
                Arguments.of("inner", "public class Wide { " + TABLE + "class Row { int a; } }"),
                Arguments.of(
                        "hidden type", "public class Wide { private enum E { A } " + TABLE + "record Row(E e) {} }"),
                Arguments.of(
                        "function",
                        "public class Wide { private record Row(int a) {} " + FUNCTION
                                + "public static java.util.stream.Stream<Row> rows() { return null; } }"),
                Arguments.of("deprecated", TABLE + "public record Wide(@Deprecated int a) {}"),
                Arguments.of("letters", TABLE + "public record Wide(int l\u00e4nge) {}"),
                Arguments.of(
                        "severity",
                        "@io.neuralake.annotations.SuppressRule(value = \"NL0601\", reason = \"\") " + TABLE
                                + "public record Wide(int a) {}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("accepted")
    void whatJavacAcceptsCompiles(String what, String declaration) {
        Compiled.of(JavaFileObjects.forSourceString("lake.Wide", "package lake; " + declaration))
                .succeeded();

        assertThat(eclipse("package lake; " + declaration)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistaken")
    void mistakesAreReportedAlike(String what, String declaration) {
        same("package lake; " + declaration, "lake.Wide");
    }

    @Test
    void tableInTheUnnamedPackageIsReportedAlike() {
        same(TABLE + "public record Wide(int a) {}", "Wide");
    }

    /** Classes that another processor makes are there a round later, for columns too. */
    @Test
    void generatedTypesAreWaitedFor() {
        Eclipse eclipse = Eclipse.compile(
                Map.of("lake/Wide.java", "package lake; " + TABLE + "public record Wide(int a, Place place) {}"),
                List.of(),
                List.of(
                        new CatalogProcessor(),
                        new TableProcessor(),
                        new Generator("lake.Place", "package lake; public record Place(double x, double y) {}")));

        assertThat(eclipse.diagnostics()).isEmpty();
    }

    @Test
    void typesThatAreNowhereAreReportedByTheCompilerAlone() {
        for (String source : List.of(
                TABLE + "public record Wide(Missing a) {}",
                TABLE + "public interface Wide extends Missing { int a(); }",
                TABLE + "public interface Wide extends Wide { int a(); }",
                "@io.neuralake.annotations.Table(database = MISSING) public record Wide(int a) {}",
                "@io.neuralake.annotations.Table public record Wide(int a) {}",
                "@io.neuralake.annotations.Catalog(name = \"n\", databases = Missing.class) " + TABLE
                        + "public record Wide(int a) {}")) {
            assertThat(eclipse("package lake; " + source))
                    .as(source)
                    .isNotEmpty()
                    .noneMatch(message -> message.startsWith("[NL"));
        }
    }

    private static void same(String source, String type) {
        List<String> javac = Compiled.of(JavaFileObjects.forSourceString(type, source)).compilation().errors().stream()
                .map(EclipseLimitsTest::text)
                .toList();

        assertThat(javac).isNotEmpty().allMatch(message -> message.startsWith("[NL"));
        assertThat(eclipse(source)).containsExactlyInAnyOrderElementsOf(javac);
    }

    private static List<String> eclipse(String source) {
        String file = source.startsWith("package lake;") ? "lake/Wide.java" : "Wide.java";
        return Eclipse.compile(Map.of(file, source), List.of()).errors().stream()
                .map(EclipseLimitsTest::text)
                .toList();
    }

    private static String text(Diagnostic<?> error) {
        List<String> lines = new ArrayList<>();
        error.getMessage(Locale.ROOT)
                .lines()
                .map(String::strip)
                .filter(line -> !line.startsWith("in: "))
                .forEach(lines::add);
        return String.join("\n", lines);
    }

    private static String list(String item, int count, String separator) {
        return IntStream.range(0, count)
                .mapToObj(index -> item.replace("%d", Integer.toString(index)))
                .collect(Collectors.joining(separator));
    }
}
