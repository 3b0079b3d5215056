package io.neuralake.server.flight;

import java.io.IOException;

/** A client takes no more of an answer, and has not gone either. */
final class StalledException extends IOException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    StalledException(String reason) {
        super(reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
