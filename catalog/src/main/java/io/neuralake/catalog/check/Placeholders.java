package io.neuralake.catalog.check;

import io.neuralake.catalog.Locations;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what was meant as a placeholder and is none. */
final class Placeholders {

    private static final Pattern UNCLOSED = Pattern.compile("\\$\\{([^}]*)$");
    private static final Pattern NAMED_BADLY = Pattern.compile("\\$\\{([^}]*)}");
    private static final Pattern WITHOUT_BRACES = Pattern.compile("\\$([A-Za-z][A-Za-z0-9_]*)?");
    private static final Pattern WITHOUT_DOLLAR = Pattern.compile("\\{([^{}]*)}?|}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");

    private Placeholders() {}

    /**
     * What is wrong with a placeholder.
     *
     * @param message what was found
     * @param fix what to write
     */
    record Flaw(String message, String fix) {}

    /** The first flaw of a location's placeholders. Braces mean something of their own in a {@code jdbc:} URL. */
    static Optional<Flaw> flaw(String location) {
        String rest = Locations.resolve(location, name -> "");
        Matcher badly = NAMED_BADLY.matcher(rest);
        if (badly.find()) {
            return Optional.of(
                    badly.group(1).isBlank()
                            ? new Flaw(
                                    "placeholder '" + badly.group() + "' has no name",
                                    "write a name, for example ${lake}")
                            : new Flaw(
                                    "placeholder '" + badly.group() + "' has a name that is not a letter followed by"
                                            + " letters, digits, '_', '-' and '.'",
                                    "write " + named(badly.group(1))));
        }
        Matcher unclosed = UNCLOSED.matcher(rest);
        if (unclosed.find()) {
            return Optional.of(new Flaw(
                    "placeholder '" + unclosed.group() + "' is never closed", "write " + named(unclosed.group(1))));
        }
        Matcher stray = WITHOUT_BRACES.matcher(rest);
        if (stray.find()) {
            return Optional.of(new Flaw(
                    "'" + stray.group() + "' is no placeholder, because its name is not in braces",
                    "write " + named(stray.group(1) == null ? "" : stray.group(1))));
        }
        Matcher braces = WITHOUT_DOLLAR.matcher(rest);
        return !Locations.scheme(rest).equals(Optional.of("jdbc")) && braces.find()
                ? Optional.of(new Flaw(
                        "'" + braces.group() + "' is no placeholder, because a placeholder is written ${name}",
                        "write " + named(braces.group(1) == null ? "" : braces.group(1))))
                : Optional.empty();
    }

    private static String named(String text) {
        Matcher name = NAME.matcher(text);
        return "${" + (name.find() ? name.group() : "lake") + "}";
    }
}
