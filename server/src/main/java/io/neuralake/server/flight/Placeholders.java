package io.neuralake.server.flight;

/** Numbers the parameters of a statement: {@code ?} becomes {@code $1} and so on, as JDBC counts them. */
final class Placeholders {

    private final String text;
    private final StringBuilder out;
    private int at;

    private Placeholders(String text) {
        this.text = text;
        this.out = new StringBuilder(text.length() + 16);
    }

    /** The same statement with numbered parameters; what is in quotes and comments stays as it is. */
    static String numbered(String statement) {
        return statement.indexOf('?') < 0 ? statement : new Placeholders(statement).run();
    }

    private String run() {
        int count = 0;
        while (at < text.length()) {
            char letter = text.charAt(at);
            if (letter == '\'' || letter == '"') {
                copy(quoted(letter, at > 0 && "eE".indexOf(text.charAt(at - 1)) >= 0 && !joined(at - 2)));
            } else if (text.startsWith("--", at)) {
                copy(past("\n"));
            } else if (text.startsWith("/*", at)) {
                copy(comment());
            } else if (letter == '$' && !joined(at - 1)) {
                copy(dollar());
            } else if (letter == '?') {
                out.append('$').append(++count);
                at++;
            } else {
                copy(at + 1);
            }
        }
        return out.toString();
    }

    private void copy(int end) {
        out.append(text, at, end);
        at = end;
    }

    private boolean joined(int index) {
        return index >= 0 && (Character.isLetterOrDigit(text.charAt(index)) || text.charAt(index) == '_');
    }

    private int past(String end) {
        int found = text.indexOf(end, at);
        return found < 0 ? text.length() : found + end.length();
    }

    private int quoted(char quote, boolean backslashes) {
        int end = at + 1;
        while (end < text.length() && text.charAt(end) != quote) {
            end += backslashes && text.charAt(end) == '\\' ? 2 : 1;
        }
        return Math.min(end + 1, text.length());
    }

    private int comment() {
        int depth = 0;
        int end = at;
        while (end < text.length()) {
            if (text.startsWith("/*", end)) {
                depth++;
                end += 2;
            } else if (text.startsWith("*/", end)) {
                depth--;
                end += 2;
                if (depth == 0) {
                    return end;
                }
            } else {
                end++;
            }
        }
        return end;
    }

    private int dollar() {
        int end = at + 1;
        while (end < text.length() && joined(end)) {
            end++;
        }
        if (end >= text.length() || text.charAt(end) != '$' || Character.isDigit(text.charAt(at + 1))) {
            return at + 1;
        }
        String tag = text.substring(at, end + 1);
        int close = text.indexOf(tag, end + 1);
        return close < 0 ? text.length() : close + tag.length();
    }
}
