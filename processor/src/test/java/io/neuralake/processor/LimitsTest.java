package io.neuralake.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.JavaFileObjects;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Declarations as large as class files allow, and larger. */
final class LimitsTest {

    private static final String TABLE = "@io.neuralake.annotations.Table(database = \"d\", location = \"s3://b/t\") ";

    @ParameterizedTest
    @CsvSource({"int, 254", "long, 127", "String, 254"})
    void recordsAndInterfacesAsWideAsAConstructorCompile(String type, int columns) {
        compile("public record Wide(" + list(type + " c%d", columns, ", ") + ") {}")
                .succeeded();
        compile("public interface Wide { " + list(type + " c%d();", columns, " ") + " }")
                .succeeded();
    }

    @ParameterizedTest
    @CsvSource({"int, 255, 255", "long, 128, 256", "int, 300, 300"})
    void widerRecordsAreOneProblem(String type, int columns, int parameters) {
        String message = "[NL0125] table 'wide' has " + columns + " columns, which take " + parameters + " parameters";

        assertThat(compile("public record Wide(" + list(type + " c%d", columns, ", ") + ") {}")
                        .errors())
                .singleElement()
                .asString()
                .contains(message);
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 1000})
    void interfacesAreReadByColumnName(int columns) {
        Compiled compiled = compile("public interface Wide { " + list("long c%d();", columns, " ") + " }");

        compiled.succeeded();
        assertThat(compiled.files().get("META-INF/neuralake/tables/lake.Wide.json"))
                .contains("\"kind\": \"none\"");
    }

    @Test
    void nestedRecordThatIsTooWideIsReportedOnIt() {
        assertThat(compile("public record Wide(int a, Part part) { public record Part(" + list("int c%d", 300, ", ")
                                + ") {} }")
                        .errors())
                .singleElement()
                .asString()
                .contains("[NL0125] record 'lake.Wide$Part' has 300 columns");
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 1000})
    void classesHaveNoSuchLimit(int columns) {
        compile("public class Wide { " + list("public long c%d;", columns, " ") + " }")
                .succeeded();
    }

    @Test
    void nestedRecordsMakeATableWider() {
        compile("public record Wide(" + list("Part p%d", 10, ", ") + ") { public record Part("
                        + list("int c%d", 200, ", ") + ") {} }")
                .succeeded();
    }

    @Test
    void javacItselfReportsTextsThatNoClassFileHolds() {
        List<String> errors = compile("@io.neuralake.annotations.SuppressRule(value = \"NL0601\", reason = \""
                        + "x".repeat(70_000) + "\") public record Wide(int a) {}")
                .errors();

        assertThat(errors).singleElement().asString().contains("too long for the constant pool");
    }

    @ParameterizedTest
    @ValueSource(strings = {"description", "owner", "location", "latency", "source"})
    void longTextsAreNoProblemOfGeneratedCode(String attribute) {
        String text = "s3://b/" + "x".repeat(60_000);
        String annotation = attribute.equals("location")
                ? "@io.neuralake.annotations.Table(database = \"d\", location = \"" + text + "\") "
                : TABLE.replace("location", attribute + " = \"" + text + "\", location");

        compile(annotation, "public record Wide(int a) {}").succeeded();
    }

    @Test
    void typesMayBeNestedDeeply() {
        String type = "java.util.List<".repeat(60) + "Integer" + ">".repeat(60);

        assertThat(compile("public record Wide(" + type + " a) {}").errors()).isEmpty();
    }

    private static String list(String item, int count, String separator) {
        return IntStream.range(0, count)
                .mapToObj(index -> item.replace("%d", Integer.toString(index)))
                .collect(Collectors.joining(separator));
    }

    private static Compiled compile(String declaration) {
        return compile(TABLE, declaration);
    }

    private static Compiled compile(String annotation, String declaration) {
        return Compiled.of(JavaFileObjects.forSourceString("lake.Wide", "package lake; " + annotation + declaration));
    }
}
