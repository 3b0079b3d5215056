package io.neuralake.runtime.engine;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds where a statement ends: before semicolons that only blanks and comments follow. */
final class StatementEnd {

    /** The beginning of a text in dollars; not that of a parameter, nor within a name. */
    private static final Pattern DOLLARS = Pattern.compile("\\$(?:[\\p{L}_][\\p{L}\\p{N}_]*)?\\$");

    private final String statement;
    private int position;

    private StatementEnd(String statement) {
        this.statement = statement;
    }

    /** The statement without the semicolons that end it, and what follows them. */
    static String before(String statement) {
        return statement.indexOf(';') < 0 ? statement : new StatementEnd(statement).cut();
    }

    private String cut() {
        int end = 0;
        boolean ended = false;
        while (position < statement.length()) {
            char letter = statement.charAt(position);
            if (statement.startsWith("--", position)) {
                position = after("\n", position);
            } else if (statement.startsWith("/*", position)) {
                comment();
            } else if (letter == ';') {
                ended = true;
                position++;
            } else if (Character.isWhitespace(letter)) {
                position++;
            } else {
                token(letter);
                end = position;
                ended = false;
            }
        }
        return ended ? statement.substring(0, end) : statement;
    }

    private void token(char letter) {
        Matcher dollars = DOLLARS.matcher(statement).region(position, statement.length());
        if (letter == '\'' || letter == '"') {
            quoted(letter, letter == '\'' && escapes());
        } else if (letter == '$' && !named(position - 1) && dollars.lookingAt()) {
            position = after(dollars.group(), dollars.end());
        } else {
            position++;
        }
    }

    /** Whether an E of its own stands before a quote. */
    private boolean escapes() {
        return position > 0 && "eE".indexOf(statement.charAt(position - 1)) >= 0 && !named(position - 2);
    }

    private boolean named(int index) {
        return index >= 0 && Character.isUnicodeIdentifierPart(statement.charAt(index));
    }

    private void quoted(char quote, boolean backslashes) {
        position++;
        while (position < statement.length() && statement.charAt(position) != quote) {
            position += backslashes && statement.charAt(position) == '\\' ? 2 : 1;
        }
        position = Math.min(position + 1, statement.length());
    }

    private void comment() {
        int open = 0;
        do {
            boolean opens = statement.startsWith("/*", position);
            boolean closes = statement.startsWith("*/", position);
            open += opens ? 1 : 0;
            open -= closes ? 1 : 0;
            position += opens || closes ? 2 : 1;
        } while (open > 0 && position < statement.length());
    }

    private int after(String end, int from) {
        int found = statement.indexOf(end, from);
        return found < 0 ? statement.length() : found + end.length();
    }
}
