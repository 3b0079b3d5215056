package io.neuralake.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Format;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.row.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Opening a catalog: manifests, placeholders and names. */
final class CatalogTest {

    private static final Table TABLE = Declared.hive("m", "trips", Declared.column("id", Scalar.INT64));

    @TempDir
    private Path directory;

    @Test
    void withoutAManifestTheUserIsToldWhatToDo() {
        assertThatThrownBy(() -> TestLake.open(CatalogOptions.defaults(), directory))
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("[NL0901]")
                .hasMessageContaining("-proc:full");
    }

    @Test
    void twoModulesThatDisagreeAreNamed() throws IOException {
        TestLake one = new TestLake(directory.resolve("one"));
        TestLake other = new TestLake(directory.resolve("other"));
        Path first = one.manifest(TABLE);
        Path second = other.manifest(Declared.hive("m", "trips", Declared.column("id", Scalar.STRING)));

        assertThatThrownBy(() -> TestLake.open(CatalogOptions.defaults(), first, second))
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("[NL0504]")
                .hasMessageContaining(first.toString())
                .hasMessageContaining(second.toString());
        try (Catalog catalog = TestLake.open(CatalogOptions.defaults(), first, first)) {
            assertThat(catalog.tables()).containsExactly("m.trips");
        }
    }

    @Test
    void anUnknownTableIsAnsweredWithTheNearestName() {
        TestLake lake = new TestLake(directory);
        try (Catalog catalog = lake.open(TABLE)) {
            assertThatThrownBy(() -> catalog.table("m.trip"))
                    .isInstanceOf(LakeException.class)
                    .hasMessageContaining("did you mean 'm.trips'?");
            assertThatThrownBy(() -> catalog.table("trips")).hasMessageContaining("did you mean 'm.trips'?");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SELECT * FROM n.tripz, n.trips",
        "SELECT * FROM \"n\" . \"tripz\", n.trips",
        "SELECT * FROM trips, m.trips",
        "SELECT * FROM x.tripz, m.trips",
        "SELECT * FROM nn.stops, n.stops"
    })
    void anUnknownTableOfAStatementIsSoughtInItsOwnDatabaseFirst(String statement, String meant) {
        TestLake lake = new TestLake(directory);
        Table trips = Declared.hive("n", "trips", Declared.column("id", Scalar.INT64));
        Table stops = Declared.hive("n", "stops", Declared.column("id", Scalar.INT64));
        try (Catalog catalog = lake.open(TABLE, trips, stops)) {
            assertThatThrownBy(() -> catalog.sql(statement))
                    .isInstanceOf(LakeException.class)
                    .hasMessageContaining("did you mean " + meant + "?");
        }
    }

    @Test
    void aPlaceholderThatNothingResolvesIsNamedWithTheCures() {
        TestLake lake = new TestLake(directory);
        try (Catalog catalog = lake.open(CatalogOptions.defaults(), TABLE)) {
            assertThatThrownBy(() -> catalog.table("m.trips").count())
                    .isInstanceOf(LakeException.class)
                    .hasMessageContaining("'m.trips'")
                    .hasMessageContaining("${lake}")
                    .hasMessageContaining("location(\"lake\", \"…\")")
                    .hasMessageContaining("-Dlake=…")
                    .hasMessageContaining("LAKE");
        }
    }

    @Test
    void placeholdersComeFromOptionsThenPropertiesThenEnvironment() {
        io.neuralake.catalog.Catalog catalog =
                io.neuralake.catalog.Catalog.unnamed(List.of(io.neuralake.catalog.Database.named("m", List.of(TABLE))));
        Map<String, String> upper = Map.of("LAKE", "/upper");
        Map<String, String> both = Map.of("LAKE", "/upper", "lake", "/lower");
        Map<String, String> none = Map.of();

        assertThat(new Placeholders(catalog, none, none::get, upper::get).location(TABLE))
                .isEqualTo("/upper/m/trips");
        assertThat(new Placeholders(catalog, none, none::get, both::get).location(TABLE))
                .isEqualTo("/lower/m/trips");
        assertThat(new Placeholders(catalog, none, Map.of("lake", "/p")::get, both::get).location(TABLE))
                .isEqualTo("/p/m/trips");
        assertThat(new Placeholders(catalog, Map.of("lake", "/o"), Map.of("lake", "/p")::get, both::get)
                        .location(TABLE))
                .isEqualTo("/o/m/trips");
    }

    @Test
    void whatThisVersionDoesNotReadIsSaid() {
        TestLake lake = new TestLake(directory);
        Table relation =
                Declared.table("m", "people", Format.JDBC, Optional.empty(), Declared.column("id", Scalar.INT64));
        try (Catalog catalog = lake.open(CatalogOptions.defaults().location("lake", "gs://bucket"), TABLE, relation)) {
            assertThatThrownBy(() -> catalog.table("m.people").count()).hasMessageContaining("no JDBC driver");
            assertThatThrownBy(() -> catalog.table("m.trips").count())
                    .isInstanceOf(LakeException.class)
                    .hasMessageContaining("gs://bucket/m/trips cannot be read: nothing here serves the scheme 'gs'");
        }
    }

    @Test
    void aTableOfManyFilesIsReadWithItsPartitions() {
        TestLake lake = new TestLake(directory);
        Column[] columns = {
            Declared.partition("p", Scalar.INT32),
            Declared.column("id", Scalar.INT64),
            Declared.partition("q", Scalar.INSTANT)
        };
        for (int i = 0; i < 300; i++) {
            String moment = "2024-01-01 00:00:00." + (100000 + i);
            lake.parquet(
                    "m/many/p=" + i + "/q=" + moment.replace(":", "%3A") + "/f.parquet",
                    "SELECT " + i + "::BIGINT AS id");
        }
        try (Catalog catalog = lake.open(Declared.hive("m", "many", columns))) {
            assertThat(catalog
                            .sql(
                                    "SELECT count(*) AS n, count(*) FILTER (p = id AND microsecond(q) = 100000 + id) AS same"
                                            + " FROM m.many")
                            .stream()
                            .map(Row::toString))
                    .containsExactly("{n=300, same=300}");
            assertThat(catalog.table("m.many").where(t -> t.column("p").ge(298)).stream()
                            .map(Row::toString))
                    .containsExactly(
                            "{p=298, id=298, q=2024-01-01T00:00:00.100298Z}",
                            "{p=299, id=299, q=2024-01-01T00:00:00.100299Z}");
            assertThat(catalog.table("m.many").count()).isEqualTo(300);
        }
    }
}
