package io.neuralake.catalog.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Columns;
import io.neuralake.catalog.Origin;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Rule;
import io.neuralake.catalog.Severity;
import io.neuralake.catalog.Suppression;
import io.neuralake.catalog.Tables;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class JudgeTest {

    private static final Catalog CATALOG = Tables.catalog(
            Tables.of("trips", Columns.int64("rider_id")).build(),
            Tables.of("stops", Columns.int64("dock")).build());

    @Test
    void oneRuleCountsMoreThanItsGroupInAnyOrder() {
        for (String text :
                List.of("lint=warning,NL0603=off,NL0604=error", " nl0604=ERROR, NL0603=off ,lint=Warning,")) {
            Severities severities = Severities.of(text, "rules");

            assertThat(severities.problems()).isEmpty();
            assertThat(severities.of(Rule.NL0601)).isEqualTo(Severity.WARNING);
            assertThat(severities.of(Rule.NL0603)).isEqualTo(Severity.OFF);
            assertThat(severities.of(Rule.NL0604)).isEqualTo(Severity.ERROR);
            assertThat(severities.of(Rule.NL0102)).isEqualTo(Severity.ERROR);
        }
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void onlyRulesThatBreakNothingCanBeLowered(Rule rule) {
        Severities severities = Severities.of(rule + "=note", "rules");

        assertThat(severities.problems().isEmpty()).isEqualTo(rule.adjustable());
        assertThat(severities.of(rule)).isEqualTo(rule.adjustable() ? Severity.NOTE : Severity.ERROR);
        assertThat(Severities.of(rule + "=error", "rules").problems()).isEmpty();
    }

    @Test
    void nothingIsAdjustableButTheDocumentedRules() {
        assertThat(Stream.of(Rule.values()).filter(rule -> rule.adjustable() && !rule.lint()))
                .containsExactly(Rule.NL0102, Rule.NL0113, Rule.NL0908);
        assertThat(Stream.of(Rule.values()).filter(Rule::lint)).allMatch(rule -> rule.severity() == Severity.OFF);
    }

    @Test
    void suppressionCountsInsideItsDeclarationAlone() {
        assertThat(suppressed(Origin.of("lake.Trips"), Tables.origin("trips").member("rider_id")))
                .isTrue();
        assertThat(suppressed(Origin.of("lake.Trips"), Tables.origin("stops"))).isFalse();
        assertThat(suppressed(Origin.of("lake.Trips"), Origin.of("lake.TripsOfOld")))
                .isFalse();
        assertThat(suppressed(Origin.of("lake"), Tables.origin("stops"))).isTrue();
        assertThat(suppressed(Origin.of("lake"), Origin.of("lake.deep.Stops"))).isFalse();
        assertThat(suppressed(Origin.of("lake.Outer"), Origin.of("lake.Outer$Inner$Trips")))
                .isTrue();
        assertThat(suppressed(Origin.of("lake.Trips").member("rider_id"), Tables.origin("trips")))
                .isFalse();
    }

    @Test
    void suppressionWithoutReasonSuppressesNothing() {
        Suppression suppression =
                new Suppression(List.of("NL0102"), " ", Origin.of("lake").annotation("SuppressRule"));

        assertThat(judge(suppression, Rule.NL0102, Tables.origin("trips")).fatal())
                .isTrue();
    }

    @Test
    void ruleThatBreaksSomethingIsNeverSuppressed() {
        Suppression suppression =
                new Suppression(List.of("NL0201"), "we know", Origin.of("lake").annotation("SuppressRule"));

        assertThat(judge(suppression, Rule.NL0201, Tables.origin("trips")).fatal())
                .isTrue();
        assertThat(SuppressionCheck.check(suppression))
                .singleElement()
                .extracting(Problem::rule)
                .isEqualTo(Rule.NL0907);
    }

    private static boolean suppressed(Origin place, Origin problem) {
        Suppression suppression = new Suppression(List.of("NL0102"), "we know", place.annotation("SuppressRule"));
        return !judge(suppression, Rule.NL0102, problem).shown();
    }

    private static Finding judge(Suppression suppression, Rule rule, Origin origin) {
        Judge judge = new Judge(Severities.standard(), List.of(CATALOG.withSuppressions(List.of(suppression))));
        return judge.judge(List.of(new Problem(rule, origin, "m", "f"))).get(0);
    }
}
