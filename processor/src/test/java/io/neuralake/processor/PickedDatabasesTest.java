package io.neuralake.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A catalog that picks databases of other modules. */
final class PickedDatabasesTest {

    private static final String CATALOG = "reports/ReportsCatalog.java";
    private static final String PICKS = "databases = {lab.BciDatabase.class, lab.ImplantV2Database.class}";

    private static final String REPORTS = """
            @Catalog(name = "reports", location = "${lake}", %s)
            package reports;
            import io.neuralake.annotations.Catalog;
            """;

    private static final String DAILY = """
            package reports;
            import io.neuralake.annotations.*;
            /** A day. */
            @Table(database = "daily")
            public record Day(@Partition int day, long spikes) {}
            """;

    private static final String WEEKLY = """
            package reports;
            import io.neuralake.annotations.*;
            /** A week. */
            @Table(database = "weekly")
            public record Week(@Partition int week, long spikes) {}
            """;

    private static final String REPORT = """
            package reports;
            public final class Report {
                public static Object spikes(ReportsCatalog catalog) {
                    lab.SpikesTable spikes = catalog.bci().spikes();
                    return catalog.implantV2().impedance().limit(1).equals(spikes) ? catalog.daily().day() : catalog.weekly();
                }
            }
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void compileWhatOthersPickFrom() throws IOException {
        new Project(folder.resolve("lab"))
                .write("lab/package-info.java", """
                        @io.neuralake.annotations.Catalog(name = "lab", location = "/data")
                        package lab;
                        """)
                .write("lab/Spikes.java", table("bci", "Spikes"))
                .write("lab/Impedance.java", table("implant_v2", "Impedance"))
                .write("lab/Wear.java", table("wear", "Wear"))
                .compileAll();
    }

    private static String table(String database, String name) {
        return "package lab; @io.neuralake.annotations.Table(database = \"" + database + "\") public record " + name
                + "(long id) {}";
    }

    private Project project(String name, String picks) throws IOException {
        return new Project(folder.resolve(name))
                .write("reports/package-info.java", REPORTS.replace("%s", picks))
                .write("reports/Day.java", DAILY)
                .write("reports/Week.java", WEEKLY);
    }

    private List<String> options(String name) {
        return List.of(
                "-classpath",
                folder.resolve(name).resolve("out")
                        + File.pathSeparator
                        + folder.resolve("lab").resolve("out")
                        + File.pathSeparator
                        + System.getProperty("java.class.path"));
    }

    private Project whole(Project project, String name, String... more) throws IOException {
        List<String> files = new java.util.ArrayList<>(
                List.of("reports/package-info.java", "reports/Day.java", "reports/Week.java"));
        files.addAll(List.of(more));
        return project.compile(options(name), List.of(), files);
    }

    @Test
    void catalogLeadsToWhatItPicksAndToItsOwn() throws IOException {
        Project project = project("reports", PICKS).write("reports/Report.java", REPORT);

        whole(project, "reports", "reports/Report.java");

        assertThat(project.generated().get(CATALOG))
                .contains("super(ReportsCatalog.class, options, \"bci\", \"daily\", \"implant_v2\", \"weekly\")")
                .contains("import lab.BciDatabase;", "public BciDatabase bci()", "public ImplantV2Database implantV2()")
                .doesNotContain("Wear");
        assertThat(project.generated().get("META-INF/neuralake/catalog.json"))
                .contains("\"picked\"", "\"implant_v2\"", "\"lab.ImplantV2Database\"");
    }

    @Test
    void ownDatabaseStandsForNoOther() throws IOException {
        Project project = whole(project("reports", "databases = DailyDatabase.class"), "reports");

        assertThat(project.generated().get(CATALOG))
                .contains("super(ReportsCatalog.class, options, \"daily\", \"weekly\")")
                .containsOnlyOnce("DailyDatabase daily()");
        assertThat(project.generated().get("META-INF/neuralake/catalog.json")).contains("\"reports.DailyDatabase\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    reports/Day.java          | long spikes | double spikes
                    reports/package-info.java | {lab.BciDatabase.class, lab.ImplantV2Database.class} | {lab.WearDatabase.class, DailyDatabase.class}
                    """)
    void editOfOneFileGivesWhatACleanCompileGives(String file, String from, String to) throws IOException {
        String edited = project("clean", PICKS).text(file).replace(from, to);
        Project partial = whole(project("partial", PICKS), "partial");
        partial.write(file, edited).compile(options("partial"), List.of(), List.of(file));

        Project clean = whole(project("clean", PICKS).write(file, edited), "clean");

        assertThat(partial.generated()).isEqualTo(clean.generated());
    }

    /** What Gradle does: the other tables are handed over as classes, and the catalog's package is compiled again. */
    @Test
    void classesInPlaceOfSourcesGiveTheSame() throws IOException {
        Project partial = whole(project("partial", PICKS), "partial");
        String edited = DAILY.replace("long spikes", "double spikes");
        partial.write("reports/Day.java", edited)
                .compile(
                        options("partial"),
                        List.of("reports.Week"),
                        List.of("reports/Day.java", "reports/package-info.java"));

        assertThat(partial.generated())
                .isEqualTo(whole(project("clean", PICKS).write("reports/Day.java", edited), "clean")
                        .generated());
    }

    @Test
    void classThatIsNotThereIsWhatTheCompilerReports() throws IOException {
        Project project = project("reports", "databases = {lab.BciDatabase.class, lab.Missing.class}");

        assertThatThrownBy(() -> whole(project, "reports"))
                .hasMessageContaining("class Missing")
                .hasMessageContaining("1 error")
                .hasMessageNotContaining("[NL");
    }

    @Test
    void databaseOfTheModulesOwnTablesNeedsNoPick() throws IOException {
        Project project = project("reports", PICKS).write("reports/Day.java", DAILY.replace("daily", "bci"));

        assertThatThrownBy(() -> whole(project, "reports"))
                .hasMessageContaining("package-info.java:1: ")
                .hasMessageContaining(
                        "[NL0510] database 'bci' is picked by lab.BciDatabase, and this module has tables of it")
                .hasMessageContaining("new lab.BciDatabase(catalog)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {lab.BciDatabase.class, lab.LabCatalog.class} | [NL0509] class 'lab.LabCatalog' is none
                    {int.class, lab.BciDatabase.class}            | [NL0509] class 'int' is none
                    {lab.SpikesTable[].class}                     | [NL0509] class 'lab.SpikesTable[]' is none
                    {lab.WearDatabase.class, lab.WearDatabase.class} | [NL0510] database 'wear' is picked twice
                    {}                                            | [NL0511] catalog 'reports' picks no database
                    """)
    void mistakesAreOneErrorEach(String picks, String message) throws IOException {
        Project project = project("reports", "databases = " + picks);

        assertThatThrownBy(() -> whole(project, "reports"))
                .hasMessageContaining(message)
                .hasMessageContaining("1 error");
    }
}
