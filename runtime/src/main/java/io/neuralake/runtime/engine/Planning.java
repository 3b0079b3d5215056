package io.neuralake.runtime.engine;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Choosing what is read, for a caller who waits no longer than it has said.
 *
 * <p>What is given up goes on in a thread of its own until it is done: other queries may wait for the same listing or log, and the next one
 * finds what it has read.
 */
public final class Planning {

    private Planning() {}

    /**
     * What a plan gives.
     *
     * @param asked what is being done, for messages
     * @param limit how long the caller waits; without one it plans in its own thread
     * @throws io.neuralake.runtime.error.LakeException if it takes longer, or the thread is interrupted
     */
    public static <V> V within(String asked, TimeLimit limit, Supplier<V> plan) {
        if (limit.timeout().isEmpty()) {
            return plan.get();
        }
        FutureTask<V> task = new FutureTask<>(plan::get);
        Thread thread = new Thread(task, "neuralake-planning");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(limit.left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw Stop.late(asked, limit, null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Stop.interrupted(asked, limit, null);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        }
    }
}
