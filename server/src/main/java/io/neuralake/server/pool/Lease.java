package io.neuralake.server.pool;

import io.neuralake.server.protocol.Done;
import io.neuralake.server.protocol.Failed;
import io.neuralake.server.protocol.Frame;
import io.neuralake.server.protocol.Frames;
import io.neuralake.server.protocol.Kind;
import io.neuralake.server.protocol.Opening;
import io.neuralake.server.protocol.Question;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A worker that is lent for one question. */
final class Lease implements AutoCloseable {

    private final WorkerPool pool;
    private final WorkerProcess worker;
    private boolean usable = true;
    private boolean over;
    private @Nullable Failed cancelled;
    private long waited;
    private long waitingSince;
    private boolean waiting;

    Lease(WorkerPool pool, WorkerProcess worker) {
        this.pool = pool;
        this.worker = worker;
    }

    /** Whether the worker is there; one may have ended while nobody used it. */
    boolean awake() {
        try {
            worker.frames().write(Kind.PING, ByteBuffer.allocate(0));
            return worker.frames().read().kind() == Kind.PING;
        } catch (IOException e) {
            usable = false;
            return false;
        }
    }

    /**
     * Asks, and hands on the answer's bytes as they come.
     *
     * @param time how long the worker may take; what the sink takes is not counted
     * @throws QueryException if there is no answer, or only a part of it
     * @throws IOException if the sink fails; the answer has been ended then
     */
    Done ask(Question question, Duration time, Sink sink) throws QueryException, IOException {
        usable = false;
        watch(time);
        try {
            send(question);
            while (true) {
                Frame frame = next();
                if (frame.kind() == Kind.OPENED || frame.kind() == Kind.DATA) {
                    pass(frame, sink);
                    continue;
                }
                usable = true;
                Failed cause = ended();
                if (frame.kind() == Kind.DONE && cause == null) {
                    return Frames.value(frame, Done.class);
                }
                throw new QueryException(cause == null ? Frames.value(frame, Failed.class) : cause);
            }
        } finally {
            ended();
        }
    }

    private void send(Question question) throws QueryException {
        try {
            worker.frames().write(Kind.ASK, question);
        } catch (IOException e) {
            throw lost();
        }
    }

    private Frame next() throws QueryException {
        waits(true);
        try {
            return worker.frames().read();
        } catch (IOException e) {
            throw lost();
        } finally {
            waits(false);
        }
    }

    private QueryException lost() {
        Failed cause = ended();
        if (cause != null) {
            return new QueryException(cause);
        }
        String ended = worker.ended();
        return new QueryException(
                ended == null
                        ? new Failed(
                                Failed.Cause.LOST,
                                "answer",
                                "the process that computed the answer ended",
                                "simplify the statement; it is too much for the engine")
                        : new Failed(
                                Failed.Cause.LIMIT, "answer", ended, "ask for less, or let the server allow more"));
    }

    /** Asks for the declared tables, as a manifest. */
    String tables() throws IOException {
        usable = false;
        worker.frames().write(Kind.TABLES, ByteBuffer.allocate(0));
        Frame frame = worker.frames().read();
        if (frame.kind() != Kind.CATALOG) {
            throw new IOException("no answer of a worker to a question for tables: " + frame.kind());
        }
        usable = true;
        return StandardCharsets.UTF_8.decode(frame.content()).toString();
    }

    private void pass(Frame frame, Sink sink) throws IOException, QueryException {
        try {
            if (frame.kind() == Kind.OPENED) {
                sink.opened(Frames.value(frame, Opening.class));
            } else {
                sink.take(frame.content());
            }
        } catch (IOException e) {
            cancel(new Failed(
                    Failed.Cause.CANCELLED, "answer", "whoever asked takes no more of the answer", "ask again"));
            Kind kind = Kind.DATA;
            while (kind == Kind.DATA || kind == Kind.OPENED) {
                kind = next().kind();
            }
            usable = true;
            throw e;
        }
    }

    private synchronized void waits(boolean now) {
        waited += waiting ? System.nanoTime() - waitingSince : 0;
        waiting = now;
        waitingSince = System.nanoTime();
    }

    private synchronized @Nullable Failed ended() {
        over = true;
        return cancelled;
    }

    private void watch(Duration time) {
        long left;
        synchronized (this) {
            left = time.toNanos() - waited - (waiting ? System.nanoTime() - waitingSince : 0);
            if (over) {
                return;
            }
        }
        if (left > 0) {
            pool.later(() -> watch(time), Duration.ofNanos(left).plusMillis(1));
        } else {
            cancel(new Failed(
                    Failed.Cause.LIMIT,
                    "answer",
                    "it takes longer than the " + time.toMillis() / 1000.0 + " s that are allowed",
                    "ask for less, or let the server allow more"));
        }
    }

    /** Ends the answer if it has not ended: by asking the worker, and soon by ending that. */
    synchronized void cancel(Failed why) {
        if (over || cancelled != null) {
            return;
        }
        cancelled = why;
        try {
            worker.frames().write(Kind.CANCEL, ByteBuffer.allocate(0));
        } catch (IOException e) {
            // It has ended already.
        }
        pool.later(this::force, pool.options().grace());
    }

    private synchronized void force() {
        if (!over) {
            worker.end("it did not stop when it was told to");
        }
    }

    @Override
    public void close() {
        pool.back(worker, usable);
    }
}
