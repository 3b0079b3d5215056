package io.neuralake.publish.impact;

/** Nothing has the name that was asked about; the message says what is unknown and what may have been meant. */
public final class UnknownNameException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownNameException(String message, String fix) {
        super(message + ": " + fix);
    }
}
