package io.neuralake.server.http;

import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.Map;

/** Why a request is not met, as the client is told. */
public final class Problem extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient HttpResponseStatus status;
    private final String error;
    private final transient Map<String, String> headers;

    /**
     * A problem.
     *
     * @param error ROAPI's word for it
     * @param message what is wrong, and what to do
     * @param headers what else the answer has
     */
    Problem(HttpResponseStatus status, String error, String message, Map<String, String> headers) {
        super(message, null, false, false);
        this.status = status;
        this.error = error;
        this.headers = Map.copyOf(headers);
    }

    Problem(HttpResponseStatus status, String error, String message) {
        this(status, error, message, Map.of());
    }

    /** The request cannot be met as it is. */
    static Problem wrong(String error, String message) {
        return new Problem(HttpResponseStatus.BAD_REQUEST, error, message);
    }

    HttpResponseStatus status() {
        return status;
    }

    String error() {
        return error;
    }

    String message() {
        return String.valueOf(getMessage());
    }

    Map<String, String> headers() {
        return headers;
    }
}
