package io.neuralake.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.JavaFileObjects;
import java.util.Arrays;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.Test;

/** Problems are shown on the value that holds the mistake: file, line and column. */
final class PositionTest {

    @Test
    void repeatedAnnotationsAreToldApart() {
        assertErrors("""
                package lake;
                import io.neuralake.annotations.*;
                @Table(database = "mobility", location = "s3://lake/trips")
                @DocFilter(column = "city", value = "Oslo")
                @DocFilter(column = "citi", value = "Oslo")
                @io.neuralake.annotations.DocFilter(column = "day",
                        value = {"17", "x"}, operator = Operator.IN)
                public record Trips(@Partition String city, int day) {}
                """, "Trips.java:5:21 [NL0201] table 'trips' has no column 'citi'", "Trips.java:7:24 [NL0202] ");
    }

    @Test
    void singleAnnotationsAndContainersAreShownOnTheValue() {
        assertErrors("""
                package lake;
                import io.neuralake.annotations.*;
                @DocFilters({@DocFilter(column = "a", value = "1"), @DocFilter(column = "x", value = "1")})
                @Table(database = "mobility", location = "s3://lake/trips")
                public record Trips(int a) {}
                """, "Trips.java:3:73 [NL0201] table 'trips' has no column 'x'");
        assertErrors("""
                package lake;
                import io.neuralake.annotations.*;
                @Table(database = "mobility", location = "s3://lake/trips")
                @DocFilter(column = "x", value = "1")
                public record Trips(int a) {}
                """, "Trips.java:4:21 [NL0201] table 'trips' has no column 'x'");
    }

    @Test
    void derivationsAreShownOnTheClassTheNameOrTheColumn() {
        assertErrors(
                """
                package lake;
                import io.neuralake.annotations.*;
                @Table(database = "mobility", location = "s3://lake/trips")
                @DerivedFrom(Trips.class)
                @DerivedFrom(table = "trips", columns = {@DerivedColumn(name = "a", from = "x"),
                    @DerivedColumn(name = "b", from = "x")})
                @DerivedFrom(String.class)
                @DerivedFrom(value = Other.class, columns = @DerivedColumn(from = "c"))
                @DerivedFrom(Functions.class)
                public record Trips(int a) {}
                @Table(database = "mobility", location = "s3://lake/other")
                @DerivedFrom(void.class)
                record Other(int a) {}
                final class Functions {
                    @Table(database = "bci", name = "made")
                    public static java.util.stream.Stream<Other> rows() {
                        return java.util.stream.Stream.empty();
                    }
                }
                """,
                "Trips.java:4:19 [NL0123] table 'mobility.trips' derives from itself",
                "Trips.java:5:22 [NL0122] 'trips' is no name of a table",
                "Trips.java:6:5 [NL0124] table 'trips' has no column 'b'",
                "Trips.java:7:20 [NL0122] class 'String' is no table",
                "Trips.java:8:45 [NL0124] table 'other' has no column 'c'",
                "Trips.java:9:23 [NL0122] class 'Functions' is no table",
                "Trips.java:12:1 [NL0122] @DerivedFrom on table 'other' names no table");
    }

    @Test
    void itemsOfListsAreShownThemselves() {
        assertErrors("""
                package lake;
                import io.neuralake.annotations.*;
                @Table(database = "mobility", location = "s3://lake/trips", uniqueColumns = {"a",
                    "b"}, docColumns = "c",
                    links = {@Link(title = "t", url = "https://example.com"), @Link(title = "t", url = "ftp://x")})
                public record Trips(int a) {}
                """, "Trips.java:4:5 [NL0109] ", "Trips.java:4:24 [NL0110] ", "Trips.java:5:");
    }

    @Test
    void componentsOfRecordsHaveALineOnEveryJdk() {
        assertErrors(
                """
                package lake;
                import io.neuralake.annotations.*;
                @Table(database = "mobility", location = "s3://lake/trips")
                public record Trips(
                        int a,
                        Object b,
                        @Column(unit = "m", name = "No Name") int c,
                        @Decimal(precision = 39, scale = 0) java.math.BigDecimal d,
                        @Decimal(precision = 3, scale = 0) int e) {}
                """,
                "Trips.java:6:16 [NL0301] ",
                "Trips.java:7:36 [NL0101] ",
                "Trips.java:8:30 [NL0303] ",
                "Trips.java:9:9 [NL0304] column 'e' has precision and scale, but its type is not BigDecimal");
    }

    @Test
    void fieldsOfNestedRecordsAreShownThere() {
        assertErrors("""
                package lake;
                import io.neuralake.annotations.*;
                @Table(database = "mobility", location = "s3://lake/trips")
                public record Trips(Point p) {
                    record Point(int x, Object y) {}
                }
                """, "Trips.java:5:32 [NL0301] ");
    }

