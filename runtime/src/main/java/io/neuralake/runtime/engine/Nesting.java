package io.neuralake.runtime.engine;

/**
 * How deeply a statement may be nested, found out before it is parsed: the time that the parser takes grows with the square of
 * its nesting.
 *
 * <p>Every opening bracket counts, a closing one only where it is sure to be no part of a text or comment. So the result may be
 * too large, and is never too small.
 */
final class Nesting {

    private final String statement;
    private int position;

    private Nesting(String statement) {
        this.statement = statement;
    }

    static int of(String statement) {
        return new Nesting(statement).deepest();
    }

    private int deepest() {
        boolean dollars = statement.indexOf('$') >= 0;
        int depth = 0;
        int deepest = 0;
        while (position < statement.length()) {
            char letter = statement.charAt(position);
            int end = position + 1;
            if (letter == '\'' || letter == '"') {
                end = quoted(letter);
            } else if (statement.startsWith("--", position)) {
                end = after("\n");
            } else if (statement.startsWith("/*", position)) {
                // A comment within a comment may end the outer one or not; from here on nothing is sure.
                end = statement.indexOf("/*", position + 2) < 0 ? after("*/") : statement.length();
            }
            for (int i = position; i < end; i++) {
                depth += "([{".indexOf(statement.charAt(i)) >= 0 ? 1 : 0;
            }
            deepest = Math.max(deepest, depth);
            depth -= ")]}".indexOf(letter) >= 0 && !dollars && depth > 0 ? 1 : 0;
            position = end;
        }
        return deepest;
    }

    private int after(String end) {
        int found = statement.indexOf(end, position + 2);
        return found < 0 ? statement.length() : found + end.length();
    }

    private int quoted(char quote) {
        int end = position + 1;
        while (end < statement.length() && statement.charAt(end) != quote) {
            end += statement.charAt(end) == '\\' ? 2 : 1;
        }
        return Math.min(end + 1, statement.length());
    }
}
