package io.neuralake.catalog.merge;

import static io.neuralake.catalog.Columns.int64;
import static org.assertj.core.api.Assertions.assertThat;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Database;
import io.neuralake.catalog.Origin;
import io.neuralake.catalog.PickedDatabase;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Table;
import io.neuralake.catalog.Tables;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Databases that a catalog picks. */
final class SelectionTest {

    private static final Origin REPORTS = Origin.of("reports.ReportsCatalog");
    private static final Table STOPS =
            Tables.of("stops", int64("id")).in("city").build();
    private static final Table OTHER_STOPS =
            Tables.of("stops", int64("id"), int64("more")).in("city").build();
    private static final Table RAIN =
            Tables.of("rain", int64("id")).in("climate").build();

    @Test
    void othersAreNotThereAndMayDisagree() {
        List<Module> modules = List.of(
                new Module("one.jar", Tables.catalog(STOPS, RAIN)), new Module("two.jar", Tables.catalog(OTHER_STOPS)));

        Merged merged = new Selection(Set.of("climate"), REPORTS)
                .merge(modules, List.of(new LooseTable("three.jar", OTHER_STOPS)));

        assertThat(merged.problems()).isEmpty();
        assertThat(merged.catalog().tables()).containsExactly(RAIN);
        assertThat(new Selection(Set.of("city"), REPORTS)
                        .merge(modules, List.of())
                        .problems())
                .singleElement()
                .extracting(Problem::message)
                .asString()
                .startsWith("table 'city.stops' is declared by");
    }

    @Test
    void databaseThatIsNotThereIsAProblem() {
        Merged merged = new Selection(Set.of("climate", "traffic"), REPORTS)
                .merge(List.of(new Module("one.jar", Tables.catalog(STOPS, RAIN))), List.of());

        assertThat(merged.problems()).extracting(Problem::text).containsExactly("""
                        [NL0512] catalog reports.ReportsCatalog picks database 'traffic', of which no module that is there has a table
                          fix: add the module that declares it, or compile reports.ReportsCatalog with the version that is there""");
    }

    @Test
    void catalogReachesWhatItPicksAndItsOwn() {
        Catalog own = Catalog.unnamed(List.of(Database.named("daily", List.of())));

        assertThat(own.reach()).isEmpty();
        assertThat(own.withPicked(Optional.of(List.of(
                                new PickedDatabase("city", "lab.CityDatabase"), new PickedDatabase("", "lab.Other"))))
                        .reach())
                .contains(Set.of("city", "daily"));
    }
}
