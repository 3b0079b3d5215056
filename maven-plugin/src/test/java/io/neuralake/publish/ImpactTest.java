package io.neuralake.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.neuralake.catalog.json.Json;
import io.neuralake.catalog.json.JsonObject;
import io.neuralake.publish.impact.Impact;
import io.neuralake.publish.impact.ImpactJson;
import io.neuralake.publish.impact.UnknownNameException;
import io.neuralake.publish.impact.Use;
import io.neuralake.publish.read.ClassPathEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What uses a column, a table, a database: code that javac compiled against generated accessors. */
final class ImpactTest {

    @TempDir
    private static Path shared;

    private static ClassPathEntry tables;

    @TempDir
    private Path folder;

    @BeforeAll
    static void compileTables() {
        tables = new Sources()
                .with("""
                        package lake;
                        @io.neuralake.annotations.Catalog(name = "nlk")
                        final class Lake {}
                        """)
                .with("""
                        package lake;
                        import io.neuralake.annotations.*;
                        @Table(database = "implant", location = "/data/d", uniqueColumns = "local_ts", docColumns = "ticks")
                        @DocFilter(column = "local_ts", value = "1")
                        @DocFilter(column = "local_ts", operator = Operator.LT, value = "9")
                        public record Diagnostics(long localTs, int ticks, int count) {
                            public static final String SQL = "select local_ts from implant.diagnostics";
                            public Diagnostics {
                                if (ticks < 0) throw new IllegalArgumentException();
                            }
                            public long millis() { return localTs / 1000; }
                        }
                        """)
                .with("""
                        package lake;
                        import io.neuralake.annotations.*;
                        @Table(database = "implant", location = "/data/s")
                        @DerivedFrom(value = Diagnostics.class, how = "by day",
                                columns = @DerivedColumn(name = "day", from = "local_ts"))
                        public record Daily(long day, long reports) {}
                        """)
                .with("""
                        package lake;
                        import io.neuralake.annotations.*;
                        @Table(database = "implant", location = "/data/m")
                        @DerivedFrom(table = "implant.daily")
                        public record Monthly(long month, long reports) {}
                        """)
                .with("""
                        package lake;
                        import io.neuralake.annotations.*;
                        @Table(database = "robot", location = "/data/r")
                        public interface Arm extends Named { double angle(); }
                        """)
                .with("""
                        package lake;
                        public interface Named { String name(); }
                        """)
                .with("""
                        package lake;
                        import io.neuralake.annotations.*;
                        @Table(database = "robot", location = "/data/g")
                        public class Gripper { public double force; public int finger; }
                        """)
                .compile(shared.resolve("tables"));
    }

    /** Uses of a name by one class, {@code app.App}, that has certain members: {@code method:line kind columns}. */
    private List<String> uses(String name, String members) {
        Impact impact = impact(name, members);
        List<Use> all = new ArrayList<>(impact.uses());
        all.addAll(impact.allColumns());
        assertThat(impact.warnings()).isEmpty();
        return all.stream()
                .filter(use -> use.type().startsWith("app."))
                .map(ImpactTest::shown)
                .toList();
    }

    private static String shown(Use use) {
        String type = use.type().equals("app.App") ? "" : use.type().substring("app.".length()) + ".";
        String columns =
                use.columns().stream().collect(Collectors.joining(" ", " ", "")).stripTrailing();
        return type + use.member() + " " + use.kind() + columns;
    }

    private Impact impact(String name, String members) {
        ClassPathEntry app =
                new Sources().on(tables).with("""
                package app;
                import io.neuralake.runtime.*;
                import io.neuralake.runtime.column.*;
                import java.util.*;
                import java.util.function.*;
                import java.util.stream.*;
                import lake.*;
                class App {
                    NlkCatalog catalog;
                """ + members + "\n}\n").compile(folder.resolve("app"));
        return ImpactSearch.standard().of(name, List.of(tables, app), List.of());
    }

    @Test
    void columnIsFoundInLambdasReferencesAndNestedClasses() {
        assertThat(uses("implant.diagnostics.local_ts", """
                static final Function<DiagnosticsTable, LongColumn> TS = DiagnosticsTable::localTs;
                long direct() {
                    return catalog.implant().diagnostics().where(t -> t.localTs().gt(5L)).count();
                }
                void nested() {
                    Runnable r = () -> {
                        Supplier<Object> s = () -> catalog.implant().diagnostics().select(t -> List.of(t.localTs()));
                        s.get();
                    };
                }
                Object anonymous() {
                    return new Object() {
                        public String toString() {
                            return catalog.implant().diagnostics().localTs().toString();
                        }
                    };
                }
                static class Inner {
                    LongColumn column(DiagnosticsTable table) { return table.localTs(); }
                }
                void other() {
                    catalog.implant().diagnostics().select(t -> List.of(t.ticks())).show();
                }
                """))
                .containsExactly(
                        "static initializer COLUMN local_ts",
                        "direct COLUMN local_ts",
                        "nested COLUMN local_ts",
                        "anonymous COLUMN local_ts",
                        "App$Inner.column COLUMN local_ts");
    }

