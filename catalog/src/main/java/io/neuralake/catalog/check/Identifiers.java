package io.neuralake.catalog.check;

import io.neuralake.catalog.Names;
import java.util.Optional;

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

    private static final String OUTER = "^[0-9_]+|_+$";

    private Identifiers() {}

    /** What is wrong with the name of a column, field or parameter. */
    static Optional<String> flaw(String name) {
        if (name.isBlank()) {
            return Optional.of("is blank, but a name is expected");
        }
        if (!legal(name)) {
            return Optional.of("is not a letter a-z followed by letters a-z, digits and underscores");
        }
        return name.length() > LONGEST
                ? Optional.of("has " + name.length() + " characters, but at most " + LONGEST + " are expected")
                : Optional.empty();
    }

    /** What is wrong with the name of a catalog, database or table. */
    static Optional<String> wordsFlaw(String name) {
        Optional<String> flaw = flaw(name);
        return flaw.isPresent() || (!name.endsWith("_") && !name.contains("__"))
                ? flaw
                : Optional.of("has an underscore that does not separate two words");
    }

    private static boolean legal(String name) {
        for (int i = 0; i < name.length(); i++) {
            char letter = name.charAt(i);
            boolean lower = letter >= 'a' && letter <= 'z';
            if (!lower && (i == 0 || (letter != '_' && (letter < '0' || letter > '9')))) {
                return false;
            }
        }
        return true;
    }

    /** The nearest name without flaws, or an example if there is none. */
    static String nearest(String name, String example) {
        String foreign = Names.snakeCase(name.strip()).replaceAll("[^a-z0-9_]+", "_");
        String words = foreign.replaceAll(OUTER, "").replaceAll("_{2,}", "_");
        String cut = words.length() > LONGEST ? words.substring(0, LONGEST) : words;
        String nearest = cut.replaceAll(OUTER, "");
        return nearest.isEmpty() ? example : nearest;
    }
}
