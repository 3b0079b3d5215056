package io.neuralake.server.sql;

import java.util.Locale;

/**
 * One word of a statement; comments and spaces are none.
 *
 * @param kind what it is
 * @param text as it is written
 * @param start where it begins in the text, in UTF-16 units
 */
public record Token(Kind kind, String text, int start) {

    /** What a token is. */
    public enum Kind {

        /** A keyword, or a name without quotes. */
        WORD,

        /** A name in quotes. */
        QUOTED,

        /** A text: in quotes, in dollar quotes, or with a letter before it. */
        STRING,

        /** A number without sign. */
        NUMBER,

        /** A parameter, {@code $1}. */
        PARAMETER,

        /** Everything else: an operator's character, a bracket, a comma, a semicolon. */
        SYMBOL
    }

    /** Where it ends. */
    public int end() {
        return start + text.length();
    }

    /** Whether it is this keyword, in whatever case; the keyword is in lower case. */
    public boolean word(String keyword) {
        return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
    }

    /** Whether it is this symbol. */
    public boolean symbol(char symbol) {
        return kind == Kind.SYMBOL && text.charAt(0) == symbol;
    }

    /** Whether it may be a name. */
    public boolean name() {
        return kind == Kind.WORD || kind == Kind.QUOTED;
    }

    /** What it stands for: a name without its quotes, one without quotes in lower case, a text without quotes; all else as written. */
    public String value() {
        return switch (kind) {
            case WORD -> text.toLowerCase(Locale.ROOT);
            case QUOTED -> text.substring(1, text.length() - 1).replace("\"\"", "\"");
            case STRING -> string();
            case NUMBER, PARAMETER, SYMBOL -> text;
        };
    }

    private String string() {
        if (text.charAt(0) == '$') {
            int tag = text.indexOf('$', 1) + 1;
            return text.substring(tag, text.length() - tag);
        }
        int open = text.indexOf('\'');
        return text.substring(open + 1, text.length() - 1).replace("''", "'");
    }
}
