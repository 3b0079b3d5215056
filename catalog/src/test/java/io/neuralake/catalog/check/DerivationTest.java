package io.neuralake.catalog.check;

import static io.neuralake.catalog.Columns.int64;
import static org.assertj.core.api.Assertions.assertThat;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Origin;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Rule;
import io.neuralake.catalog.Table;
import io.neuralake.catalog.Tables;
import java.util.List;
import org.junit.jupiter.api.Test;

/** NL0122 to NL0124 and NL0507: from which tables tables derive. */
final class DerivationTest {

    private static final Origin FIRST = Tables.origin("daily").annotation("DerivedFrom", 0);

    private static Tables trips() {
        return Tables.of("trips", int64("day"), int64("rider_id"));
    }

    private static Tables daily() {
        return Tables.of("daily", int64("day"), int64("riders"));
    }

    @Test
    void soundDerivationsAreFine() {
        Tables daily = daily().derivedFromType("lake.Trips", "riders: rider_id, day", ": day")
                .derivedFromTable("mobility.trips", "day: day")
                .derivedFromTable("elsewhere.rain", "day: hour");

        assertThat(Checked.table(daily)).isEmpty();
        assertThat(Checked.catalog(trips().build(), daily.build())).isEmpty();
        assertThat(merged(trips().build(), daily.build())).isEmpty();
    }

    @Test
    void derivationNamesOneTable() {
        List<Problem> problems = Checked.table(daily().derivedFrom("", "")
                .derivedFrom("lake.Outer$Trips", "mobility.trips")
                .derivedFromTable("trips"));

        assertThat(problems).extracting(Problem::rule).containsOnly(Rule.NL0122);
        assertThat(problems)
                .extracting(Problem::message)
                .containsExactly(
                        "@DerivedFrom on table 'daily' names no table",
                        "@DerivedFrom on table 'daily' names class 'Trips' and table 'mobility.trips', but a derivation"
                                + " has one source",
                        "'trips' is no name of a table, which is its database and its own name, joined by a dot");
        assertThat(problems.get(2).origin())
                .isEqualTo(Tables.origin("daily").annotation("DerivedFrom", 2).at("table"));
        assertThat(problems.get(2).fix()).isEqualTo("write table = \"mobility.trips\"");
    }

    @Test
    void computedColumnsAreColumnsAndComputedFromSome() {
        List<Problem> problems =
                Checked.table(daily().derivedFromType("lake.Trips", "rider: rider_id", "riders:", ":"));

        assertThat(problems).extracting(Problem::rule).containsOnly(Rule.NL0124);
        assertThat(problems)
                .extracting(Problem::message)
                .containsExactly(
                        "table 'daily' has no column 'rider'",
                        "@DerivedColumn names no column of 'Trips' that column 'riders' is computed from",
                        "@DerivedColumn names no column of 'Trips' that a column is computed from");
        assertThat(problems.get(0).fix()).isEqualTo("did you mean 'riders'?");
        assertThat(problems.get(1).origin()).isEqualTo(FIRST.at("columns").item(1));
    }

    @Test
    void columnsOfNamedSourcesAreColumnsOfThem() {
        Table daily = daily().derivedFromTable("mobility.trips", "riders: riderid, day")
                .build();

        assertThat(Checked.catalog(trips().build(), daily))
                .containsExactly(new Problem(
                        Rule.NL0124,
                        FIRST.at("columns").item(0),
                        "table 'trips' has no column 'riderid'",
                        "did you mean 'rider_id'?"));
    }

    @Test
    void tableThatNamesItselfDerivesFromItself() {
        Table daily = daily().derivedFromTable("mobility.daily").build();

        assertThat(Checked.catalog(daily))
                .containsExactly(new Problem(
                        Rule.NL0123,
                        FIRST.at("table"),
                        "table 'mobility.daily' derives from itself",
                        "remove the @DerivedFrom that says the opposite of how the rows are made"));
    }

    @Test
    void circleIsReportedOnceAndWhatLeadsToItIsNot() {
        Table a = Tables.of("a", int64("id")).derivedFromType("lake.B").build();
        Table b = Tables.of("b", int64("id"))
                .derivedFromType("lake.D")
                .derivedFromType("lake.C")
                .build();
        Table c = Tables.of("c", int64("id"))
                .derivedFromTable("mobility.b")
                .derivedFromType("lake.D")
                .build();
        Table d = Tables.of("d", int64("id")).build();

        assertThat(Checked.catalog(a, b, c, d))
                .extracting(Problem::message)
                .containsExactly("table 'mobility.b' derives from itself: mobility.b from mobility.c from mobility.b");
    }

    @Test
    void longChainsAreFollowed() {
        Table[] chain = new Table[20_000];
        for (int i = 0; i < chain.length; i++) {
            chain[i] = Tables.of("t" + i, int64("id"))
                    .derivedFromType("lake.T" + (i + 1) % chain.length)
                    .build();
        }

        assertThat(new DerivationCycleCheck().check(Tables.catalog(chain)))
                .extracting(Problem::rule)
                .containsExactly(Rule.NL0123);
    }

    @Test
    void namedSourceOfAKnownDatabaseIsThereWhenModulesAreMerged() {
        Table daily = daily().derivedFromTable("mobility.trip").build();

        assertThat(Checked.catalog(trips().build(), daily)).isEmpty();
        assertThat(merged(trips().build(), daily))
                .containsExactly(new Problem(
                        Rule.NL0507,
                        FIRST.at("table"),
                        "table 'mobility.daily' derives from 'mobility.trip', but database 'mobility' has no table 'trip'",
                        "did you mean 'mobility.trips'?"));
    }

    @Test
    void sourceMayHaveLostColumnsWhenModulesAreMerged() {
        Table daily = daily().derivedFromType("lake.Trips", "riders: rider").build();

        assertThat(Checked.catalog(trips().build(), daily)).isEmpty();
        assertThat(merged(trips().build(), daily)).extracting(Problem::rule).containsExactly(Rule.NL0124);
        assertThat(merged(daily)).isEmpty();
    }

    private static List<Problem> merged(Table... tables) {
        Catalog catalog = Tables.catalog(tables);
        return CatalogChecks.merged().stream()
                .flatMap(check -> check.check(catalog))
                .toList();
    }
}
