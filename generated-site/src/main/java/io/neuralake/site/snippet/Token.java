package io.neuralake.site.snippet;

/**
 * A piece of a snippet.
 *
 * @param kind what it is, as the style sheet calls it; empty for what is not coloured
 * @param text its text as it is copied
 * @param field number of the field whose value it is, or -1
 * @param escapes names of the escapes from the value to the text, in order
 */
public record Token(String kind, String text, int field, String escapes) {

    /** A word of the language. */
    static final String KEYWORD = "k";

    /** A literal. */
    static final String LITERAL = "s";

    /** What is called. */
    static final String CALL = "f";

    /** A remark. */
    static final String REMARK = "c";

    /** A text of a kind. */
    static Token of(String kind, String text) {
        return new Token(kind, text, -1, "");
    }

    /** Whether it changes when a field is edited. */
    public boolean editable() {
        return field >= 0;
    }
}