    @Test
    void membersOfInterfacesAndClassesAreShownThemselves() {
        assertErrors(
                """
                package lake;
                import io.neuralake.annotations.*;
                @Table(database = "mobility", location = "s3://lake/trips")
                public interface Trips {
                    int a();
                    @Column(name = "A B")
                    int b();
                    @Column static int c() { return 0; }
                    @Partition default int d() { return 0; }
                    @Column int e(int x);
                }
                """,
                "Trips.java:6:20 [NL0101] ",
                "Trips.java:8:5 [NL0117] @Column is on static method 'c', which is no column",
                "Trips.java:9:5 [NL0117] @Partition is on method 'd', which is no column",
                "Trips.java:10:5 [NL0117] @Column is on method with parameters 'e', which is no column");
        assertErrors(
                """
                package lake;
                import io.neuralake.annotations.*;
                @Table(database = "mobility", location = "s3://lake/trips")
                public class Trips {
                    @Column static int a;
                    @Decimal(precision = 1, scale = 0) transient int b;
                    @Column int c() { return 0; }
                    int d;
                    @Deprecated int e;
                    @Deprecation(replacement = "d") static int f;
                    @Deprecation(replacement = "d") record NoTable(int a) {}
                }
                """,
                "Trips.java:5:5 [NL0117] @Column is on static field 'a', which is no column",
                "Trips.java:6:5 [NL0117] @Decimal is on field 'b', which is no column",
                "Trips.java:7:5 [NL0117] @Column is on method 'c', which is no column",
                "Trips.java:9:5 [NL0113] column 'e' is @Deprecated, which does not say what to use instead",
                "Trips.java:10:5 [NL0117] @Deprecation is on static field 'f', which is no column",
                "Trips.java:11:5 [NL0117] @Deprecation is on 'NoTable', which is no table");
    }

    @Test
    void accessorsOfRecordsAreNoColumnsOfTheirOwn() {
        assertErrors("""
                package lake;
                import io.neuralake.annotations.*;
                @Table(database = "mobility", location = "s3://lake/trips")
                public record Trips(@Column(unit = "m") int a, int b) {
                    @Column(unit = "m") public int b() { return b; }
                }
                """, "Trips.java:5:5 [NL0117] @Column is on method 'b', which is no column");
    }

    @Test
    void databasesAndCatalogsAreShownOnTheirPackage() {
        Compiled compiled = Compiled.of(
                JavaFileObjects.forSourceString("lake.package-info", """
                        @Catalog(name = "No Name")
                        @Database(name = "select")
                        package lake;
                        import io.neuralake.annotations.*;
                        """),
                JavaFileObjects.forSourceString("other.Place", """
                        package other;
                        import io.neuralake.annotations.*;
                        @Catalog(name = "other")
                        interface Place {}
                        """));

        assertThat(compiled.errors())
                .hasSize(3)
                .anyMatch(error -> error.startsWith("package-info.java:1:17 [NL0101] "))
                .anyMatch(error -> error.startsWith("package-info.java:2:18 [NL0102] "))
                .anyMatch(error -> error.startsWith("Place.java:3:1 [NL0502] catalog 'other' is declared, but lake"));
    }

    @Test
    void functionsAndTheirParametersAreShownThemselves() {
        assertErrors(
                """
                package lake;
                import io.neuralake.annotations.*;
                import java.util.stream.Stream;
                public class Trips {
                    public record Row(int a) {}
                    @Table(database = "mobility")
                    static Stream<Row> hidden() { return null; }
                    @Table(database = "mobility")
                    public Stream<Row> unbound(java.util.Optional<String> who) { return null; }
                    @Table(database = "mobility")
                    public static Stream<String> texts(
                            int a, Object b) { return null; }
                    @Table(database = "mobility", rows = Row.class)
                    public static Stream<Row> named() { return null; }
                }
                """,
                "Trips.java:7:24 [NL0114] method 'hidden' is not public",
                "Trips.java:9:24 [NL0114] method 'unbound' is not static",
                "Trips.java:9:59 [NL0116] parameter 'who' is optional",
                "Trips.java:11:34 [NL0115] ",
                "Trips.java:12:27 [NL0116] ",
                "Trips.java:13:45 [NL0115] rows names the columns");
    }

    private static void assertErrors(String source, String... starts) {
        Compiled compiled = Compiled.of(JavaFileObjects.forSourceString("lake.Trips", source));

        assertThat(compiled.errors().stream().sorted(PositionTest::byPosition)).satisfiesExactly(matchers(starts));
    }

    private static int byPosition(String a, String b) {
        String[] first = a.split(":", 4);
        String[] second = b.split(":", 4);
        int byLine = Integer.compare(Integer.parseInt(first[1]), Integer.parseInt(second[1]));
        return byLine != 0
                ? byLine
                : Integer.compare(
                        Integer.parseInt(first[2].split(" ", 2)[0]),
                        Integer.parseInt(second[2].split(" ", 2)[0]));
    }

    @SuppressWarnings("unchecked") // an array of a generic interface
    private static ThrowingConsumer<String>[] matchers(String... starts) {
        return Arrays.stream(starts)
                .map(start ->
                        (ThrowingConsumer<String>) error -> assertThat(error).startsWith(start))
                .toArray(ThrowingConsumer[]::new);
    }
}
