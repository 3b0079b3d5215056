package io.neuralake.catalog.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Columns;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Rule;
import io.neuralake.catalog.Tables;
import io.neuralake.catalog.judge.Severities;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What lint takes for a breach and what not; the pages of the rules have an example of each. */
final class LintsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"email", "user_email", "phone_number", "date_of_birth", "first_name", "client_ip_address", "ssn"
            })
    void namesThatSoundPersonal(String column) {
        assertThat(broken("NL0604", column)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "address", "memory_address", "emailed", "microphone", "birthplace_count_x", "ip"})
    void namesThatDoNot(String column) {
        assertThat(broken("NL0604", column)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"wait_ms", "battery_percent", "size_bytes", "local_ts_us"})
    void namesThatEndInAUnit(String column) {
        assertThat(broken("NL0607", column)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ms", "items", "alarms", "ms_total", "bytes"})
    void namesThatDoNotEndInOne(String column) {
        assertThat(broken("NL0607", column)).isFalse();
    }

    @Test
    void nothingIsSaidUnlessItIsSwitchedOn() {
        Catalog catalog =
                Tables.catalog(Tables.of("trips", Columns.int64("wait_ms")).build());

        assertThat(Lints.ofModule().check(catalog, catalog.tables().toList(), Severities.standard()))
                .isEmpty();
        assertThat(Lints.ofModule()
                        .check(catalog, catalog.tables().toList(), Severities.of("lint=note", "rules"))
                        .map(Problem::rule))
                .containsExactly(Rule.NL0601, Rule.NL0602, Rule.NL0603, Rule.NL0607);
    }

    @ParameterizedTest
    @ValueSource(strings = {"use mobility.stops", "mobility.stops.", "mobility.trips is renamed: mobility.stops"})
    void replacementsThatExist(String replacement) {
        assertThat(replaced(replacement, Lints.ofModule())).isEmpty();
        assertThat(replaced(replacement, Lints.ofMerge())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"stops", "mobility.trips", "mobility.stop", "nothing, e.g. because"})
    void replacementsThatDoNot(String replacement) {
        assertThat(replaced(replacement, Lints.ofModule())).isNotEmpty();
        assertThat(replaced(replacement, Lints.ofMerge())).isNotEmpty();
    }

    @Test
    void tableOfAnotherModuleIsSoughtWhenModulesAreMerged() {
        assertThat(replaced("rail.stations", Lints.ofModule())).isEmpty();
        assertThat(replaced("rail.stations", Lints.ofMerge())).isNotEmpty();
    }

    private static List<Problem> replaced(String replacement, Lints lints) {
        Catalog catalog = Tables.catalog(
                Tables.of("trips", Columns.int64("id")).deprecated(replacement).build(),
                Tables.of("stops", Columns.int64("id")).build());
        return lints.check(catalog, catalog.tables().toList(), Severities.of("NL0606=error", "rules"))
                .toList();
    }

    private static boolean broken(String rule, String column) {
        Catalog catalog =
                Tables.catalog(Tables.of("trips", Columns.int64(column)).build());
        return Lints.ofModule()
                .check(catalog, catalog.tables().toList(), Severities.of(rule + "=error", "rules"))
                .findAny()
                .isPresent();
    }
}
