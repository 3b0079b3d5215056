package io.neuralake.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How severities and suppressions change what a compile says. */
final class SeverityTest {

    private static final String IMPORTS = "package lake; import io.neuralake.annotations.*; ";
    private static final String TABLE = "@Table(database = \"d\", location = \"s3://b/t\") ";
    private static final String SUPPRESSED = "@SuppressRule(value = \"NL0102\", reason = \"the data has it\") ";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"warning, WARNING", "note, NOTE", "error, ERROR"})
    void ruleIsAsSevereAsTheBuildSays(String severity, Diagnostic.Kind kind) {
        Compiled compiled = compile("NL0102=" + severity, TABLE + "record Trips(int order) {}");

        assertThat(messages(compiled, kind)).singleElement().asString().startsWith("[NL0102] ");
        if (kind != Diagnostic.Kind.ERROR) {
            assertThat(compiled.files()).containsKey("META-INF/neuralake/catalog.json");
        }
    }

    @Test
    void ruleThatIsOffIsSilentAndEverythingIsGenerated() {
        Compiled compiled = compile("NL0102=off", TABLE + "record Order(int order, int group) {}");

        compiled.succeeded();
        assertThat(compiled.files())
                .containsKeys("META-INF/neuralake/catalog.json", "META-INF/neuralake/tables/lake.Order.json");
    }

    @Test
    void warningFailsABuildThatTakesThemForErrors() {
        JavaFileObject source = source(IMPORTS + TABLE + "record Trips(int order) {}");

        Compiled compiled = Compiled.of(
                List.of("--release", "17", "-Xlint:-options", "-Werror", "-Aneuralake.rules=NL0102=warning"),
                List.of(source));

        assertThat(compiled.errors()).singleElement().asString().contains("warnings found and -Werror specified");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                TABLE + "record Trips(" + SUPPRESSED + "int order) {}",
                TABLE + SUPPRESSED + "record Trips(int order) {}",
                TABLE + SUPPRESSED + "interface Trips { int order(); }",
                SUPPRESSED + "interface Outer { " + TABLE + "record Trips(int order) {} }",
                "@Catalog(name = \"nlk\") " + SUPPRESSED + "interface Nlk {} " + TABLE + "record Trips(int order) {}",
                "@Database(name = \"d\") " + SUPPRESSED + "interface D {} " + TABLE + "record Trips(int order) {}",
                "public class Trips { public record Row(int order) {} @Table(database = \"d\") " + SUPPRESSED
                        + "public static java.util.stream.Stream<Row> rows() { return null; } }"
            })
    void suppressionCountsForWhatIsInside(String declarations) {
        compile("", declarations).succeeded();
    }

    @Test
    void suppressionOfAPackageCountsForItsDeclarations() {
        Compiled.of(
                        source("package lake; import io.neuralake.annotations.*; " + TABLE + "record A(int order) {}"),
                        JavaFileObjects.forSourceString(
                                "lake.package-info",
                                SUPPRESSED.replace("@", "@io.neuralake.annotations.") + "package lake;"))
                .succeeded();
    }

    @Test
    void suppressionOfAnotherDeclarationCountsForNothing() {
        Compiled compiled = compile(
                "",
                TABLE + "record A(int order) {} @Table(database = \"d\", location = \"s3://b/u\") " + SUPPRESSED
                        + "record B(int order) {}");

        assertThat(compiled.errors()).singleElement().asString().contains("[NL0102]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    @SuppressRule(value = "NL0102", reason = " ") | the reason of the suppression is blank
                    @SuppressRule(value = "NL9999", reason = "x") | 'NL9999' is no rule
                    @SuppressRule(value = "nl0102", reason = "x") | 'nl0102' is no rule
                    @SuppressRule(value = "NL0201", reason = "x") | rule NL0201 cannot be suppressed
                    @SuppressRule(value = {}, reason = "x")       | the suppression names no rule
                    """)
    void suppressionThatMakesNoSenseIsAnError(String annotation, String message) {
        assertThat(compile("", TABLE + annotation + " record Trips(int a) {}").errors())
                .singleElement()
                .asString()
                .contains("[NL0907] " + message);
    }

    @Test
    void eachRuleOfARepeatedSuppressionHasItsReasonAndItsPlace() {
        Compiled compiled = compile(
                "lint=error,NL0603=off",
                TABLE + "\n@SuppressRule(value = \"NL0601\", reason = \"nobody\")\n"
                        + "@SuppressRule(value = {\"NL0602\", \"NL0608\"}, reason = \"no words\")\nrecord Trips(int a) {}");

        assertThat(messages(compiled, Diagnostic.Kind.WARNING))
                .singleElement()
                .asString()
                .startsWith("[NL0908] nothing here breaks rule NL0608");
        assertThat(compiled.compilation().warnings().get(0).getLineNumber()).isEqualTo(3);
        assertThat(compiled.files().get("META-INF/neuralake/catalog.json"))
                .contains("\"reason\" : \"nobody\"".replace(" :", ":"), "\"reason\": \"no words\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    lint            | 'lint' is no setting of a rule
                    lint=fatal      | 'fatal' in 'lint=fatal' is no severity
                    NL0699=error    | 'NL0699' in 'NL0699=error' is no rule
                    NL0201=off      | rule NL0201 cannot be off
                    NL0201=warning  | rule NL0201 cannot be warning
                    """)
    void settingThatMakesNoSenseIsAnError(String rules, String message) {
        Compiled compiled = compile(rules, TABLE + "record Trips(int a) {}");

        assertThat(messages(compiled, Diagnostic.Kind.ERROR))
                .singleElement()
                .asString()
                .startsWith("[NL0906] " + message);
    }

    @Test
    void suppressionStaysWhenOnlyAnotherFileIsCompiled() throws IOException {
        Project project = new Project(folder)
                .write("lake/A.java", IMPORTS + TABLE + SUPPRESSED + "public record A(int order) {}")
                .write("lake/B.java", IMPORTS + TABLE.replace("/t", "/u") + "public record B(int b) {}")
                .compileAll();
        String whole = project.generated().get("META-INF/neuralake/catalog.json");

        project.compile("lake/B.java");

        assertThat(whole).contains("the data has it");
        assertThat(project.generated()).containsEntry("META-INF/neuralake/catalog.json", whole);
    }

    @Test
    void sarifHoldsWhatIsReportedAndWhatIsNot() throws IOException {
        Path file = folder.resolve("reports/neuralake.sarif");
        List<String> options = List.of("-Aneuralake.sarif=" + file, "-Aneuralake.rules=NL0601=warning");
        String declarations = TABLE + "\n@DocFilter(column = \"a\", value = \"1\")\n"
                + "\t@DocFilter(column = \"b\", value = \"x\")\n record Trips(int a, " + SUPPRESSED + "int order) {}";

        Compiled.of(options, List.of(source(IMPORTS + declarations)));

        assertThat(file)
                .content()
                .contains(
                        "\"ruleId\": \"NL0201\"",
                        "\"startLine\": 3",
                        "\"startColumn\": 22",
                        "\"uri\": \"lake/Trips.java\"",
                        "\"fullyQualifiedName\": \"lake.Trips @DocFilter(column)\"",
                        "\"ruleId\": \"NL0601\"",
                        "\"level\": \"warning\"",
                        "\"ruleId\": \"NL0102\"",
                        "\"justification\": \"the data has it\"",
                        "\"id\": \"neuralake/catalog\"",
                        "\"id\": \"neuralake/tables\"");

        Compiled.of(options, List.of(source("package lake; record Trips(int a) {}")));

        assertThat(file).content().doesNotContain("ruleId").contains("neuralake/tables");
    }

    private static Compiled compile(String rules, String declarations) {
        List<String> options = new ArrayList<>(List.of("--release", "17", "-Xlint:-options"));
        options.add("-Aneuralake.rules=" + rules);
        return Compiled.of(options, List.of(source(IMPORTS + declarations)));
    }

    private static List<String> messages(Compiled compiled, Diagnostic.Kind kind) {
        return compiled.compilation().diagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == kind)
                .map(diagnostic -> diagnostic.getMessage(Locale.ROOT))
                .toList();
    }

    private static JavaFileObject source(String text) {
        return JavaFileObjects.forSourceString("lake.Trips", text);
    }
}
