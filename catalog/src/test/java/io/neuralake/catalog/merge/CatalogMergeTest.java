package io.neuralake.catalog.merge;

import static io.neuralake.catalog.Columns.int64;
import static org.assertj.core.api.Assertions.assertThat;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Database;
import io.neuralake.catalog.Format;
import io.neuralake.catalog.Origin;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.RoapiOptions;
import io.neuralake.catalog.Rule;
import io.neuralake.catalog.Table;
import io.neuralake.catalog.Tables;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CatalogMergeTest {

    private static final Table TRIPS = Tables.of("trips", int64("id")).build();
    private static final Table RIDES = Tables.of("rides", int64("id")).build();
    private static final Table STOPS =
            Tables.of("stops", int64("id")).in("city").build();

    @Test
    void nothingMergesToNothing() {
        assertThat(CatalogMerge.merge(List.of())).isEqualTo(new Merged(Catalog.unnamed(List.of()), List.of()));
    }

    @Test
    void tablesAreSortedByDatabaseAndNameInAnyOrderOfModules() {
        Module one = new Module("one.jar", Tables.catalog(TRIPS, STOPS));
        Module two = new Module("two.jar", Tables.catalog(RIDES));
        Merged merged = CatalogMerge.merge(List.of(one, two));

        assertThat(merged.problems()).isEmpty();
        assertThat(merged.catalog().tables()).containsExactly(STOPS, RIDES, TRIPS);
        assertThat(CatalogMerge.merge(List.of(two, one))).isEqualTo(merged);
    }

    @Test
    void sameTableTwiceIsOneTable() {
        Merged merged = CatalogMerge.merge(List.of(
                new Module("one.jar", Tables.catalog(TRIPS)), new Module("copy.jar", Tables.catalog(TRIPS, RIDES))));

        assertThat(merged.problems()).isEmpty();
        assertThat(merged.catalog().tables()).containsExactly(RIDES, TRIPS);
    }

    @Test
    void tablesThatDifferAreReportedWithBothModulesAndTheFirstIsKept() {
        Table other =
                Tables.of("journeys", int64("id"), int64("more")).named("trips").build();

        Merged merged = CatalogMerge.merge(List.of(
                new Module("bikes-1.2.jar", Tables.catalog(TRIPS)),
                new Module("scooters-3.0.jar", Tables.catalog(other))));

        assertThat(merged.problems())
                .containsExactly(new Problem(
                        Rule.NL0504,
                        Origin.of("lake.Journeys"),
                        "table 'mobility.trips' is declared by lake.Trips in bikes-1.2.jar and, differently, by lake.Journeys"
                                + " in scooters-3.0.jar: column 'more' is only in scooters-3.0.jar",
                        "rename one of them, or depend on one version of the module"));
        assertThat(merged.catalog().tables()).containsExactly(TRIPS);
    }

    @Test
    void whatReadersMeetIsSaidFirstAndNoMoreThanThree() {
        Table other = Tables.of("trips", int64("more"), int64("other"))
                .at("s3://elsewhere/trips")
                .build();

        assertThat(CatalogMerge.merge(List.of(
                                new Module("v1.jar", Tables.catalog(TRIPS)),
                                new Module("v2.jar", Tables.catalog(other))))
                        .problems())
                .singleElement()
                .extracting(Problem::message)
                .asString()
                .endsWith(
                        ": column 'id' is only in v1.jar; column 'more' is only in v2.jar; column 'other' is only in v2.jar;"
                                + " and 1 more");
    }

    @Test
    void tableWithoutItsManifestCountsIfItSaysItselfWhereItLies() {
        Table placed = Tables.of("rides", int64("id")).at("s3://lake/rides").build();
        Table relative = Tables.of("trips", int64("id")).at("").build();
        List<Module> modules = List.of(new Module("app.jar", Tables.catalog(STOPS)));

        assertThat(CatalogMerge.merge(modules, List.of(new LooseTable("app.jar", placed)))
                        .catalog()
                        .tables())
                .containsExactly(STOPS, placed);
        assertThat(CatalogMerge.merge(modules, List.of(new LooseTable("app.jar", relative)))
                        .problems())
                .containsExactly(new LooseTable("app.jar", relative).problem());
        assertThat(CatalogMerge.merge(
                                List.of(new Module("trips.jar", Tables.catalog(relative))),
                                List.of(new LooseTable("app.jar", relative)))
                        .problems())
                .isEmpty();
    }

    @Test
    void declaredHeaderWinsOverOneThatOnlyTablesName() {
        Database declared = header("mobility", "ann", "s3://lake/mobility", Optional.of(Origin.of("lake")));
        Module named = new Module("one.jar", Tables.catalog(TRIPS));
        Module described = new Module("two.jar", Catalog.unnamed(List.of(declared.withTables(List.of(RIDES)))));

        assertThat(CatalogMerge.merge(List.of(named, described)).catalog().databases())
                .containsExactly(declared.withTables(List.of(RIDES, TRIPS)));
        assertThat(CatalogMerge.merge(List.of(described, named)).catalog().databases())
                .containsExactly(declared.withTables(List.of(RIDES, TRIPS)));
    }

    @Test
    void headersThatDifferAreReportedAndEqualOnesAreNot() {
        Database ann = header("mobility", "ann", "", Optional.of(Origin.of("lake.a")));
        Database ben = header("mobility", "ben", "", Optional.of(Origin.of("lake.b")));
        Module first = new Module("one.jar", Catalog.unnamed(List.of(ann)));

        assertThat(CatalogMerge.merge(List.of(first, new Module("copy.jar", Catalog.unnamed(List.of(ann)))))
                        .problems())
                .isEmpty();
        assertThat(CatalogMerge.merge(List.of(first, new Module("two.jar", Catalog.unnamed(List.of(ben)))))
                        .problems())
                .containsExactly(new Problem(
                        Rule.NL0503,
                        Origin.of("lake.b").annotation("Database").at("name"),
                        "database 'mobility' is declared in one.jar and, differently, in two.jar",
                        "keep one @Database(name = \"mobility\") in one module"));
    }

    @Test
    void firstNamedCatalogNamesTheMergedOneAndGivesNoDefaults() {
        Module unnamed = new Module("one.jar", Tables.catalog(TRIPS));
        Module named = new Module("two.jar", catalog("nlk", "s3://nlk", "ann", Tables.reloaded(7)));

        Catalog merged = CatalogMerge.merge(List.of(unnamed, named)).catalog();

        assertThat(merged.name()).isEqualTo("nlk");
        assertThat(merged.location()).isEmpty();
        assertThat(merged.roapi()).isEqualTo(RoapiOptions.NONE);
        assertThat(merged.owner(TRIPS)).isEmpty();
    }

    @Test
    void rootsOwnersAndServingStayThoseOfTheModule() {
        Table relative = Tables.of("rides", int64("id")).at("").build();
        Table below = Tables.of("stops", int64("id")).in("city").at("all/stops").build();
        Table relational = Tables.of("orders", int64("id"))
                .in("shop")
                .at("")
                .format(Format.JDBC)
                .build();
        Database shop = header("shop", "", "jdbc:postgresql://host/shop", Optional.of(Origin.of("lake.shop")))
                .withTables(List.of(relational));
        Catalog catalog = catalog(
                "nlk",
                "${lake}",
                "ann",
                Tables.reloaded(7),
                Database.named("mobility", List.of(relative)),
                Database.named("city", List.of(below)),
                shop);

        Catalog merged =
                CatalogMerge.merge(List.of(new Module("one.jar", catalog))).catalog();

        assertThat(merged.location(relative)).isEqualTo("${lake}/mobility/rides");
        assertThat(merged.tables()).hasSize(3).allSatisfy(table -> {
            assertThat(merged.location(table)).isEqualTo(catalog.location(table));
            assertThat(merged.owner(table)).isEqualTo("ann");
            assertThat(merged.roapi(table)).isEqualTo(Tables.reloaded(7));
        });
    }

    @Test
    void modulesWithRootsOfTheirOwnShareADatabaseWithoutMovingEachOthersTables() {
        Table rides = Tables.of("rides", int64("id")).at("").build();
        Table trips = Tables.of("trips", int64("id")).at("t").build();
        Catalog one = catalog("one", "s3://one", "ann", Tables.reloaded(1), Database.named("mobility", List.of(rides)));
        Catalog two = catalog("two", "s3://two", "ben", Tables.reloaded(2), Database.named("mobility", List.of(trips)));

        Merged merged = CatalogMerge.merge(List.of(new Module("one.jar", one), new Module("two.jar", two)));

        assertThat(merged.problems()).isEmpty();
        Catalog catalog = merged.catalog();
        Table mergedRides = catalog.table("mobility.rides").orElseThrow();
        Table mergedTrips = catalog.table("mobility.trips").orElseThrow();
        assertThat(catalog.location(mergedRides)).isEqualTo("s3://one/mobility/rides");
        assertThat(catalog.location(mergedTrips)).isEqualTo("s3://two/mobility/t");
        assertThat(catalog.owner(mergedRides)).isEqualTo("ann");
        assertThat(catalog.owner(mergedTrips)).isEqualTo("ben");
        assertThat(catalog.roapi(mergedTrips)).isEqualTo(Tables.reloaded(2));
    }

    @Test
    void sameTableInTwoPlacesIsReported() {
        Table rides = Tables.of("rides", int64("id")).at("").build();
        Catalog one = catalog("one", "s3://one", "", RoapiOptions.NONE, Database.named("mobility", List.of(rides)));
        Catalog two = catalog("two", "s3://two", "", RoapiOptions.NONE, Database.named("mobility", List.of(rides)));

        assertThat(CatalogMerge.merge(List.of(new Module("one.jar", one), new Module("two.jar", two)))
                        .problems())
                .containsExactly(new Problem(
                        Rule.NL0504,
                        Origin.of("lake.Rides"),
                        "table 'mobility.rides' lies at 's3://one/mobility/rides' in one.jar and at"
                                + " 's3://two/mobility/rides' in two.jar",
                        "write an absolute location in @Table, or one root in @Database(name = \"mobility\")"));
    }

    private static Database header(String name, String owner, String location, Optional<Origin> origin) {
        return new Database(name, "", owner, location, "", RoapiOptions.NONE, List.of(), origin);
    }

    private static Catalog catalog(
            String name, String location, String owner, RoapiOptions roapi, Database... databases) {
        return new Catalog(
                name, "", owner, location, "", roapi, List.of(databases), Optional.of(Origin.of("lake." + name)));
    }
}
