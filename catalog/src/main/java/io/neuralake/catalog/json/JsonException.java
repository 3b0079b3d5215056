package io.neuralake.catalog.json;

/** Text that is not JSON, or JSON that is not what a reader expects; the message says where. */
public final class JsonException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** A problem at a place that the message names. */
    public JsonException(String message) {
        super(message);
    }

    JsonException(String message, Throwable cause) {
        super(message, cause);
    }
}
