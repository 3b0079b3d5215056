package io.neuralake.server.rest;

/** Query parameters that make no statement. */
public final class RestException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String error;

    RestException(String error, String message) {
        super(message, null, false, false);
        this.error = error;
    }

    /** ROAPI's word for what is wrong. */
    public String error() {
        return error;
    }

    /** What is wrong, and what to do. */
    public String message() {
        return String.valueOf(getMessage());
    }
}
