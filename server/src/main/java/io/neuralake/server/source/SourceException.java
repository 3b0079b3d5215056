package io.neuralake.server.source;

/** What a configuration declares cannot be loaded. */
public final class SourceException extends Exception {

    private static final long serialVersionUID = 1L;

    SourceException(String message) {
        super(message);
    }
}
