package io.neuralake.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** ECJ shows the same codes and texts as javac, at the narrowest place that it has. */
final class EclipseMessagesTest {

    static Stream<String> rulesOfTheCompiler() throws IOException {
        return RulePagesTest.rulesOfTheCompiler();
    }

    @ParameterizedTest
    @MethodSource("rulesOfTheCompiler")
    void badExampleHasTheSameMessages(String page) {
        String source = RulePagesTest.fence(page, "```java bad\n").orElseThrow();
        List<String> options = RulePagesTest.severity(page);
        List<String> javac = Compiled.of(
                        options, List.of(JavaFileObjects.forSourceString(RulePagesTest.className(source), source)))
                .compilation()
                .errors()
                .stream()
                .map(EclipseMessagesTest::text)
                .toList();

        Eclipse eclipse = Eclipse.compile(Map.of(file(source), source), options);

        assertThat(eclipse.errors().stream().map(EclipseMessagesTest::text)).containsExactlyInAnyOrderElementsOf(javac);
    }

    @ParameterizedTest
    @MethodSource("rulesOfTheCompiler")
    void goodExampleHasNoWarning(String page) {
        String source = RulePagesTest.fence(page, "```java good\n").orElseThrow();

        Eclipse eclipse = Eclipse.compile(Map.of(file(source), source), RulePagesTest.severity(page));

        assertThat(eclipse.diagnostics()).isEmpty();
    }

    /** ECJ has no position for records and their components; in other types it has that of the attribute. */
    @Test
    void placesOfRecordsAreSaidInWords() {
        String source = """
                package lake;
                import io.neuralake.annotations.*;
                @Table(database = "mobility", location = "s3://lake/trips", uniqueColumns = {"a", "x"})
                @DocFilter(column = "a", value = "1")
                @DocFilter(column = "citi", value = "Oslo")
                public record Trips(int a, @Column(name = "No Name") int b, Object c) {}
                """;

        assertThat(Eclipse.compile(Map.of("lake/Trips.java", source), List.of()).errors().stream()
                        .map(error -> error.getMessage(Locale.ROOT).strip())
                        .map(text -> text.substring(0, 8) + text.substring(text.lastIndexOf("\n"))))
                .containsExactlyInAnyOrder(
                        "[NL0101]\n  in: lake.Trips.b @Column(name)",
                        "[NL0109]\n  in: lake.Trips @Table(uniqueColumns)",
                        "[NL0201]\n  in: lake.Trips @DocFilter(column)",
                        "[NL0301]\n  in: lake.Trips.c");
    }

    private static String file(String source) {
        return RulePagesTest.className(source).replace('.', '/') + ".java";
    }

    /** The lines without their indentation, which compilers change, and without the place that ECJ needs in words. */
    private static String text(Diagnostic<?> error) {
        List<String> lines = new ArrayList<>();
        error.getMessage(Locale.ROOT)
                .lines()
                .map(String::strip)
                .filter(line -> !line.startsWith("in: "))
                .forEach(lines::add);
        return String.join("\n", lines);
    }
}
