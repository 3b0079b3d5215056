package io.neuralake.processor.accessor;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Database;
import io.neuralake.catalog.Table;
import io.neuralake.catalog.manifest.ManifestReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The classes of ordinary catalogs and databases are written as JavaPoet writes them. */
final class PlainClassesTest {

    private static final Path GOLDENS = Path.of("src", "test", "resources", "golden");
    private static final Surroundings MARKED = new Surroundings(true, false, List.of());
    private static final Surroundings UNMARKED = new Surroundings(false, false, List.of());

    private static List<Catalog> catalogs() throws IOException {
        try (Stream<Path> files = Files.walk(GOLDENS)) {
            List<Catalog> catalogs = new ArrayList<>();
            for (Path file :
                    files.filter(path -> path.endsWith("catalog.json")).sorted().toList()) {
                catalogs.add(ManifestReader.manifest(Files.readString(file)));
            }
            return catalogs;
        }
    }

    /** What of a database is ordinary. */
    private static Database ordinary(Database database) {
        return database.withTables(database.tables().stream()
                .filter(table ->
                        table.function().isEmpty() && table.deprecation().isEmpty())
                .toList());
    }

    private static void same(String packageName, Database database, Surroundings surroundings) {
        assertThat(PlainDatabase.fits(packageName, database, surroundings)).isTrue();
        assertThat(PlainDatabase.artifact(packageName, database, surroundings.marked())
                        .text())
                .isEqualTo(AnyDatabase.artifact(packageName, database, surroundings)
                        .text());
        assertThat(new DatabaseEmitter(packageName, surroundings).emit(database).name())
                .isEqualTo(AnyDatabase.artifact(packageName, database, surroundings)
                        .name());
    }

    private static void same(String packageName, Catalog catalog, Surroundings surroundings) {
        assertThat(PlainCatalog.fits(packageName, catalog, surroundings)).isTrue();
        assertThat(PlainCatalog.artifact(packageName, catalog, surroundings.marked())
                        .text())
                .isEqualTo(
                        AnyCatalog.artifact(packageName, catalog, surroundings).text());
        assertThat(new CatalogEmitter(packageName, surroundings).emit(catalog).name())
                .isEqualTo(
                        AnyCatalog.artifact(packageName, catalog, surroundings).name());
    }

    @ParameterizedTest
    @ValueSource(strings = {"lake", "lake.deep", "elsewhere", "z"})
    void ordinaryDatabasesAreTheSame(String packageName) throws IOException {
        List<Database> databases = catalogs().stream()
                .flatMap(catalog -> catalog.databases().stream())
                .toList();

        assertThat(databases).anyMatch(database -> !ordinary(database).tables().isEmpty());
        for (Database database : databases) {
            same(packageName, ordinary(database), MARKED);
            same(packageName, ordinary(database), UNMARKED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lake", "lake.deep", "elsewhere"})
    void catalogsAreTheSame(String packageName) throws IOException {
        List<Catalog> named = catalogs().stream()
                .filter(catalog -> !catalog.name().isEmpty())
                .map(catalog -> catalog.withPicked(Optional.empty()))
                .toList();

        assertThat(named).isNotEmpty();
        for (Catalog catalog : named) {
            same(packageName, catalog, MARKED);
            same(packageName, catalog, UNMARKED);
        }
    }

    @Test
    void namesThatOneFileCannotTellApartAreLeftToJavaPoet() throws IOException {
        Catalog unnamed = Catalog.unnamed(List.of());
        Table table = catalogs().stream()
                .flatMap(Catalog::tables)
                .filter(some -> some.function().isEmpty() && some.deprecation().isEmpty())
                .findFirst()
                .orElseThrow();
        Database database = Database.named(table.database(), List.of(table));

        assertThat(PlainCatalog.fits("lake", unnamed, MARKED)).isFalse();
        assertThat(PlainCatalog.fits("", unnamed, MARKED)).isFalse();
        assertThat(PlainDatabase.fits("", database, MARKED)).isFalse();
        assertThat(PlainDatabase.fits("lake", database, new Surroundings(true, false, List.of("exports"))))
                .isFalse();
        assertThat(PlainSource.distinct(List.of("a.TripsTable", "b.TripsTable")))
                .isFalse();
        assertThat(PlainSource.distinct(List.of("a.TripsTable", "a.TripsTable")))
                .isTrue();
        assertThat(PlainSource.distinct(List.of("a.Generated"))).isFalse();
    }

    @Test
    void picksAreLeftToJavaPoet() throws IOException {
        assertThat(catalogs().stream().filter(catalog -> catalog.picked().isPresent()))
                .isNotEmpty()
                .noneMatch(catalog -> PlainCatalog.fits("lake", catalog, MARKED));
    }

    @Test
    void functionsAreLeftToJavaPoet() throws IOException {
        List<Database> withFunctions = catalogs().stream()
                .flatMap(catalog -> catalog.databases().stream())
                .filter(database -> database.tables().stream()
                        .anyMatch(table -> table.function().isPresent()))
                .toList();

        assertThat(withFunctions).isNotEmpty();
        assertThat(withFunctions).noneMatch(database -> PlainDatabase.fits("lake", database, MARKED));
    }
}
