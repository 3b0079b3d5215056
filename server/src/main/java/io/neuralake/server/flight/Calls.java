package io.neuralake.server.flight;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Works on calls, no more than a number of them at a time, and says how they ended. */
final class Calls implements AutoCloseable {

    private final ThreadPoolExecutor workers;
    private final ScheduledExecutorService watch;
    private final Statuses statuses;

    Calls(int most, Statuses statuses) {
        this.statuses = statuses;
        this.workers = new ThreadPoolExecutor(
                0, most, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> thread(work, "neuralake-flight-call"));
        ScheduledThreadPoolExecutor timer =
                new ScheduledThreadPoolExecutor(1, work -> thread(work, "neuralake-flight-watch"));
        timer.setRemoveOnCancelPolicy(true);
        this.watch = timer;
    }

    private static Thread thread(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /** What is done for a call. */
    interface Work {

        /** Does it, and waits for whatever it needs. */
        void run() throws Exception;
    }

    /** Does the work of a call on a thread of its own; the call ends if that fails. */
    void start(ServerCallStreamObserver<?> call, Work work) {
        try {
            workers.execute(() -> run(call, work));
        } catch (RejectedExecutionException e) {
            call.onError(Statuses.status(
                            Status.Code.UNAVAILABLE,
                            "answer",
                            "all " + workers.getMaximumPoolSize() + " calls that are worked on at a time are taken",
                            "ask again later")
                    .asRuntimeException());
        }
    }

    private void run(ServerCallStreamObserver<?> call, Work work) {
        try {
            work.run();
        } catch (Exception | StackOverflowError e) {
            if (!call.isCancelled()) {
                call.onError(statuses.of(e).asRuntimeException());
            }
        }
    }

    /** Does something small later, unless it is cancelled before. */
    Future<?> later(Runnable work, Duration delay) {
        return watch.schedule(work, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        watch.shutdownNow();
        workers.shutdownNow();
    }
}
