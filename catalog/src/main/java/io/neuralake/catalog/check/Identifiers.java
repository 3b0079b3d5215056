package io.neuralake.catalog.check;

import io.neuralake.catalog.Names;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Says what a name in a catalog may look like.
 *
 * <p>Unquoted SQL folds letters to lower case, PostgreSQL cuts a name after 63 characters, and a name is a part of paths and
 * URLs: so {@code [a-z][a-z0-9_]*} and at most 63. The names that authors choose freely (of catalogs, databases and
 * tables) also separate words with single underscores, because they become Java names, in which {@code a__b}, {@code a_b_}
 * and {@code a_b} are one. Columns can be called so, for data that already exists decides.
 */
final class Identifiers {

    /** The longest name, as in PostgreSQL. */
    static final int LONGEST = 63;

    private static final Pattern LEGAL = Pattern.compile("[a-z][a-z0-9_]*");
    private static final Pattern WORDS = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");
    private static final Pattern FOREIGN = Pattern.compile("[^a-z0-9_]+");
    private static final Pattern OUTER = Pattern.compile("^[0-9_]+|_+$");
    private static final Pattern SEVERAL = Pattern.compile("_{2,}");

    private Identifiers() {}

    /** What is wrong with the name of a column, field or parameter. */
    static Optional<String> flaw(String name) {
        if (name.isBlank()) {
            return Optional.of("is blank, but a name is expected");
        }
        if (!LEGAL.matcher(name).matches()) {
            return Optional.of("is not a letter a-z followed by letters a-z, digits and underscores");
        }
        return name.length() > LONGEST
                ? Optional.of("has " + name.length() + " characters, but at most " + LONGEST + " are expected")
                : Optional.empty();
    }

    /** What is wrong with the name of a catalog, database or table. */
    static Optional<String> wordsFlaw(String name) {
        return flaw(name)
                .or(() -> WORDS.matcher(name).matches()
                        ? Optional.empty()
                        : Optional.of("has an underscore that does not separate two words"));
    }

    /** The nearest name without flaws, or an example if there is none. */
    static String nearest(String name, String example) {
        String foreign = FOREIGN.matcher(Names.snakeCase(name.strip())).replaceAll("_");
        String words = SEVERAL.matcher(OUTER.matcher(foreign).replaceAll("")).replaceAll("_");
        String cut = words.length() > LONGEST ? words.substring(0, LONGEST) : words;
        String nearest = OUTER.matcher(cut).replaceAll("");
        return nearest.isEmpty() ? example : nearest;
    }
}
