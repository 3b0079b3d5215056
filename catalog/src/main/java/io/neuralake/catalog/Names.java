package io.neuralake.catalog;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Turns names of one world into names of another, and finds the one that was meant. */
public final class Names {

    private Names() {}

    /**
     * A Java name in {@code snake_case}: a word starts at an upper-case letter after a lower-case letter or digit, and at
     * the last of several upper-case letters. {@code localTsUs} → {@code local_ts_us}, {@code HTTPServer} → {@code
     * http_server}, {@code v2Id} → {@code v2_id}.
     */
    public static String snakeCase(String name) {
        StringBuilder snake = new StringBuilder(name.length() + 8);
        for (int i = 0; i < name.length(); i++) {
            char current = name.charAt(i);
            if (Character.isUpperCase(current) && i > 0 && startsWord(name, i)) {
                snake.append('_');
            }
            snake.append(Character.toLowerCase(current));
        }
        return snake.toString();
    }

    private static boolean startsWord(String name, int index) {
        char before = name.charAt(index - 1);
        if (before == '_' || before == '$') {
            return false;
        }
        boolean lowerFollows = index + 1 < name.length() && Character.isLowerCase(name.charAt(index + 1));
        return !Character.isUpperCase(before) || lowerFollows;
    }

    /** A catalog name as a Java type: {@code implant_diagnostics} → {@code ImplantDiagnostics}. */
    public static String upperCamel(String name) {
        StringBuilder camel = new StringBuilder(name.length());
        boolean wordStarts = true;
        for (int i = 0; i < name.length(); i++) {
            char current = name.charAt(i);
            if (current == '_') {
                wordStarts = true;
            } else {
                camel.append(wordStarts ? Character.toUpperCase(current) : current);
                wordStarts = false;
            }
        }
        return camel.toString();
    }

    /** A catalog name as a Java method: {@code implant_diagnostics} → {@code implantDiagnostics}. */
    public static String lowerCamel(String name) {
        String camel = upperCamel(name);
        return camel.isEmpty() ? camel : Character.toLowerCase(camel.charAt(0)) + camel.substring(1);
    }

    /** The name of an enum constant in lower case, as it is written in manifests. */
    public static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** The candidate nearest to a name, if one is near enough to have been meant. */
    public static Optional<String> nearest(String name, Collection<String> candidates) {
        String wanted = name.toLowerCase(Locale.ROOT);
        int limit = Math.max(1, wanted.length() / 3);
        return candidates.stream()
                .filter(candidate -> distance(wanted, candidate.toLowerCase(Locale.ROOT)) <= limit
                        || snakeCase(name).equals(candidate))
                .min(Comparator.comparingInt((String candidate) -> distance(wanted, candidate.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Number of letters to insert, delete, replace or swap with a neighbour to make one text of the other. */
    private static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int best = Math.min(cost[i - 1][j - 1] + change, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                cost[i][j] = swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
            }
        }
        return cost[a.length()][b.length()];
    }
}
