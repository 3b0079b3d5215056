package io.neuralake.server.pool;

import io.neuralake.server.protocol.Failed;
import org.jspecify.annotations.Nullable;

/** What ends one answer from outside, at any time: before it begins, while it comes, or after it has ended. */
public final class Asking {

    private static final Failed UNWANTED =
            new Failed(Failed.Cause.CANCELLED, "answer", "it was cancelled", "ask again if you want the answer");

    private @Nullable Lease lease;
    private boolean cancelled;

    /** Ends the answer; that of a question which has been answered stays as it is. */
    public void cancel() {
        Lease current;
        synchronized (this) {
            cancelled = true;
            current = lease;
        }
        if (current != null) {
            current.cancel(UNWANTED);
        }
    }

    /** From here on a worker answers. */
    void by(Lease answering) throws QueryException {
        synchronized (this) {
            lease = answering;
            if (!cancelled) {
                return;
            }
        }
        throw new QueryException(UNWANTED);
    }

    /** From here on nobody answers. */
    synchronized void over() {
        lease = null;
    }
}
