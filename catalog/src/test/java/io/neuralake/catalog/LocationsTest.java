package io.neuralake.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LocationsTest {

    @ParameterizedTest
    @ValueSource(strings = {"s3://lake", "/data", "${lake}/x", "file:/x", "jdbc:postgresql://h/d"})
    void absolute(String location) {
        assertThat(Locations.absolute(location)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "trips", "mobility/trips", "./x", "a/${b}"})
    void relative(String location) {
        assertThat(Locations.absolute(location)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "s3://lake, trips, t, s3://lake/trips",
        "s3://lake/, trips, t, s3://lake/trips",
        "s3://lake, '', t, s3://lake/t",
        "s3://lake, gs://other/x, t, gs://other/x",
        "s3://lake, ${x}, t, ${x}",
        "'', trips, t, trips",
        "'', '', t, ''",
        "/, trips, t, /trips",
    })
    void below(String root, String location, String name, String expected) {
        assertThat(Locations.below(root, location, name)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"S3://lake, s3", "jdbc:x:y, jdbc", "/data, ''", "trips, ''", "${x}://lake, ''", "a/b:c, ''"})
    void scheme(String location, String scheme) {
        assertThat(Locations.scheme(location).orElse("")).isEqualTo(scheme);
    }

    @Test
    void placeholdersComeOnceInOrder() {
        assertThat(Locations.placeholders("${b}/${a.x-1}/${b}/${}/$c/${d")).containsExactly("b", "a.x-1");
    }

    @Test
    void placeholdersAreFilledIn() {
        assertThat(Locations.resolve("${b}/x/${a}", name -> "$1\\" + name.toUpperCase(Locale.ROOT)))
                .isEqualTo("$1\\B/x/$1\\A");
    }

    @Test
    void tableLiesBelowItsDatabaseBelowTheCatalog() {
        Table relative = Tables.of("trips", Columns.int64("id")).at("").build();

        assertThat(catalog("s3://lake", "city", relative).location(relative)).isEqualTo("s3://lake/city/trips");
        assertThat(catalog("s3://lake", "", relative).location(relative)).isEqualTo("s3://lake/mobility/trips");
        assertThat(catalog("s3://lake", "gs://other", relative).location(relative))
                .isEqualTo("gs://other/trips");
        assertThat(catalog("", "gs://other", relative).location(relative)).isEqualTo("gs://other/trips");
        assertThat(catalog("", "", relative).location(relative)).isEmpty();
    }

    @Test
    void relationalTableUsesItsDatabaseAsItIs() {
        Table relational = Tables.of("trips", Columns.int64("id"))
                .at("")
                .format(Format.JDBC)
                .build();

        assertThat(catalog("s3://lake", "jdbc:x:y", relational).location(relational))
                .isEqualTo("jdbc:x:y");
        assertThat(catalog("s3://lake", "", relational).location(relational)).isEmpty();
    }

    @Test
    void ownerAndRoapiOptionsAreInherited() {
        Table table = Tables.of("trips", Columns.int64("id")).build();
        Database database =
                new Database("mobility", "", "", "", "", Tables.reloaded(7), List.of(table), Optional.empty());
        Catalog catalog =
                new Catalog("lake", "", "ann", "", "", Tables.notServed(), List.of(database), Optional.empty());

        assertThat(catalog.owner(table)).isEqualTo("ann");
        assertThat(catalog.roapi(table).disable()).contains(true);
        assertThat(catalog.roapi(table).reloadSeconds()).hasValue(7);
        assertThat(catalog.roapi(table).name()).isEmpty();
    }

    private static Catalog catalog(String root, String databaseRoot, Table table) {
        Database database =
                new Database("mobility", "", "", databaseRoot, "", RoapiOptions.NONE, List.of(table), Optional.empty());
        return new Catalog("lake", "", "", root, "", RoapiOptions.NONE, List.of(database), Optional.empty());
    }
}
