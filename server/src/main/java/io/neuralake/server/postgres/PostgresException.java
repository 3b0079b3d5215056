package io.neuralake.server.postgres;

import org.jspecify.annotations.Nullable;

/** What was asked cannot be done, in the words of an error message of the protocol. */
final class PostgresException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String state;
    private final String reason;
    private final @Nullable String hint;
    private final int position;
    private final boolean fatal;

    private PostgresException(String state, String reason, @Nullable String hint, int position, boolean fatal) {
        super(reason);
        this.state = state;
        this.reason = reason;
        this.hint = hint;
        this.position = position;
        this.fatal = fatal;
    }

    /** An error after which the session goes on. */
    static PostgresException error(String state, String reason) {
        return new PostgresException(state, reason, null, 0, false);
    }

    /** An error that ends the connection. */
    static PostgresException fatal(String state, String reason) {
        return new PostgresException(state, reason, null, 0, true);
    }

    /** The client does not keep to the protocol, so that it is unknown what its next bytes mean. */
    static PostgresException violation(String reason) {
        return fatal(SqlState.PROTOCOL_VIOLATION, reason);
    }

    /** The same with what to do. */
    PostgresException hint(String what) {
        return new PostgresException(state, reason, what, position, fatal);
    }

    /** The same with a place in the text of the query, in characters from 1. */
    PostgresException at(int place) {
        return new PostgresException(state, reason, hint, place, fatal);
    }

    /** The five letters by which clients know the error. */
    String state() {
        return state;
    }

    /** What is wrong. */
    String reason() {
        return reason;
    }

    /** What to do; null if there is nothing to say. */
    @Nullable
    String hint() {
        return hint;
    }

    /** Place in the text of the query, in characters from 1; 0 if it is unknown. */
    int position() {
        return position;
    }

    /** Whether the connection ends. */
    boolean fatal() {
        return fatal;
    }
}
