package io.neuralake.publish;

import static io.neuralake.publish.Compiled.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Database;
import io.neuralake.catalog.Origin;
import io.neuralake.catalog.Suppression;
import io.neuralake.catalog.Table;
import io.neuralake.publish.read.ClassPathEntry;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line. */
final class MainTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @Test
    void catalogOfAClassPathIsWritten() {
        Path jar = trips("trips.jar", "lake.Trips").path();
        Path classes = new Compiled()
                .with(table("lake.Stops", "mobility", "stops", "${lake}/stops"))
                .folder(folder.resolve("classes"))
                .path();
        String classPath = jar + File.pathSeparator + classes;
        String output = folder.resolve("out").toString();

        int first = run("--class-path", classPath, "--output=" + output, "--location", "lake=/data");

        assertThat(err()).isEmpty();
        assertThat(first).isZero();
        assertThat(out()).isEqualToNormalizingNewlines("""
                %s: 1 database, 2 tables
                  catalog.json  written
                  data.json     written
                  grafana/      4 files written
                  openapi.json  written
                  roapi.yml     written
                  site/         18 files written
                """.replace("%s", output));
        assertThat(folder.resolve("out/catalog.json")).content().contains("\"/data/stops\"");
        assertThat(folder.resolve("out/roapi.yml")).content().contains("/data/stops");
    }

    /** The layout of Spring Boot: classes of the program and jars, side by side below one folder. */
    @Test
    void executableJarStandsForWhatIsInIt() throws IOException {
        Path library = trips("trips.jar", "lake.Trips").path();
        Path program = new Compiled()
                .with(table("app.Stops", "mobility", "stops", "/data/stops"))
                .jar(folder.resolve("program.jar"))
                .path();
        Path app = folder.resolve("app.jar");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(app));
                ZipFile own = new ZipFile(program.toFile())) {
            for (ZipEntry entry : Collections.list(own.entries())) {
                out.putNextEntry(new ZipEntry("BOOT-INF/classes/" + entry.getName()));
                own.getInputStream(entry).transferTo(out);
            }
            out.putNextEntry(new ZipEntry("BOOT-INF/lib/trips-1.0.jar"));
            Files.copy(library, out);
        }
        Path output = folder.resolve("out");

        int published = run("--class-path", app.toString(), "--output", output.toString());
        String said = out();
        int impact = run("impact", "mobility.trips", "--class-path", app.toString());

        assertThat(err()).isEmpty();
        assertThat(published).isZero();
        assertThat(impact).isZero();
        assertThat(output.resolve("catalog.json")).content().contains("\"stops\"", "\"trips\"");
        assertThat(said).contains("1 database, 2 tables");
        assertThat(out()).contains("mobility.trips: no code uses it");
    }

    @Test
    void problemsEndItWithOne() {
        String classPath = trips("a.jar", "a.Trips").path()
                + File.pathSeparator
                + trips("b.jar", "b.Trips").path();

        int status =
                run("--class-path", classPath, "--output", folder.resolve("out").toString());

        assertThat(status).isEqualTo(1);
        assertThat(err())
                .contains("error: [NL0504] table 'mobility.trips' is declared by a.Trips in a.jar")
                .contains("b.jar")
                .endsWith("1 problem, so no file was written" + System.lineSeparator());
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void rulesAreAsSevereAsItIsSaidAndModulesSuppressThem() throws IOException {
        Suppression suppression = new Suppression(
                List.of("NL0602"), "known", Origin.of("lake.Trips").annotation("SuppressRule"));
        Table trips = table("lake.Trips", "mobility", "trips", "/data/trips");
        Path jar = new Compiled()
                .with(trips)
                .with(Catalog.unnamed(List.of(Database.named("mobility", List.of(trips))))
                        .withSuppressions(List.of(suppression)))
                .jar(folder.resolve("trips.jar"))
                .path();
        Path sarif = folder.resolve("reports/neuralake.sarif");
        String output = folder.resolve("out").toString();

        int lenient =
                run("--class-path", jar.toString(), "--output", output, "--rules", "lint=warning", "--sarif=" + sarif);

        assertThat(lenient).isZero();
        assertThat(err())
                .contains("warning: [NL0601] table 'trips' has no owner")
                .doesNotContain("NL0602", "error");
        assertThat(sarif).content().contains("NL0601", "NL0602", "\"justification\": \"known\"", "neuralake/merge");

        int strict = run("--class-path", jar.toString(), "--output", output, "--rules=NL0601=error,NL0201=off");

        assertThat(strict).isEqualTo(1);
        assertThat(err())
                .contains("error: [NL0601] table 'trips' has no owner")
                .contains("error: [NL0906] rule NL0201 cannot be off");
    }

    @Test
    void wrongArgumentsEndItWithTwo() {
        assertUsage("'--classpath' is not an option: did you mean --class-path?", "--classpath", "a.jar");
        assertUsage("--output needs a value", "--class-path", "a.jar", "--output");
        assertUsage("--output is missing: where do the files go?", "--class-path", "a.jar");
        assertUsage("--class-path is missing: which jars and class folders hold the tables?", "--output", "out");
        assertUsage("--location needs NAME=VALUE, as in lake=/data, but got 'lake'", "--location=lake");
        assertUsage("nothing on --class-path exists", "--class-path", "no-such.jar", "--output", "out");
    }

    @Test
    void impactIsPrintedAndWritten() {
        String jar = trips("trips.jar", "lake.Trips").path().toString();

        int status = run("impact", "mobility.trips.id", "--class-path", jar, "--output", folder.toString());

        assertThat(err()).isEmpty();
        assertThat(status).isZero();
        assertThat(out()).isEqualToNormalizingNewlines("""
                mobility.trips.id: no code uses it

                %s has this as JSON
                """.replace(
                        "%s", folder.resolve("impact.json").toString()));
        assertThat(folder.resolve("impact.json")).content().contains("\"asked\": \"mobility.trips.id\"");
        assertThat(run("impact", "mobility.trip", "--class-path", jar)).isEqualTo(1);
        assertThat(err())
                .isEqualToNormalizingNewlines(
                        "error: database 'mobility' has no table 'trip': did you mean" + " 'mobility.trips'?\n");
        assertUsage("impact needs a name behind it", "impact", "--class-path", jar);
        assertUsage(
                "--location has no effect on impact", "impact", "mobility", "--class-path", jar, "--location", "a=b");
    }

    @Test
    void missingEntryIsAWarning() {
        String classPath = trips("trips.jar", "lake.Trips").path() + File.pathSeparator + folder.resolve("resources");

        int status =
                run("--class-path", classPath, "--output", folder.resolve("out").toString());

        assertThat(status).isZero();
        assertThat(err()).contains("warning: " + folder.resolve("resources") + " does not exist and is left out");
    }

    @Test
    void fileThatCannotBeWrittenEndsItWithOne() {
        Path jar = trips("trips.jar", "lake.Trips").path();

        int status = run("--class-path", jar.toString(), "--output", jar.toString());

        assertThat(status).isEqualTo(1);
        assertThat(err()).startsWith("error: writing " + jar);
    }

    @Test
    void helpAndVersionAreShown() {
        assertThat(run("--help")).isZero();
        assertThat(out())
                .startsWith("Writes the artifacts of a Neuralake catalog")
                .contains("--location NAME=VALUE");
        assertThat(run("--version")).isZero();
        assertThat(out()).containsPattern("[0-9]+\\.[0-9]+\\.[0-9]+(-SNAPSHOT)?\\R");
        assertThat(run()).isEqualTo(2);
    }

    private void assertUsage(String message, String... arguments) {
        assertThat(run(arguments)).isEqualTo(2);
        assertThat(err()).contains("error: " + message).contains("--help lists the options");
    }

    private ClassPathEntry trips(String jar, String type) {
        return new Compiled()
                .with(table(type, "mobility", "trips", "/data/trips"))
                .jar(folder.resolve(jar));
    }

    private int run(String... arguments) {
        out.reset();
        err.reset();
        return new Main(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(List.of(arguments));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
