package io.neuralake.interop.modules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuralake.catalog.manifest.ManifestFormat;
import io.neuralake.runtime.Catalog;
import io.neuralake.runtime.CatalogOptions;
import io.neuralake.runtime.error.LakeException;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jars that each declare a part of the catalog, as they lie on a class path, and put into one. */
final class ManyJarsTest {

    private static final String STOPS = """
            package stops;
            @io.neuralake.annotations.Table(database = "mobility", location = "/data/stops")
            public record Stops(long id, String name) {}
            """;

    private static final String TRIPS = """
            package trips;
            @io.neuralake.annotations.Table(database = "mobility", location = "/data/trips")
            public record Trips(long id, double distance) {}
            """;

    private static final String CLIMATE = """
            @io.neuralake.annotations.Database(name = "climate", location = "/data/weather")
            package weather;
            """;

    private static final String RAIN = """
            package weather;
            @io.neuralake.annotations.Table(database = "climate", location = "hourly/rain")
            public record Rain(long id, double millimetres) {}
            """;

    @TempDir
    private Path directory;

    @Test
    void allTablesAreThereInOneOrderWhateverTheOrderOfTheJars() throws IOException {
        List<Path> jars = new ArrayList<>(List.of(stops("1.0", "String"), trips(), weather()));
        List<String> tables = List.of("climate.rain", "mobility.stops", "mobility.trips");

        for (int i = 0; i < jars.size(); i++) {
            Collections.rotate(jars, 1);
            assertThat(open(jars, Catalog::tables)).isEqualTo(tables);
        }
        jars.addAll(List.copyOf(jars));
        assertThat(open(jars, Catalog::tables)).isEqualTo(tables);
    }

    @Test
    void equalTablesOfTwoJarsAreOne() throws IOException {
        Map<String, byte[]> copy = CompiledModule.filesIn(stops("1.0", "String"));
        copy.put("trips.txt", new byte[0]);
        Path other = CompiledModule.write(directory.resolve("stops-copy.jar"), copy);

        assertThat(open(List.of(stops("1.0", "String"), other), Catalog::tables))
                .containsExactly("mobility.stops");
    }

    @Test
    void versionsThatDisagreeAreNamedWithWhatDiffers() {
        Path first = stops("1.0", "String");
        Path second = stops("2.0", "int");

        for (List<Path> jars : List.of(List.of(first, second), List.of(second, first))) {
            assertThatThrownBy(() -> open(jars, Catalog::tables))
                    .isInstanceOf(LakeException.class)
                    .hasMessageContaining("[NL0504] table 'mobility.stops'")
                    .hasMessageContaining(first.toString())
                    .hasMessageContaining(second.toString())
                    .hasMessageContaining("column 'name' is ")
                    .hasMessageContaining("string in " + first)
                    .hasMessageContaining("int32 in " + second)
                    .hasMessageContaining("depend on one version of the module");
        }
    }

    /** Stops are of two versions, which is an error for a catalog that has them. */
    @Test
    void catalogThatPicksDatabasesHasNoOthersAndIsNotDisturbedByThem() throws Exception {
        Path lab = lab();
        Path reports = reports(lab);
        List<Path> jars = List.of(reports, stops("1.0", "String"), stops("2.0", "int"), lab);

        assertThat(openReports(jars, Catalog::tables)).containsExactly("climate.rain", "reports.days");
        assertThat(this.<String>openReports(jars, catalog -> message(catalog, "mobility.stops")))
                .contains("mobility.stops", "climate.rain");
        assertThat(this.<String>openReports(jars, ManyJarsTest::askForStops)).contains("mobility.stops");
        assertThat(this.<String>openReports(jars, catalog -> database(catalog, "climate")))
                .isEqualTo("climate");
        assertThatThrownBy(() -> open(jars, Catalog::tables)).hasMessageContaining("[NL0504] table 'mobility.stops'");
    }

    @Test
    void databaseThatIsPickedAndNotThereIsAnError() throws Exception {
        Path lab = lab();
        Path reports = reports(lab);

        assertThatThrownBy(() -> openReports(List.of(reports, stops("1.0", "String")), Catalog::tables))
                .hasRootCauseInstanceOf(LakeException.class)
                .rootCause()
                .hasMessageContaining("[NL0512] catalog reports.ReportsCatalog picks database 'climate'")
                .hasMessageContaining("add the module that declares it");
    }

    @Test
    void inOneJarTablesThatSayWhereTheyLieNeedNoManifest() throws IOException {
        Path merged = merged(List.of(weather(), trips()), false);

        assertThat(open(List.of(merged), Catalog::tables)).containsExactly("climate.rain", "mobility.trips");
        assertThat(open(List.of(merged, trips()), Catalog::tables)).containsExactly("climate.rain", "mobility.trips");
    }

