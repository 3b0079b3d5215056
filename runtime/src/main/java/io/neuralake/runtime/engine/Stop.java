package io.neuralake.runtime.engine;

import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.plan.Cancellation;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * Ends one query from outside while a thread waits for it: because it is closed, because its thread is interrupted, or because
 * its time is up.
 *
 * <p>DuckDB's driver cancels a statement only while it executes, and a streamed result is computed after that. So there is a
 * second statement on the same connection, which waits for the first as soon as it is executed, and can therefore be cancelled;
 * that ends whatever the connection computes.
 */
final class Stop {

    private static final long PAUSE_MILLIS = 10;
    private static final long DEEP_STACK_BYTES = 256L << 20;

    private final String asked;
    private final TimeLimit limit;
    private final Cancellation cancellation = new Cancellation();
    private volatile @Nullable PreparedStatement lever;
    private volatile @Nullable Statement executing;
    private volatile @Nullable Thread waiting;
    private volatile @Nullable Reason reason;
    private volatile boolean closing;
    private volatile boolean over;
    private volatile @Nullable LakeException told;
    private boolean stopping;
    private boolean pulled;

    private enum Reason {
        CLOSED,
        INTERRUPTED,
        LATE
    }

    Stop(String asked, TimeLimit limit) {
        this.asked = asked;
        this.limit = limit;
    }

    /** Also stops what a connection, which does nothing yet, will do. */
    void watch(DuckDBConnection connection) throws SQLException {
        lever = connection.prepareStatement("SELECT 1");
    }

    /** What ends waits below DuckDB, as for a database. */
    Cancellation cancellation() {
        return cancellation;
    }

    /** Takes a step that may wait for DuckDB. */
    <V> V step(Callable<V> step) throws Exception {
        Thread thread = Thread.currentThread();
        due(thread).ifPresent(due -> reason = due);
        Reason before = reason;
        if (before != null) {
            throw failure(before, null);
        }
        waiting = thread;
        try {
            return step.call();
        } catch (Exception e) {
            Reason why = reason;
            // What says already that it was stopped is not its own cause.
            throw why == null || e == told ? e : failure(why, e);
        } finally {
            waiting = null;
        }
    }

    /** Fails if the query has been stopped. */
    void check() {
        Reason why = reason;
        if (why != null) {
            throw failure(why, null);
        }
    }

    /** Executes a statement as part of a step; nothing is executed once the query has been stopped. */
    <V> V execute(Statement statement, Callable<V> execution) throws Exception {
        executing = statement;
        try {
            check();
            return execution.call();
        } finally {
            executing = null;
        }
    }

    /**
     * Executes a statement whose text is long: DuckDB goes down the stack of the thread that asks, a step for each level of an
     * expression, and there is no error for a stack that ends.
     */
    <V> V executeDeep(Statement statement, Callable<V> execution) throws Exception {
        Thread caller = Thread.currentThread();
        FutureTask<V> task = new FutureTask<>(() -> execute(statement, execution));
        Thread deep = new Thread(null, task, "neuralake-long-statement", DEEP_STACK_BYTES);
        deep.setDaemon(true);
        boolean interrupted = false;
        waiting = deep;
        deep.start();
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    // The thread that waits for DuckDB is looked at now and then, and stopped if it is interrupted.
                    interrupted = true;
                    deep.interrupt();
                } catch (ExecutionException e) {
                    throw e.getCause() instanceof Exception failure ? failure : e;
                }
            }
        } finally {
            waiting = caller;
            if (interrupted) {
                caller.interrupt();
            }
        }
    }

    /** Asks for the end because the result is closed. */
    void close() {
        closing = true;
    }

    /** Says that nothing is computed any more, before the connection is closed; what still waits below DuckDB is ended. */
    void finished() throws SQLException {
        over = true;
        cancellation.cancel();
        synchronized (this) {
            PreparedStatement statement = lever;
            if (statement != null) {
                statement.close();
            }
        }
    }

    /** Stops the query if there is cause for it; called again and again until it is finished. */
    void look() {
        Thread thread = waiting;
        if (thread == null || over) {
            return;
        }
        Optional<Reason> due = due(thread);
        if (due.isEmpty()) {
            return;
        }
        reason = due.get();
        Statement statement = executing;
        if (statement != null) {
            cancel(statement);
        }
        if (!stopping) {
            stopping = true;
            daemon("neuralake-cancel", cancellation::cancel).start();
        }
        PreparedStatement pullable = lever;
        if (statement == null && pullable != null && !pulled) {
            pulled = true;
            daemon("neuralake-stop", () -> pull(pullable)).start();
        }
    }

    private Optional<Reason> due(Thread thread) {
        if (reason != null) {
            return Optional.ofNullable(reason);
        }
        if (closing) {
            return Optional.of(Reason.CLOSED);
        }
        if (thread.isInterrupted()) {
            return Optional.of(Reason.INTERRUPTED);
        }
        return limit.over() ? Optional.of(Reason.LATE) : Optional.empty();
    }

    private void pull(PreparedStatement pullable) {
        Thread executor = daemon("neuralake-stop-lever", () -> execute(pullable));
        executor.start();
        while (executor.isAlive() && !over) {
            cancel(pullable);
            try {
                executor.join(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private synchronized void execute(PreparedStatement pullable) {
        if (!over) {
            try {
                pullable.execute();
            } catch (SQLException e) {
                // It was cancelled together with what it was waiting for.
            }
        }
    }

    private static void cancel(Statement statement) {
        try {
            statement.cancel();
        } catch (SQLException e) {
            // It has ended meanwhile.
        }
    }

    static Thread daemon(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    private LakeException failure(Reason why, @Nullable Exception cause) {
        LakeException failure = switch (why) {
            case CLOSED ->
                new LakeException(
                        asked,
                        "the result was closed after " + seconds(limit.passed()),
                        "read it before you close it or its catalog",
                        cause);
            case INTERRUPTED -> interrupted(asked, limit, cause);
            case LATE -> late(asked, limit, cause);
        };
        told = failure;
        return failure;
    }

    /** What is said when a thread was interrupted that waited. */
    static LakeException interrupted(String asked, TimeLimit limit, @Nullable Exception cause) {
        return new LakeException(
                asked,
                "it was cancelled after " + seconds(limit.passed()) + ": the thread was interrupted",
                "run it again, in a thread that is not interrupted",
                cause);
    }

    /** What is said when time is up. */
    static LakeException late(String asked, TimeLimit limit, @Nullable Exception cause) {
        return new LakeException(
                asked,
                "it timed out after " + seconds(limit.passed()) + "; the limit is "
                        + seconds(limit.timeout().orElse(Duration.ZERO)),
                "ask for fewer rows or columns, or allow more time with timeout(…)",
                cause);
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toNanos() / 1e9);
    }
}