    @Test
    void rowsAreReadAndMade() {
        String members = """
                long reads(Diagnostics row) { return row.localTs(); }
                long[] refers(List<Diagnostics> rows) { return rows.stream().mapToLong(Diagnostics::localTs).toArray(); }
                Diagnostics makes() { return new Diagnostics(1, 2, 3); }
                int ticks(Diagnostics row) { return row.ticks(); }
                """;

        assertThat(uses("implant.diagnostics.local_ts", members))
                .containsExactly("reads COMPONENT local_ts", "refers COMPONENT local_ts", "makes ROW");
        assertThat(impact("implant.diagnostics.local_ts", "").uses())
                .as("uses in the row type itself")
                .extracting(use -> use.type() + "." + use.member())
                .containsExactlyInAnyOrder("lake.Diagnostics.SQL", "lake.Diagnostics.millis");
    }

    @Test
    void recordPatternsReadTheirComponents() {
        assumeTrue(Runtime.version().feature() >= 21);
        ClassPathEntry app = new Sources().on(tables).release("21").with("""
                        package app;
                        import lake.*;
                        class App {
                            long sum(Object row) {
                                return row instanceof Diagnostics(long ts, int ticks, int count) ? ts : 0;
                            }
                        }
                        """).compile(folder.resolve("app"));

        assertThat(ImpactSearch.standard()
                        .of("implant.diagnostics.local_ts", List.of(tables, app), List.of())
                        .uses())
                .filteredOn(use -> use.type().equals("app.App"))
                .extracting(ImpactTest::shown)
                .containsExactly("sum COMPONENT local_ts");
    }

    @Test
    void readingWithoutChoosingUsesAllColumns() {
        assertThat(uses("implant.diagnostics.local_ts", """
                DiagnosticsTable table;
                TableScan<DiagnosticsTable, Diagnostics> kept;
                void stream() { catalog.implant().diagnostics().stream().close(); }
                void chained() { catalog.implant().diagnostics().where(t -> t.ticks().gt(1)).limit(3).show(); }
                void throughVariable() {
                    var slice = catalog.implant().diagnostics().limit(3);
                    for (int i = 0; i < 2; i++) {
                        slice = slice.where(t -> t.ticks().gt(1));
                    }
                    slice.arrow();
                }
                void chosen() {
                    var slice = catalog.implant().diagnostics().limit(3);
                    slice.select(t -> List.of(t.ticks())).show();
                    slice.count();
                }
                void chosenOnceOnly() {
                    var slice = catalog.implant().diagnostics().limit(3);
                    slice.select(t -> List.of(t.ticks())).show();
                    slice.show();
                }
                void counted() { catalog.implant().diagnostics().count(); }
                DiagnosticsTable given() { return catalog.implant().diagnostics(); }
                void field() { table.frame(); }
                void keeps() { kept = table.limit(2); }
                Object hands() { return List.of(catalog.implant().diagnostics()); }
                Function<DiagnosticsTable, Stream<Diagnostics>> unbound() { return DiagnosticsTable::stream; }
                Function<DiagnosticsTable, Long> counts() { return DiagnosticsTable::count; }
                Supplier<Stream<Diagnostics>> bound() { return catalog.implant().diagnostics()::stream; }
                """))
                .containsExactlyInAnyOrder(
                        "stream ALL_COLUMNS",
                        "chained ALL_COLUMNS",
                        "throughVariable ALL_COLUMNS",
                        "chosenOnceOnly ALL_COLUMNS",
                        "field ALL_COLUMNS",
                        "keeps HANDED_ON",
                        "hands HANDED_ON",
                        "unbound ALL_COLUMNS",
                        "bound ALL_COLUMNS");
    }

    @Test
    void methodsOfTheRuntimeAreNoColumns() {
        assertThat(uses("implant.diagnostics.count", """
                long counts() { return catalog.implant().diagnostics().count(); }
                Object names() { return catalog.implant().diagnostics().countColumn(); }
                """)).containsExactly("names COLUMN count");
    }

