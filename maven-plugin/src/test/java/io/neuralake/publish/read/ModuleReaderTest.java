package io.neuralake.publish.read;

import static io.neuralake.publish.Compiled.database;
import static io.neuralake.publish.Compiled.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Database;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Rule;
import io.neuralake.catalog.Table;
import io.neuralake.catalog.manifest.ManifestFormat;
import io.neuralake.catalog.manifest.ManifestWriter;
import io.neuralake.publish.Compiled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading jars and class folders. */
final class ModuleReaderTest {

    private static final Table TRIPS = table("lake.Trips", "mobility", "trips", "trips");
    private static final Table STOPS = table("lake.Stops", "mobility", "stops", "stops");
    private static final String STOPS_FRAGMENT = ManifestFormat.fragment("lake.Stops", "");

    @TempDir
    private Path folder;

    private final ModuleReader reader = new ModuleReader("0.1.0");

    @Test
    void tablesAreThoseOfTheFragmentsAndDatabasesThoseOfTheManifest() {
        Database mobility = database("mobility", "/data");
        Compiled compiled = new Compiled()
                .with(TRIPS)
                .with(STOPS)
                .with(Catalog.unnamed(List.of(mobility.withTables(List.of(STOPS, TRIPS)), database("empty", ""))));

        ReadModule jar = reader.read(compiled.jar(folder.resolve("trips.jar")));
        ReadModule classes = reader.read(compiled.folder(folder.resolve("classes")));

        assertThat(jar.problems()).isEmpty();
        assertThat(jar.module().label()).isEqualTo("trips.jar");
        assertThat(jar.module().catalog().databases())
                .containsExactly(mobility.withTables(List.of(STOPS, TRIPS)), database("empty", ""));
        assertThat(classes.module().catalog()).isEqualTo(jar.module().catalog());
        assertThat(jar.declared()).containsExactly("lake.Stops", "lake.Trips");
        assertThat(jar.absent()).isEmpty();
    }

    @Test
    void manifestsThatWereAppendedEachGiveTheirTables() {
        Database climate = database("climate", "/data/climate");
        Table rain = table("lake.Rain", "climate", "rain", "rain");
        String both = ManifestWriter.manifest(Catalog.unnamed(List.of(Database.named("mobility", List.of(TRIPS)))))
                + ManifestWriter.manifest(Catalog.unnamed(List.of(climate.withTables(List.of(rain)))));
        Compiled compiled = new Compiled().with(TRIPS).with(rain).with(ManifestFormat.CATALOG, both);

        ReadModule module = reader.read(compiled.jar(folder.resolve("app.jar")));

        assertThat(module.problems()).isEmpty();
        assertThat(module.module().catalog().tables()).containsExactly(rain, TRIPS);
        assertThat(module.module().catalog().location(rain)).isEqualTo("/data/climate/rain");
    }

    @Test
    void tableOfWhichTheManifestDoesNotKnowIsReported() {
        Compiled compiled = new Compiled()
                .with(TRIPS)
                .with(STOPS)
                .with(Catalog.unnamed(List.of(Database.named("mobility", List.of(TRIPS)))));

        ReadModule module = reader.read(compiled.jar(folder.resolve("app.jar")));

        assertThat(module.module().catalog().tables()).containsExactly(TRIPS);
        assertThat(module.problems()).extracting(Problem::rule).containsExactly(Rule.NL0508);
    }

    @Test
    void fragmentWithoutItsClassIsLeftOver() {
        Compiled compiled = new Compiled()
                .with(TRIPS)
                .with(STOPS)
                .with(Catalog.unnamed(List.of(Database.named("mobility", List.of(STOPS, TRIPS)))))
                .without("lake/Stops.class");

        ReadModule module = reader.read(compiled.folder(folder));

        assertThat(module.problems()).isEmpty();
        assertThat(module.module().catalog().tables()).containsExactly(TRIPS);
    }

    @Test
    void databaseThatOnlyLeftOverTablesNameIsGone() {
        Compiled compiled = new Compiled()
                .with(STOPS)
                .with(Catalog.unnamed(List.of(Database.named("mobility", List.of(STOPS)))))
                .without("lake/Stops.class");

        assertThat(reader.read(compiled.folder(folder)).module().catalog().databases())
                .isEmpty();
    }

    @Test
    void unreadableFragmentIsReportedWithJarEntryAndReason() {
        Compiled compiled = new Compiled()
                .with(TRIPS)
                .with(STOPS)
                .with(STOPS_FRAGMENT, "{\"neuralake\": 1, \"table\": {\"name\": 7}}");

        ReadModule module = reader.read(compiled.jar(folder.resolve("trips.jar")));

        assertThat(module.module().catalog().tables()).containsExactly(TRIPS);
        assertThat(module.problems()).extracting(Problem::text).containsExactly("""
                        [NL0902] META-INF/neuralake/tables/lake.Stops.json in trips.jar cannot be read: \
                        $.table.declared is missing
                          fix: build trips.jar again; nothing but the compiler writes this file""");
    }

    @Test
    void newerFormatIsReportedOnceForAModule() {
        String newer = "\"neuralake\" : 2";
        Compiled compiled = new Compiled()
                .with(TRIPS)
                .with(STOPS)
                .with(STOPS_FRAGMENT, ManifestWriter.fragment(STOPS).replaceFirst("\"neuralake\" ?: ?1", newer))
                .with(
                        ManifestFormat.CATALOG,
                        ManifestWriter.manifest(Catalog.unnamed(List.of())).replaceFirst("\"neuralake\" ?: ?1", newer));

        assertThat(reader.read(compiled.jar(folder.resolve("trips.jar"))).problems())
                .extracting(Problem::text)
                .containsExactly("""
                        [NL0903] trips.jar was compiled by a newer Neuralake: META-INF/neuralake/catalog.json: it \
                        has format 2, and this version reads formats up to 1
                          fix: raise neuralake-maven-plugin from 0.1.0 to the version of neuralake-processor that \
                        compiled trips.jar""");
    }

    @Test
    void fileThatIsNoJarIsReported() throws IOException {
        Path file = Files.writeString(folder.resolve("trips.jar"), "not a zip");

        assertThat(reader.read(ClassPathEntry.of(file)).problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.rule()).isEqualTo(Rule.NL0902);
                    assertThat(problem.message())
                            .startsWith("trips.jar is neither a jar nor a class folder that can be read: ");
                });
    }

    @Test
    void tableClassWithoutAFragmentIsAbsent() {
        Compiled compiled = new Compiled()
                .with(TRIPS)
                .withClass("lake.Stops", true)
                .withClass("lake.Plain", false)
                .withSource("lake.Feeds", """
                        public class Feeds {
                            @io.neuralake.annotations.Table(database = "d")
                            public static Object live() { return ""; }
                        }""");

        ReadModule module = reader.read(compiled.folder(folder));

        assertThat(module.declared()).containsExactly("lake.Feeds#live", "lake.Stops", "lake.Trips");
        assertThat(module.absent()).containsExactly("lake.Feeds#live", "lake.Stops");
    }
}
