package io.neuralake.runtime.engine;

import io.neuralake.runtime.error.LakeException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Looks after the queries that run, from a thread of its own, because a thread that waits for DuckDB notices nothing.
 *
 * <p>The thread sleeps while there is no query.
 */
final class Watch implements AutoCloseable {

    private static final long PERIOD_MILLIS = 20;
    private static final long PATIENCE_NANOS = 30_000_000_000L;

    private final Set<Stop> running = new HashSet<>();
    private boolean started;
    private boolean closed;

    synchronized void add(Stop stop) {
        if (closed) {
            throw new LakeException("use the catalog", "it is closed", "read before it is closed, or open it again");
        }
        running.add(stop);
        if (!started) {
            started = true;
            Stop.daemon("neuralake-watch", this::watch).start();
        }
        notifyAll();
    }

    synchronized void remove(Stop stop) {
        running.remove(stop);
        notifyAll();
    }

    /** Asks all queries to end, and lets no other begin. */
    synchronized void stop() {
        closed = true;
        running.forEach(Stop::close);
        notifyAll();
    }

    /** Waits until the threads of all queries have freed what they hold. */
    @Override
    public synchronized void close() {
        boolean interrupted = false;
        long begun = System.nanoTime();
        while (!running.isEmpty() && System.nanoTime() - begun < PATIENCE_NANOS) {
            try {
                wait(PERIOD_MILLIS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch() {
        try {
            List<Stop> stops = next();
            while (!stops.isEmpty()) {
                stops.forEach(Stop::look);
                Thread.sleep(PERIOD_MILLIS);
                stops = next();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The queries to look at; waits for one, and gives none at the end. */
    private synchronized List<Stop> next() throws InterruptedException {
        while (running.isEmpty() && !closed) {
            wait();
        }
        return List.copyOf(running);
    }
}
