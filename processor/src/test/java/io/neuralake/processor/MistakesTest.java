package io.neuralake.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.JavaFileObjects;
import java.util.List;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mistakes in Java, and how they are reported among others. */
final class MistakesTest {

    private static final String TABLE = "@io.neuralake.annotations.Table(database = \"d\", location = \"s3://b/t\") ";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    enum Trips { A }                                      | NL0107 | 'Trips' is an enum; a table is a record, an interface or a class
                    @interface Trips { int a(); }                         | NL0107 | 'Trips' is an annotation type; a table is a record, an interface or a class
                    record Trips<T>(int a) {}                             | NL0107 | 'Trips' has type parameters; the columns of a table have one type each
                    interface Trips<T extends Object, U> { int a(); }     | NL0107 | 'Trips' has type parameters; the columns of a table have one type each
                    """)
    void typeThatCanBeNoTableIsOneProblem(String declaration, String rule, String message) {
        Compiled compiled = compile("package lake; " + TABLE + declaration);

        assertThat(compiled.errors()).singleElement().asString().endsWith("[" + rule + "] " + message);
    }

    @Test
    void typeThatGeneratedCodeCannotReach() {
        assertError("public class Trips { " + TABLE + "private record Row(int a) {} }", "[NL0107] 'Row' is private");
        assertError(
                "public class Trips { private interface Inner { " + TABLE + "record Row(int a) {} } }",
                "[NL0107] 'Row' is nested in 'Inner', which is private");
        assertError("public class Trips { " + TABLE + "class Row { int a; } }", "[NL0107] 'Row' is an inner class");
        assertError(
                "public class Trips { private enum E { A } " + TABLE + "record Row(E e) {} }",
                "[NL0107] the type of column 'e' uses 'E', which generated code in package lake cannot reach");
        assertError(
                "public class Trips { private record P(int a) {} " + TABLE
                        + "record Row(java.util.List<java.util.List<P>> e) {} }",
                "[NL0107] the type of column 'e' uses 'P', which generated code in package lake cannot reach");
        assertThat(compile(TABLE + "record Trips(int a) {}").errors())
                .singleElement()
                .asString()
                .contains("[NL0107] 'Trips' is in the unnamed package");
    }

    @Test
    void functionThatGeneratedCodeCannotReach() {
        assertError(
                "public class Trips { public record Row(int a) {} private static class C { "
                        + "@io.neuralake.annotations.Table(database = \"d\") "
                        + "public static java.util.stream.Stream<Row> rows() { return null; } } }",
                "[NL0114] method 'rows' is in 'C', which is private");
        assertError(
                "public class Trips { private record Row(int a) {} "
                        + "@io.neuralake.annotations.Table(database = \"d\") "
                        + "public static java.util.stream.Stream<Row> rows() { return null; } }",
                "[NL0107] the rows of table 'rows' have type 'Row'");
        assertError(
                "public class Trips { public record Row<T>(int a) {} "
                        + "@io.neuralake.annotations.Table(database = \"d\") "
                        + "public static java.util.stream.Stream<Row<String>> rows() { return null; } }",
                "[NL0115] the rows of table 'rows' have type 'Row', which has type parameters");
    }

    @Test
    void generatedNameThatExistsIsReportedOnTheTable() {
        JavaFileObject own = source("lake.TripsTable", "package lake; class TripsTable {}");
        JavaFileObject trips = source("lake.Trips", "package lake; " + TABLE + "record Trips(int a) {}");

        assertThat(Compiled.of(trips, own).errors())
                .containsExactly("Trips.java:1:86 [NL0108] the class that is generated for table 'trips' would be"
                        + " 'lake.TripsTable', which exists already");
    }

    @Test
    void generatedNamesOfCatalogAndDatabasesThatExistAreReported() {
        Compiled compiled = Compiled.of(
                source("lake.NlkCatalog", "package lake; class NlkCatalog {}"),
                source("lake.DDatabase", "package lake; class DDatabase {}"),
                source(
                        "lake.Trips",
                        "package lake;\n@io.neuralake.annotations.Catalog(name = \"nlk\")\n" + TABLE
                                + "record Trips(int a) {}"));

        assertThat(compiled.errors())
                .satisfiesExactlyInAnyOrder(
                        error -> assertThat(error)
                                .startsWith("Trips.java:2:42 [NL0108] the class that is generated for catalog 'nlk'"),
                        error -> assertThat(error)
                                .startsWith("Trips.java:3:44 [NL0108] the class that is generated for database 'd'"));
    }

    @Test
    void twoTablesWithOneAccessorAreReported() {
        String function = "@io.neuralake.annotations.Table(database = \"d\", name = \"%s\") "
                + "public static java.util.stream.Stream<Row> daily(%s) { return null; } ";
        assertError(
                "public class Trips { public record Row(int a) {} " + function.formatted("x", "")
                        + function.formatted("y", "int a") + "}",
                "[NL0108] the class that is generated for table 'y' would be 'lake.DailyTable'");
        assertError(
                "public class Trips { public record Row(int a) {} " + function.formatted("x", "") + "interface Other { "
                        + function.formatted("y", "int a") + "} }",
                "[NL0108] the class that is generated for table 'x' would be 'lake.DailyTable'");
    }

    @Test
    void twoTablesWithOneMethodOfTheirDatabaseAreReported() {
        String table = "@io.neuralake.annotations.Table(database = \"d\", location = \"s3://b/t\", name = \"%s\") ";
        assertError(
                "@io.neuralake.annotations.Catalog(name = \"nlk\") public interface Trips { " + table.formatted("a1")
                        + "record A(int a) {} " + table.formatted("a_1") + "record B(int a) {} }",
                "[NL0108] table 'a_1' would be the method 'a1' of its database's class, and so is table 'a1'");
    }

    @Test
    void javaDeprecationNeedsAReplacement() {
        assertError("@Deprecated " + TABLE + "public record Trips(int a) {}", "[NL0113] table 'trips' is @Deprecated");
        assertError(TABLE + "public record Trips(@Deprecated int a) {}", "[NL0113] column 'a' is @Deprecated");
    }

    @Test
    void allMistakesOfACompileAreReportedTogether() {
        Compiled compiled = Compiled.of(
                source("lake.A", "package lake; " + TABLE + "record A(Object a) {}"),
                source("lake.B", "package lake; " + TABLE + "record B<T>(int b) {}"),
                source("lake.C", "package lake; interface C { @io.neuralake.annotations.Column static void c() {} }"),
                source("lake.D", "package lake; @io.neuralake.annotations.Database(name = \"D D\") interface D {}"),
                source(
                        "lake.E",
                        "package lake; "
                                + "@io.neuralake.annotations.Table(database = \"e\", location = \"s3://key:secret@b/t\") "
                                + "@io.neuralake.annotations.Roapi(reloadSeconds = -1) record E(int e) {}"));

        assertThat(compiled.errors().stream().map(error -> error.replaceAll(".*\\[(NL\\d+)].*", "$1")))
                .containsExactlyInAnyOrder("NL0301", "NL0107", "NL0117", "NL0101", "NL0402", "NL0505");
    }

    @Test
    void mistakeDoesNotHideTheAccessorsThatOtherCodeUses() {
        Compiled compiled = Compiled.of(
                source("lake.A", "package lake; " + TABLE + "record A(Object a, int b) {}"),
                source("lake.package-info", "@io.neuralake.annotations.Catalog(name = \"nlk\") package lake;"),
                source(
                        "user.Use",
                        "package user; import lake.ATable; import lake.DDatabase; import lake.NlkCatalog;"
                                + " class Use { ATable table; NlkCatalog catalog; DDatabase database; }"));

        assertThat(compiled.errors()).singleElement().asString().contains("[NL0301]");
    }

    @Test
    void errorsOfJavaAreNotBuried() {
        assertJavaError("record Trips(Missing a) {}", "cannot find symbol");
        assertJavaError("record Trips(java.util.List<Missing> a) {}", "cannot find symbol");
        assertJavaError("interface Trips extends Missing { int a(); }", "cannot find symbol");
        assertThat(compile("package lake; @io.neuralake.annotations.Table record Trips(int a) {}")
                        .errors())
                .singleElement()
                .asString()
                .contains("is missing a default value for the element 'database'");
        assertThat(compile("package lake; @io.neuralake.annotations.Table(database = MISSING) record Trips(int a) {}")
                        .errors())
                .singleElement()
                .asString()
                .contains("cannot find symbol");
        assertThat(compile("package lake; @io.neuralake.annotations.Table(database = 7) record Trips(int a) {}")
                        .errors())
                .singleElement()
                .asString()
                .contains("incompatible types");
        assertThat(compile("package lake; @io.neuralake.annotations.Table(database = ) record Trips(int a) {}")
                        .errors())
                .isNotEmpty()
                .allMatch(error -> error.contains("illegal start of expression"));
        assertThat(compile("package lake; @io.neuralake.annotations.Table(database = \"d\", rows = Missing.class) "
                                + "record Trips(int a) {}")
                        .errors())
                .singleElement()
                .asString()
                .contains("cannot find symbol");
    }

    @Test
    void optionLeavesOutAllClasses() {
        Compiled compiled = Compiled.of(
                List.of("-Aneuralake.accessors=false"),
                List.of(
                        source("lake.A", "package lake; " + TABLE + "record A(int a) {}"),
                        source(
                                "lake.package-info",
                                "@io.neuralake.annotations.Catalog(name = \"nlk\") package lake;")));

        compiled.succeeded();
        assertThat(compiled.files().keySet())
                .containsExactly(
                        "META-INF/neuralake/catalog.json",
                        "META-INF/neuralake/openapi.json",
                        "META-INF/neuralake/roapi.yml",
                        "META-INF/neuralake/tables/lake.A.json");
    }

    private static void assertJavaError(String declaration, String message) {
        assertThat(compile("package lake; " + TABLE + declaration).errors())
                .singleElement()
                .asString()
                .contains(message);
    }

    private static void assertError(String declaration, String message) {
        assertThat(compile("package lake; " + declaration).errors())
                .singleElement()
                .asString()
                .contains(message);
    }

    private static Compiled compile(String source) {
        return Compiled.of(source("lake.Trips", source));
    }

    private static JavaFileObject source(String name, String text) {
        return JavaFileObjects.forSourceString(name, text);
    }
}
