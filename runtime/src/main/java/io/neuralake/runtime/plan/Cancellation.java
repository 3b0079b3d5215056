package io.neuralake.runtime.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * Ends waits for what is outside the engine, as for a database: whoever waits says how it is ended, and this is done from
 * another thread when the rows are not wanted any more.
 */
public final class Cancellation {

    private static final long PERIOD_MILLIS = 100;

    private final List<Wait> waits = new ArrayList<>();
    private boolean cancelled;

    /** Ends a wait. */
    public interface End {

        /**
         * Tries to end it; called again and again until it is over, because a wait may begin a little later than it is told.
         *
         * @param trying for how long it has been tried
         */
        void tryIt(Duration trying);
    }

    /** A step that may wait. */
    public interface Step<V, E extends Exception> {

        /** Takes the step. */
        V take() throws E;
    }

    /** A step that is being taken. */
    private static final class Wait {

        private final End end;
        private boolean over;

        private Wait(End end) {
            this.end = end;
        }

        private synchronized void tryToEnd(long begun) {
            if (!over) {
                end.tryIt(Duration.ofNanos(System.nanoTime() - begun));
            }
        }

        private synchronized void over() {
            over = true;
        }
    }

    /**
     * Takes a step that may wait. If it is just being ended when it is done, that comes to an end first, so that no other step is
     * ended instead.
     *
     * @param end how the wait is ended
     * @throws CancellationException if the rows are not wanted any more
     */
    public <V, E extends Exception> V waiting(End end, Step<V, E> step) throws E {
        Wait wait = new Wait(end);
        synchronized (waits) {
            check();
            waits.add(wait);
        }
        try {
            return step.take();
        } finally {
            wait.over();
            synchronized (waits) {
                waits.remove(wait);
                waits.notifyAll();
            }
        }
    }

    /**
     * Asks whether to go on.
     *
     * @throws CancellationException if the rows are not wanted any more
     */
    public void check() {
        synchronized (waits) {
            if (cancelled) {
                throw new CancellationException("the rows are not wanted any more");
            }
        }
    }

    /** Lets no other wait begin, and returns when those that have begun are over. */
    public void cancel() {
        long begun = System.nanoTime();
        boolean interrupted = false;
        List<Wait> open = open();
        while (!open.isEmpty()) {
            open.forEach(wait -> wait.tryToEnd(begun));
            synchronized (waits) {
                if (!waits.isEmpty()) {
                    try {
                        waits.wait(PERIOD_MILLIS);
                    } catch (InterruptedException e) {
                        interrupted = true;
                    }
                }
            }
            open = open();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Wait> open() {
        synchronized (waits) {
            cancelled = true;
            return List.copyOf(waits);
        }
    }
}
