package io.neuralake.server.pool;

import io.neuralake.server.protocol.Failed;

/** There is no answer, or no more of it. */
public final class QueryException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Failed failed;

    QueryException(Failed failed) {
        super("cannot " + failed.asked() + ": " + failed.reason() + "\n  fix: " + failed.fix());
        this.failed = failed;
    }

    /** Why. */
    public Failed failed() {
        return failed;
    }
}
