package io.neuralake.server.sql;

/** A text has no end where it needs one: a quote or a comment is open. */
public final class LexerException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int position;

    LexerException(String message, int position) {
        super(message);
        this.position = position;
    }

    /** Where that which has no end begins, in UTF-16 units. */
    public int position() {
        return position;
    }
}
