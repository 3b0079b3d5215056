package io.neuralake.catalog.check;

import static io.neuralake.catalog.Columns.int64;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Database;
import io.neuralake.catalog.Origin;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.RoapiOptions;
import io.neuralake.catalog.Rule;
import io.neuralake.catalog.Table;
import io.neuralake.catalog.Tables;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** NL0501, NL0503, NL0505, NL0506: what databases and ROAPI make of tables. */
final class ServingTest {

    private static Tables table(String database, String name) {
        return Tables.of(name, int64("id")).in(database);
    }

    @Test
    void namesThatCollideByDefaultAreReportedOnTheLaterDeclaration() {
        assertThat(Checked.catalog(
                        table("city", "bike_trips").build(),
                        table("city_bike", "trips").build()))
                .containsExactly(new Problem(
                        Rule.NL0501,
                        Tables.origin("trips"),
                        "tables 'city_bike.trips' and 'city.bike_trips' would both be served as 'city_bike_trips'",
                        "add @Roapi with another name, for example name = \"city_bike_trips_2\""));
    }

    @Test
    void chosenNameThatCollidesIsReportedWhereItIsWritten() {
        Table chosen = table("city", "rides").roapi(Tables.served("City_Trips")).build();
        Table other = table("city", "trips").build();
        Problem expected = new Problem(
                Rule.NL0501,
                Tables.origin("rides").annotation("Roapi").at("name"),
                "tables 'city.rides' and 'city.trips' would both be served as 'City_Trips'",
                "write another name, for example name = \"city_rides\"");

        assertThat(Checked.catalog(chosen, other)).containsExactly(expected);
        assertThat(Checked.catalog(other, chosen)).containsExactly(expected);
    }

    @Test
    void tableThatRoapiDoesNotServeCollidesToo() {
        assertThat(Checked.catalog(
                        table("city", "rides")
                                .roapi(Tables.served("city_trips"))
                                .build(),
                        table("city", "trips").roapi(Tables.notServed()).build()))
                .extracting(Problem::rule)
                .containsExactly(Rule.NL0501);
    }

    @Test
    void databaseDeclaredTwiceIsReportedOnTheLater() {
        Database first = header("city", "lake.a", RoapiOptions.NONE);
        Database later = header("city", "lake.b", RoapiOptions.NONE);

        assertThat(Checked.catalog(Catalog.unnamed(List.of(first, later, Database.named("city", List.of())))))
                .containsExactly(new Problem(
                        Rule.NL0503,
                        Origin.of("lake.b").annotation("Database").at("name"),
                        "database 'city' is also declared by lake.a",
                        "keep one @Database(name = \"city\")"));
    }

    @Test
    void reloadIntervalBelowOneIsReportedOnTablesAndDefaults() {
        assertThat(Checked.table(table("city", "trips").roapi(Tables.reloaded(1))))
                .isEmpty();
        assertThat(Checked.table(table("city", "trips").roapi(Tables.reloaded(0))))
                .containsExactly(new Problem(
                        Rule.NL0505,
                        Tables.origin("trips").annotation("Roapi").at("reloadSeconds"),
                        "reload interval of 0 seconds is below 1 second",
                        "write reloadSeconds = 60, or leave it out"));
        assertThat(Checked.catalog(Catalog.unnamed(List.of(header("city", "lake.city", Tables.reloaded(-1))))))
                .extracting(Problem::rule, Problem::origin)
                .containsExactly(tuple(
                        Rule.NL0505, Origin.of("lake.city").annotation("Roapi").at("reloadSeconds")));
    }

    @Test
    void nameForAllTablesIsReported() {
        assertThat(Checked.catalog(Catalog.unnamed(List.of(header("city", "lake.city", Tables.served("all"))))))
                .containsExactly(new Problem(
                        Rule.NL0506,
                        Origin.of("lake.city").annotation("Roapi").at("name"),
                        "name 'all' is given to all tables of database 'city', but a table needs a name of its own",
                        "remove name = …, and add @Roapi(name = \"all\") to the table"));
    }

    @Test
    void checksOfHostsCannotBeChanged() {
        assertThat(TableChecks.all()).isUnmodifiable().doesNotHaveDuplicates();
        assertThat(CatalogChecks.all()).isUnmodifiable().doesNotHaveDuplicates();
    }

    private static Database header(String name, String type, RoapiOptions roapi) {
        return new Database(name, "", "", "", "", roapi, List.of(), Optional.of(Origin.of(type)));
    }
}
