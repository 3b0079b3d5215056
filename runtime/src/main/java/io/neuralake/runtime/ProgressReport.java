package io.neuralake.runtime;

import io.neuralake.runtime.engine.QueryObserver;
import io.neuralake.runtime.plan.ScanPlan;
import io.neuralake.runtime.plan.TableInput;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Tells a listener how far a result is, now and then, from a thread of the result's own: the engine never waits for a listener,
 * and a thread that waits for the engine could tell nothing.
 */
final class ProgressReport implements QueryObserver {

    private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Consumer<? super Progress> listener;
    private final long begun = System.nanoTime();
    private final AtomicLong rows = new AtomicLong();
    private final Thread thread;
    private volatile Supplier<OptionalDouble> computed = OptionalDouble::empty;
    private volatile Supplier<OptionalDouble> reading = OptionalDouble::empty;
    private volatile boolean complete;
    private volatile int files;
    private volatile long bytes;
    private double read;
    private boolean over;

    private ProgressReport(Consumer<? super Progress> listener) {
        this.listener = listener;
        this.thread = new Thread(this::report, "neuralake-progress");
        thread.setDaemon(true);
    }

    static ProgressReport begin(Consumer<? super Progress> listener) {
        ProgressReport report = new ProgressReport(listener);
        report.thread.start();
        return report;
    }

    /** It is known what will be read. */
    void planned(List<TableInput> inputs) {
        int count = 0;
        long size = 0;
        for (TableInput input : inputs) {
            if (input instanceof ScanPlan plan) {
                count += plan.files().size();
                size += plan.bytes();
            }
        }
        files = count;
        bytes = size;
    }

    @Override
    public void computing(Supplier<OptionalDouble> done) {
        computed = done;
    }

    @Override
    public void reading(Supplier<OptionalDouble> done) {
        reading = done;
    }

    @Override
    public void rows(long count) {
        rows.addAndGet(count);
    }

    @Override
    public void ended() {
        complete = true;
    }

    /** The listener hears of the end before this returns, unless it takes long or has ended the result itself. */
    @Override
    public void closed() {
        synchronized (this) {
            over = true;
            notifyAll();
        }
        if (Thread.currentThread() != thread) {
            await();
        }
    }

    /** Also waits in a thread that was interrupted, as the reason for the end may be just that. */
    private void await() {
        boolean interrupted = false;
        long due = System.nanoTime() + PATIENCE_NANOS;
        long left = PATIENCE_NANOS;
        while (thread.isAlive() && left > 0) {
            try {
                TimeUnit.NANOSECONDS.timedJoin(thread, left);
            } catch (InterruptedException e) {
                interrupted = true;
            }
            left = due - System.nanoTime();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is told of a query that only counts: its one row is not the result's, which goes on after it. */
    QueryObserver ofCount() {
        return new QueryObserver() {
            @Override
            public void computing(Supplier<OptionalDouble> done) {
                ProgressReport.this.computing(done);
            }

            @Override
            public void reading(Supplier<OptionalDouble> done) {
                ProgressReport.this.reading(done);
            }

            @Override
            public void rows(long count) {
                // Known when it has been read.
            }

            @Override
            public void ended() {
                // The result ends later.
            }

            @Override
            public void closed() {
                // The result ends later.
            }
        };
    }

    private void report() {
        try {
            while (!over()) {
                listener.accept(progress(false));
            }
            listener.accept(progress(true));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for the time of the next report or for the end. */
    private synchronized boolean over() throws InterruptedException {
        long due = System.nanoTime() + PERIOD_NANOS;
        long left = PERIOD_NANOS;
        while (!over && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = due - System.nanoTime();
        }
        return over;
    }

    private Progress progress(boolean finished) {
        OptionalDouble computing = finished ? OptionalDouble.empty() : computed.get();
        OptionalDouble done = computing.isPresent() ? computing : reading.get();
        // Once it has come to its end, the engine cannot tell any more.
        read = complete ? 1 : Math.max(read, Math.min(1, done.orElse(0)));
        return new Progress(
                rows.get(),
                files,
                (int) (files * read),
                bytes,
                (long) (bytes * read),
                computing,
                Duration.ofNanos(System.nanoTime() - begun),
                finished);
    }
}
