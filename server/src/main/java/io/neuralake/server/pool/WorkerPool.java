package io.neuralake.server.pool;

import io.neuralake.server.protocol.Done;
import io.neuralake.server.protocol.Failed;
import io.neuralake.server.protocol.Question;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The workers of a server.
 *
 * <p>A worker answers one question at a time, so that a statement which ends its process, or has to be ended, takes no other
 * answer with it. Some are always started ahead, so that nobody waits for a new one after that.
 */
public final class WorkerPool implements AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration FAREWELL = Duration.ofSeconds(10);

    private final PoolOptions options;
    private final Consumer<String> log;
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition change = lock.newCondition();
    private final Deque<WorkerProcess> idle = new ArrayDeque<>();
    private final Set<WorkerProcess> lent = new HashSet<>();
    private final ExecutorService chores = Executors.newCachedThreadPool(work -> daemon(work, "neuralake-pool-chore"));
    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(work -> daemon(work, "neuralake-pool-watch"));
    /** Workers that answer to the end, and are not used again. */
    private final Set<WorkerProcess> outdated = new HashSet<>();

    private int renewals;
    private int starting;
    private int waiting;
    private boolean closed;
    private @Nullable IOException failure;

    private WorkerPool(PoolOptions options, Consumer<String> log) {
        this.options = options;
        this.log = log;
    }

    /**
     * Starts the first worker, so that what keeps workers from starting shows here, and the others behind it.
     *
     * @param log takes the lines that workers print
     * @throws IOException if no worker can be started, with what it printed
     */
    public static WorkerPool start(PoolOptions options, Consumer<String> log) throws IOException {
        WorkerPool pool = new WorkerPool(options, log);
        try {
            pool.idle.add(WorkerProcess.start(options, log));
        } catch (IOException e) {
            pool.close();
            throw e;
        }
        pool.later(pool::look, LOOK);
        pool.lock.lock();
        try {
            pool.startMore();
        } finally {
            pool.lock.unlock();
        }
        return pool;
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Asks a worker, and hands on the answer's bytes as they come.
     *
     * @param patience how long to wait for a worker that is free
     * @param time how long the worker may take; what the sink takes is not counted
     * @param asking what may end the answer
     * @throws QueryException if there is no answer, or only a part of it
     * @throws IOException if the sink fails, or no worker can be started
     */
    public Done ask(Question question, Duration patience, Duration time, Asking asking, Sink sink)
            throws QueryException, IOException, InterruptedException {
        try (Lease lease = awake(patience)) {
            if (lease == null) {
                throw new QueryException(new Failed(
                        Failed.Cause.BUSY,
                        "answer",
                        "all " + options.most() + " workers are busy",
                        "ask again later, or let the server have more workers"));
            }
            asking.by(lease);
            return lease.ask(question, time, sink);
        } finally {
            asking.over();
        }
    }

    /**
     * What tables there are, as a manifest.
     *
     * @throws IOException if no worker was free in time, or none can be started
     */
    public String tables(Duration patience) throws IOException, InterruptedException {
        try (Lease lease = awake(patience)) {
            if (lease == null) {
                throw new IOException("all " + options.most() + " workers are busy");
            }
            return lease.tables();
        }
    }

    /** Lends a worker that is there. */
    private @Nullable Lease awake(Duration patience) throws IOException, InterruptedException {
        while (true) {
            Lease lease = lend(patience);
            if (lease == null || lease.awake()) {
                return lease;
            }
            lease.close();
        }
    }

    /**
     * Lends a worker; those who wait are served in the order in which they came.
     *
     * @param patience how long to wait for one
     * @return null if none was free in time
     * @throws IOException if workers do not start any more, or the pool is closed
     */
    private @Nullable Lease lend(Duration patience) throws IOException, InterruptedException {
        long left = patience.toNanos();
        lock.lockInterruptibly();
        waiting++;
        try {
            while (true) {
                if (closed) {
                    throw new IOException("the server is closing");
                }
                WorkerProcess worker = idle.pollFirst();
                if (worker != null && worker.alive()) {
                    lent.add(worker);
                    startMore();
                    return new Lease(this, worker);
                }
                if (worker != null) {
                    discard(worker);
                    continue;
                }
                IOException why = failure;
                if (why != null && starting == 0 && lent.isEmpty()) {
                    failure = null;
                    throw why;
                }
                startMore();
                if (left <= 0) {
                    return null;
                }
                left = change.awaitNanos(left);
            }
        } finally {
            waiting--;
            lock.unlock();
        }
    }

    /** Starts as many workers as are to be ready, or waited for. */
    private void startMore() {
        int wanted = Math.max(options.idle(), waiting) - idle.size() - starting;
        int possible = options.most() - idle.size() - lent.size() - starting;
        for (int i = 0; i < Math.min(wanted, possible) && !closed; i++) {
            starting++;
            chores.execute(this::startOne);
        }
    }

    private void startOne() {
        WorkerProcess worker = null;
        IOException problem = null;
        int begun;
        lock.lock();
        try {
            begun = renewals;
        } finally {
            lock.unlock();
        }
        try {
            worker = WorkerProcess.start(options, log);
        } catch (IOException e) {
            log.accept(String.valueOf(e.getMessage()));
            problem = e;
        }
        lock.lock();
        try {
            starting--;
            failure = problem;
            if (worker != null && !closed && begun == renewals) {
                idle.addLast(worker);
                worker = null;
            } else if (!closed && begun != renewals) {
                startMore();
            }
            change.signal();
        } finally {
            lock.unlock();
        }
        if (worker != null) {
            worker.close();
        }
    }

    /** From here on questions are answered by workers that are started after this, with the catalog that there is now. */
    public void renew() {
        lock.lock();
        try {
            renewals++;
            outdated.addAll(lent);
            idle.forEach(this::discard);
            idle.clear();
            startMore();
        } finally {
            lock.unlock();
        }
    }

    private void discard(WorkerProcess worker) {
        if (closed) {
            worker.close();
        } else {
            chores.execute(worker::close);
        }
    }

    /** Takes a worker back. */
    void back(WorkerProcess worker, boolean usable) {
        lock.lock();
        try {
            lent.remove(worker);
            boolean current = !outdated.remove(worker);
            boolean slim = worker.resident().orElse(0) < options.resident() / 2;
            if (usable && slim && current && worker.alive() && !closed) {
                // The one that was used last has most of what is needed at hand.
                idle.addFirst(worker);
            } else {
                discard(worker);
                startMore();
            }
            change.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Ends workers that take too much memory, again and again. */
    private void look() {
        List<WorkerProcess> busy;
        lock.lock();
        try {
            busy = List.copyOf(lent);
        } finally {
            lock.unlock();
        }
        for (WorkerProcess worker : busy) {
            if (worker.resident().orElse(0) > options.resident()) {
                worker.end("it needs more than the " + (options.resident() >> 20) + " MB of memory that are allowed");
            }
        }
        later(this::look, LOOK);
    }

    /** How the workers are run. */
    public PoolOptions options() {
        return options;
    }

    /** Does something later, unless the pool is closed before. */
    @SuppressWarnings("FutureReturnValueIgnored") // What is done later does not fail, and nobody waits for it.
    void later(Runnable work, Duration delay) {
        try {
            watch.schedule(work, delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // Closing has ended whatever this would look after.
        }
    }

    /** Process numbers of all workers. */
    List<Long> processes() {
        lock.lock();
        try {
            return Stream.concat(idle.stream(), lent.stream())
                    .map(WorkerProcess::pid)
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    /** Ends all workers, those at work too. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            idle.forEach(WorkerProcess::close);
            idle.clear();
            lent.forEach(worker -> worker.end("the server is closing"));
            change.signalAll();
        } finally {
            lock.unlock();
        }
        watch.shutdownNow();
        chores.shutdown();
        try {
            if (!chores.awaitTermination(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
                log.accept("workers are still ending");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
