package io.neuralake.catalog.judge;

import io.neuralake.catalog.Names;
import io.neuralake.catalog.Origin;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Rule;
import io.neuralake.catalog.Severity;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How severe rules are in one build.
 *
 * <p>They are written {@code lint=warning,NL0603=off,NL0604=error}: {@code lint} stands for all rules of that group, and
 * what is said of one rule counts more than what is said of its group.
 */
public final class Severities {

    private static final String LINT = "lint";

    private final Map<Rule, Severity> chosen = new EnumMap<>(Rule.class);
    private final List<Problem> problems = new ArrayList<>();
    private final Origin origin;

    private Severities(Origin origin) {
        this.origin = origin;
    }

    /** The severities that rules have unless somebody says otherwise. */
    public static Severities standard() {
        return new Severities(Origin.of("neuralake.rules"));
    }

    /**
     * What a text says; what makes no sense in it is among the {@linkplain #problems() problems} and changes nothing.
     *
     * @param text the settings, separated by commas; empty for none
     * @param option name of the option that holds them
     */
    public static Severities of(String text, String option) {
        Severities severities = new Severities(Origin.of(option));
        Optional<Severity> lint = Optional.empty();
        for (String part : text.split(",", -1)) {
            String setting = part.strip();
            int equals = setting.indexOf('=');
            String name = setting.substring(0, Math.max(equals, 0)).strip();
            if (setting.isEmpty()) {
                continue;
            }
            if (equals < 1) {
                severities.problem("'" + setting + "' is no setting of a rule", "write " + setting + "=warning");
            } else if (name.equalsIgnoreCase(LINT)) {
                lint = severities.severity(setting, equals);
            } else {
                severities.choose(name, setting, equals);
            }
        }
        lint.ifPresent(severity -> Stream.of(Rule.values())
                .filter(Rule::lint)
                .forEach(rule -> severities.chosen.putIfAbsent(rule, severity)));
        return severities;
    }

    private void choose(String name, String setting, int equals) {
        Optional<Rule> rule = rule(name);
        Optional<Severity> severity = severity(setting, equals);
        if (rule.isEmpty()) {
            problem("'" + name + "' in '" + setting + "' is no rule", nearest(name));
        } else if (severity.isPresent() && !rule.get().adjustable() && severity.get() != Severity.ERROR) {
            problem(
                    "rule " + rule.get() + " cannot be " + Names.lower(severity.get()) + ": without it ("
                            + rule.get().title() + ") what is generated would be wrong or not compile",
                    "remove '" + setting + "'; rules that can have another severity are " + adjustable());
        } else {
            severity.ifPresent(found -> chosen.put(rule.get(), found));
        }
    }

    private Optional<Severity> severity(String setting, int equals) {
        String text = setting.substring(equals + 1).strip();
        for (Severity severity : Severity.values()) {
            if (severity.name().equalsIgnoreCase(text)) {
                return Optional.of(severity);
            }
        }
        problem(
                "'" + text + "' in '" + setting + "' is no severity",
                "write " + setting.substring(0, equals) + "=error, warning, note or off");
        return Optional.empty();
    }

    private void problem(String message, String fix) {
        problems.add(new Problem(Rule.NL0906, origin, message, fix));
    }

    /** The rule of a code. */
    static Optional<Rule> rule(String code) {
        return Stream.of(Rule.values())
                .filter(rule -> rule.name().equals(code.toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    /** What to do about a code that is none. */
    static String nearest(String code) {
        List<String> codes = Stream.of(Rule.values())
                .filter(Rule::adjustable)
                .map(Rule::name)
                .toList();
        return Names.nearest(code.toUpperCase(Locale.ROOT), codes)
                .filter(near -> code.length() == near.length())
                .map(near -> "did you mean " + near + "?")
                .orElse("rules that can be named here are " + adjustable());
    }

    /** The rules that can have another severity, in words. */
    static String adjustable() {
        return String.join(
                ", ",
                Stream.of(Rule.values())
                        .filter(Rule::adjustable)
                        .map(Rule::name)
                        .toList());
    }

    /** The same, but a rule of which nothing is said here has another severity than by itself. */
    public Severities withDefault(Rule rule, Severity severity) {
        Severities other = new Severities(origin);
        other.chosen.putAll(chosen);
        other.chosen.putIfAbsent(rule, severity);
        other.problems.addAll(problems);
        return other;
    }

    /** How severe a breach of a rule is. */
    public Severity of(Rule rule) {
        return chosen.getOrDefault(rule, rule.severity());
    }

    /** What makes no sense in the text that this was read from. */
    public List<Problem> problems() {
        return List.copyOf(problems);
    }
}
