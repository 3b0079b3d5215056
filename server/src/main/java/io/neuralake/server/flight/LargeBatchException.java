package io.neuralake.server.flight;

import java.io.IOException;

/** A batch has more bytes than are kept in memory for one. */
final class LargeBatchException extends IOException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    LargeBatchException(String reason) {
        super(reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
