package io.neuralake.catalog.judge;

import io.neuralake.catalog.Origin;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Rule;
import io.neuralake.catalog.Severity;
import io.neuralake.catalog.Suppression;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reports suppressions that make no sense, and those that do nothing. */
public final class SuppressionCheck {

    private SuppressionCheck() {}

    /** NL0907: the rules are rules that can be suppressed, and there is a reason. */
    public static Stream<Problem> check(Suppression suppression) {
        Stream<Problem> ofRules = IntStream.range(0, suppression.rules().size())
                .boxed()
                .flatMap(index -> check(
                        suppression.rules().get(index),
                        suppression.origin().at("value").item(index)));
        Stream<Problem> ofList = suppression.rules().isEmpty()
                ? Stream.of(new Problem(
                        Rule.NL0907,
                        suppression.origin().at("value"),
                        "the suppression names no rule",
                        "write the code of a rule, or remove @SuppressRule"))
                : Stream.empty();
        Stream<Problem> ofReason = suppression.reason().isBlank()
                ? Stream.of(new Problem(
                        Rule.NL0907,
                        suppression.origin().at("reason"),
                        "the reason of the suppression is blank",
                        "write why the rule does not hold here: reason = \"…\""))
                : Stream.empty();
        return Stream.concat(Stream.concat(ofRules, ofList), ofReason);
    }

    private static Stream<Problem> check(String code, Origin origin) {
        Optional<Rule> rule = Severities.rule(code).filter(found -> found.name().equals(code));
        if (rule.isEmpty()) {
            return Stream.of(new Problem(Rule.NL0907, origin, "'" + code + "' is no rule", Severities.nearest(code)));
        }
        return rule.get().adjustable()
                ? Stream.empty()
                : Stream.of(new Problem(
                        Rule.NL0907,
                        origin,
                        "rule " + code + " cannot be suppressed: without it ("
                                + rule.get().title() + ") what is generated would be wrong or not compile",
                        "remove it; rules that can be suppressed are " + Severities.adjustable()));
    }

    /**
     * NL0908: each rule that is switched on would have been broken.
     *
     * <p>Whether a deprecation names something of another module (NL0606) is only known when modules are merged, so that
     * rule is left out.
     *
     * @param suppressions the suppressions
     * @param findings everything that was found where they count
     */
    public static Stream<Problem> unused(
            Collection<Suppression> suppressions, List<Finding> findings, Severities severities) {
        Set<String> used = new HashSet<>();
        for (Finding finding : findings) {
            finding.suppression()
                    .ifPresent(by -> used.add(by.origin() + " " + by.origin().occurrence() + " "
                            + finding.problem().rule()));
        }
        return suppressions.stream()
                .filter(suppression -> !suppression.reason().isBlank())
                .flatMap(suppression -> IntStream.range(0, suppression.rules().size())
                        .boxed()
                        .flatMap(index -> unused(suppression, index, used, severities)));
    }

    private static Stream<Problem> unused(Suppression suppression, int index, Set<String> used, Severities severities) {
        String code = suppression.rules().get(index);
        boolean idle = Severities.rule(code)
                .filter(rule -> rule.adjustable() && rule != Rule.NL0606 && rule != Rule.NL0908)
                .filter(rule -> severities.of(rule) != Severity.OFF)
                .filter(rule -> !used.contains(
                        suppression.origin() + " " + suppression.origin().occurrence() + " " + rule))
                .isPresent();
        return idle
                ? Stream.of(new Problem(
                        Rule.NL0908,
                        suppression.origin().at("value").item(index),
                        "nothing here breaks rule " + code + ", so there is nothing to suppress",
                        "remove " + code + " from @SuppressRule"))
                : Stream.empty();
    }
}