    @Test
    void inOneJarTablesWhoseRootIsLostAreAnErrorUnlessTheManifestIsElsewhere() throws IOException {
        Path merged = merged(List.of(trips(), weather()), false);

        assertThatThrownBy(() -> open(List.of(merged), Catalog::tables))
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("[NL0508] table 'climate.rain' is in " + merged)
                .hasMessageContaining("AppendingTransformer");
        assertThat(open(List.of(merged, weather()), Catalog::tables)).containsExactly("climate.rain", "mobility.trips");
    }

    @Test
    void appendedManifestsAreAllRead() throws IOException {
        Path merged = merged(List.of(trips(), weather(), stops("1.0", "String")), true);

        assertThat(open(List.of(merged), Catalog::tables))
                .containsExactly("climate.rain", "mobility.stops", "mobility.trips");
        assertThat(this.<String>open(List.of(merged), catalog -> message(catalog, "climate.rain")))
                .contains("/data/weather/hourly/rain");
    }

    private static String message(Catalog catalog, String table) {
        try {
            return "rows: " + catalog.table(table).count();
        } catch (LakeException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static String askForStops(Catalog catalog) {
        try {
            return "rows: " + catalog.sql("SELECT id FROM mobility.stops").count();
        } catch (LakeException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** What the method of a generated catalog leads to. */
    private static String database(Catalog catalog, String method) {
        try {
            return catalog.getClass().getMethod(method).invoke(catalog).toString();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path stops(String version, String type) {
        return CompiledModule.compile(
                        directory.resolve("stops-" + version),
                        Map.of("stops/Stops.java", STOPS.replace("String", type)))
                .jar(directory.resolve("stops-" + version + ".jar"));
    }

    private Path trips() {
        return CompiledModule.compile(directory.resolve("trips"), Map.of("trips/Trips.java", TRIPS))
                .jar(directory.resolve("trips.jar"));
    }

    private Path weather() {
        return CompiledModule.compile(
                        directory.resolve("weather"),
                        Map.of("weather/package-info.java", CLIMATE, "weather/Rain.java", RAIN))
                .jar(directory.resolve("weather.jar"));
    }

    private Path lab() {
        return CompiledModule.compile(
                        directory.resolve("lab"),
                        Map.of(
                                "weather/package-info.java",
                                "@io.neuralake.annotations.Catalog(name = \"weather\")\n" + CLIMATE,
                                "weather/Rain.java",
                                RAIN))
                .jar(directory.resolve("lab.jar"));
    }

    /** A module of a table of its own, whose catalog picks one database of others. */
    private Path reports(Path lab) {
        return CompiledModule.compile(
                        directory.resolve("reports"),
                        Map.of("reports/package-info.java", """
                                @io.neuralake.annotations.Catalog(name = "reports", databases = weather.ClimateDatabase.class)
                                package reports;
                                """, "reports/Days.java", """
                                package reports;
                                @io.neuralake.annotations.Table(database = "reports", location = "/data/days")
                                public record Days(long id) {}
                                """),
                        "-cp",
                        CompiledModule.with(lab))
                .jar(directory.resolve("reports.jar"));
    }

    private <T> T openReports(List<Path> jars, Function<Catalog, T> use) throws Exception {
        ClassLoader apart = new WithoutManifests(getClass().getClassLoader());
        try (URLClassLoader loader = new URLClassLoader(urls(jars), apart);
                Catalog catalog = (Catalog) loader.loadClass("reports.ReportsCatalog")
                        .getMethod("open")
                        .invoke(null)) {
            return use.apply(catalog);
        }
    }

    private static URL[] urls(List<Path> jars) throws IOException {
        List<URL> urls = new ArrayList<>();
        for (Path jar : jars) {
            urls.add(jar.toUri().toURL());
        }
        return urls.toArray(URL[]::new);
    }

    /** One jar of several; of files of one name the first stays, or all one after the other. */
    private Path merged(List<Path> jars, boolean append) {
        Map<String, byte[]> files = new TreeMap<>();
        for (Path jar : jars) {
            CompiledModule.filesIn(jar).forEach((name, content) -> {
                boolean appended = append && name.equals(ManifestFormat.CATALOG);
                files.merge(name, content, (first, second) -> appended ? joined(first, second) : first);
            });
        }
        return CompiledModule.write(directory.resolve(append ? "appended.jar" : "merged.jar"), files);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        return (new String(first, StandardCharsets.UTF_8) + "\n" + new String(second, StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8);
    }

    private <T> T open(List<Path> jars, Function<Catalog, T> use) throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // The samples' own manifest is on the class path of these tests.
        ClassLoader apart = new WithoutManifests(before);
        try (URLClassLoader loader = new URLClassLoader(urls(jars), apart)) {
            thread.setContextClassLoader(loader);
            try (Catalog catalog = Catalog.open(CatalogOptions.defaults())) {
                return use.apply(catalog);
            }
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** The classes of another class loader, and none of its manifests. */
    private static final class WithoutManifests extends ClassLoader {

        WithoutManifests(ClassLoader parent) {
            super(parent);
        }

        @Override
        public java.util.Enumeration<URL> getResources(String name) throws IOException {
            return name.startsWith(ManifestFormat.FOLDER) ? Collections.emptyEnumeration() : super.getResources(name);
        }
    }
}
