package io.neuralake.runtime.jdbc;

/** A stored value that is no value of the declared type; the message says what it is instead. */
final class UnfitValue extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnfitValue(String message) {
        super(message);
    }
}
