package io.neuralake.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.JavaFileObjects;
import io.neuralake.catalog.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compiles the examples of every page in {@code docs/rules}: the bad one breaks that rule alone, the good one none. */
final class RulePagesTest {

    private static final Path PAGES = Path.of("..", "docs", "rules");

    private static final Pattern PUBLIC_TYPE =
            Pattern.compile("^public [a-z ]*(?:class|record|interface) (\\w+)", Pattern.MULTILINE);

    static Stream<String> rulesOfTheCompiler() throws IOException {
        try (Stream<Path> pages = Files.list(PAGES)) {
            return pages
                    .map(page -> page.getFileName().toString())
                    .filter(page -> fence(page, "```java bad\n").isPresent())
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("rulesOfTheCompiler")
    void badExampleBreaksTheRuleAlone(String page) {
        String rule = page.replace(".md", "");
        List<String> messages = compile(page, "```java bad\n").compilation().errors().stream()
                .map(error -> error.getMessage(Locale.ROOT))
                .toList();

        assertThat(messages).isNotEmpty().allMatch(message -> message.startsWith("[" + rule + "] "));
        List<String> shown = stripped(fence(page, "```text\n").orElseThrow());
        assertThat(messages.stream().map(RulePagesTest::stripped))
                .anyMatch(message -> message.subList(0, shown.size()).equals(shown));
    }

    @ParameterizedTest
    @MethodSource("rulesOfTheCompiler")
    void badExampleIsShownInTheFile(String page) {
        assertThat(compile(page, "```java bad\n").compilation().errors())
                .allMatch(error -> error.getSource() != null && error.getLineNumber() != Diagnostic.NOPOS);
    }

    @ParameterizedTest
    @MethodSource("rulesOfTheCompiler")
    void goodExampleCompiles(String page) {
        compile(page, "```java good\n").succeeded();
    }

    /** Lines without indentation, which javac changes. */
    private static List<String> stripped(String text) {
        return text.strip().lines().map(String::strip).toList();
    }

    private static Compiled compile(String page, String fence) {
        String text = fence(page, fence).orElseThrow();
        List<String> options = new ArrayList<>(List.of("-Xlint:all,-processing,-options,-auxiliaryclass", "-Werror"));
        options.addAll(severity(page));
        return Compiled.of(options, List.of(JavaFileObjects.forSourceString(className(text), text)));
    }

    /** The class after which an example's file is named. */
    static String className(String text) {
        Matcher named = PUBLIC_TYPE.matcher(text);
        return "lake." + (named.find() ? named.group(1) : "Example");
    }

    /** Options with which breaking a rule is an error. Lint pages keep to all lint rules, as good catalogs do altogether. */
    static List<String> severity(String page) {
        String code = page.replace(".md", "");
        Rule rule = Rule.valueOf(code);
        String rules = rule.lint() ? "lint=error" : rule.adjustable() ? code + "=error" : "";
        return List.of("--release", "17", "-Aneuralake.rules=" + rules);
    }

    static Optional<String> fence(String page, String start) {
        try {
            String text = Files.readString(PAGES.resolve(page));
            int at = text.indexOf(start);
            return at < 0
                    ? Optional.empty()
                    : Optional.of(text.substring(at + start.length(), text.indexOf("```", at + start.length())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
