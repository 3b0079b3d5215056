package io.neuralake.server.postgres;

import org.jspecify.annotations.Nullable;

/** What a request to cancel ends, at any time: that which a session waits for, if it waits. */
final class Cancelling {

    private @Nullable Runnable current;

    /** From now on this is what would be ended. */
    synchronized void by(Runnable cancel) {
        current = cancel;
    }

    /** From now on nothing would be ended. */
    synchronized void over() {
        current = null;
    }

    /** Ends what the session waits for. */
    void cancel() {
        Runnable cancel;
        synchronized (this) {
            cancel = current;
        }
        if (cancel != null) {
            cancel.run();
        }
    }
}