    @Test
    void textsNameTablesAndColumns() {
        assertThat(uses("implant.diagnostics.local_ts", """
                static final String QUERY = "SELECT max(Local_TS) FROM Implant.\\"Diagnostics\\"";
                void sql() { catalog.sql("select local_ts from implant.diagnostics"); }
                void inlined() { catalog.sql(QUERY); }
                void concatenated(int n) { catalog.sql("select ticks from implant.diagnostics where local_ts > " + n); }
                void star() { catalog.sql("select d.* from implant.diagnostics d"); }
                void counted() { catalog.sql("select count(*), 2 * ticks from implant.diagnostics"); }
                void unknown(String columns) { catalog.sql("select " + columns + " from implant.diagnostics"); }
                void others() { catalog.sql("select ticks from implant.diagnostics"); }
                void elsewhere() { catalog.sql("select local_ts from other.diagnostics"); }
                void byName() { catalog.table("implant.diagnostics").show(); }
                void byNameChosen() {
                    catalog.table("implant.diagnostics").select(t -> List.of(t.column("ticks"))).show();
                }
                void byNameThis() {
                    catalog.table("implant.diagnostics").select(t -> List.of(t.column("local_ts"))).show();
                }
                void rowByName() {
                    catalog.implant().diagnostics().select(t -> List.of(t.ticks())).stream()
                            .forEach(row -> row.get("local_ts"));
                }
                String said() { return "implant.diagnostics"; }
                """))
                .containsExactlyInAnyOrder(
                        "QUERY TEXT local_ts",
                        "sql TEXT local_ts",
                        "inlined TEXT local_ts",
                        "concatenated TEXT local_ts",
                        "byNameThis TEXT local_ts",
                        "rowByName TEXT local_ts",
                        "star ALL_IN_TEXT",
                        "unknown ALL_IN_TEXT",
                        "byName ALL_COLUMNS",
                        "said ALL_IN_TEXT");
    }

    @Test
    void rowTypesAreFoundThroughSubtypes() {
        assertThat(uses("robot.arm.angle", """
                interface Left extends Arm {}
                static class Lefter implements Left {
                    public double angle() { return 1; }
                    public String name() { return "left"; }
                }
                double arm(Arm arm) { return arm.angle(); }
                double left(Left left) { return left.angle(); }
                double lefter() { return new Lefter().angle(); }
                """))
                .containsExactlyInAnyOrder("arm COMPONENT angle", "left COMPONENT angle", "lefter COMPONENT angle");
        assertThat(uses("robot.arm.name", """
                String name(Arm arm) { return arm.name(); }
                Function<Arm, String> refers() { return Arm::name; }
                """)).containsExactly("name COMPONENT name", "refers COMPONENT name");
        assertThat(uses("robot.gripper.force", """
                double reads(Gripper gripper) { return gripper.force; }
                void writes(Gripper gripper) { gripper.force = 1; }
                int other(Gripper gripper) { return gripper.finger; }
                """)).containsExactly("reads COMPONENT force", "writes COMPONENT force");
    }

    @Test
    void tableAndDatabaseListEveryUserWithItsColumns() {
        String members = """
                void both() {
                    catalog.implant().diagnostics().select(t -> List.of(t.ticks(), t.localTs())).show();
                    catalog.implant().daily().count();
                }
                DiagnosticsTable given() { return catalog.implant().diagnostics(); }
                """;

        assertThat(uses("implant.diagnostics", members)).containsExactly("both COLUMN local_ts ticks", "given TABLE");
        assertThat(impact("implant", members).uses())
                .filteredOn(use -> use.type().equals("app.App"))
                .extracting(use -> use.member() + " " + use.table() + " " + use.columns())
                .containsExactly(
                        "both implant.diagnostics [local_ts, ticks]",
                        "both implant.daily []",
                        "given implant.diagnostics []");
    }

    @Test
    void derivedTablesAreFollowedByTheirColumns() {
        assertThat(impact("implant.diagnostics.local_ts", "").derived())
                .containsExactly(
                        new Impact.Derived("implant.daily", List.of("day"), "implant.diagnostics", "by day"),
                        new Impact.Derived("implant.monthly", List.of(), "implant.daily", ""));
        assertThat(impact("implant.diagnostics.ticks", "").derived()).isEmpty();
        assertThat(impact("implant.daily", "").derived())
                .extracting(Impact.Derived::table)
                .containsExactly("implant.monthly");
    }

    @Test
    void reportIsSortedAndAligned() {
        Impact impact = impact("implant.diagnostics.local_ts", """
                void show() {
                    catalog.implant().diagnostics().show();
                }
                long latest(Diagnostics row) {
                    return Math.max(row.localTs(),
                            row.localTs() + 1);
                }
                Object column() { return catalog.implant().diagnostics().localTs(); }
                """);

        assertThat(String.join("\n", ImpactReport.lines(impact)))
                .isEqualTo("""
                implant.diagnostics.local_ts: used in 5 methods of 2 classes in 2 modules

                app
                  app.App
                    latest  App.java:14,15  reads the column from rows
                    column  App.java:17     names the column

                tables
                  lake.Diagnostics
                    SQL     Diagnostics.java    names the column in text
                    millis  Diagnostics.java:11  reads the column from rows

                all columns, and so this one:

                app
                  app.App
                    show  App.java:11  reads all columns

                in the declaration of implant.diagnostics:
                  documentation filter, unique columns

                derived:
                  implant.daily    day from implant.diagnostics: by day
                  implant.monthly  all columns from implant.daily""".replace("Diagnostics.java    names", "Diagnostics.java     names"));
        JsonObject json = Json.parse(ImpactJson.print(impact));
        assertThat(json.string("asked")).isEqualTo("implant.diagnostics.local_ts");
        JsonObject first = json.objects("uses").get(0);
        assertThat(first.string("module")).isEqualTo("app");
        assertThat(first.string("class")).isEqualTo("app.App");
        assertThat(first.string("method")).isEqualTo("latest");
        assertThat(first.string("file")).isEqualTo("App.java");
        assertThat(first.find("lines")).contains(List.of(14L, 15L));
        assertThat(first.string("kind")).isEqualTo("component");
        assertThat(json.objects("derived")).hasSize(2);
    }

    @Test
    void unknownNamesAreSuggested() {
        ImpactSearch search = ImpactSearch.standard();
        List<ClassPathEntry> classPath = List.of(tables);

        assertUnknown(
                "implant.diagnostics.local_tz",
                "table 'implant.diagnostics' has no column 'local_tz': did you mean"
                        + " 'implant.diagnostics.local_ts'?");
        assertUnknown(
                "implant.diagnostic.local_ts",
                "database 'implant' has no table 'diagnostic': did you mean" + " 'implant.diagnostics.local_ts'?");
        assertUnknown("implnt.daily", "the catalog has no database 'implnt': did you mean 'implant.daily'?");
        assertUnknown(
                "diagnostics.ticks",
                "the catalog has no database 'diagnostics': did you mean" + " 'implant.diagnostics.ticks'?");
        assertUnknown("sea", "the catalog has no database 'sea': databases are implant, robot");
        assertUnknown(
                "a..b",
                "'a..b' is no name of a column, table or database: write database.table.column,"
                        + " database.table or database");
        assertThatThrownBy(() -> search.of("implant", List.of(), List.of()))
                .hasMessageContaining("there is no table on the class path; are the modules compiled");
        assertThat(search.of("implant.daily", classPath, List.of()).uses()).isEmpty();
    }

    private static void assertUnknown(String name, String message) {
        assertThatThrownBy(() -> ImpactSearch.standard().of(name, List.of(tables), List.of()))
                .isInstanceOf(UnknownNameException.class)
                .hasMessage(message);
    }

    @Test
    void newerAndBrokenClassFilesAreWarnings() throws IOException {
        ClassPathEntry app = new Sources()
                .on(tables)
                .with("package app; class A { long a(lake.Diagnostics row) { return row.localTs(); } }")
                .with("package app; class B { long b(lake.Diagnostics row) { return row.localTs(); } }")
                .with("package app; class C { }")
                .compile(folder.resolve("app"));
        byte[] newer = Files.readAllBytes(folder.resolve("app/app/A.class"));
        newer[7] = (byte) 200;
        Files.write(folder.resolve("app/app/A.class"), newer);
        byte[] cut = Files.readAllBytes(folder.resolve("app/app/B.class"));
        Files.write(folder.resolve("app/app/B.class"), java.util.Arrays.copyOf(cut, cut.length - 20));
        Files.write(folder.resolve("app/app/C.class"), new byte[] {1, 2, 3});
        Path noJar = Files.writeString(folder.resolve("no.jar"), "text");

        Impact impact = ImpactSearch.standard()
                .of("implant.diagnostics.local_ts", List.of(tables), List.of(app, ClassPathEntry.of(noJar)));

        assertThat(impact.warnings())
                .containsExactly(
                        "class files in app are for a newer Java than is known here, and what they use is not listed:"
                                + " app/A.class",
                        "class files in app are broken, and what they use is not listed: app/B.class, app/C.class",
                        "no.jar cannot be read, and what it uses is not listed");
        assertThat(impact.uses()).extracting(Use::module).containsOnly("tables");
    }
}
