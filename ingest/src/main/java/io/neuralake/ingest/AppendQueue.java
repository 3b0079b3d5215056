package io.neuralake.ingest;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What waits to be committed. Who puts more into it than it holds waits; what is taken from it is a group that is committed together.
 *
 * @param <R> what a row is
 */
final class AppendQueue<R> {

    private final AppenderOptions options;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Condition room = lock.newCondition();
    private final Deque<Append<R>> waiting = new ArrayDeque<>();
    private long rows;
    private long bytes;
    private long taken;
    private boolean hurry;
    private boolean closed;

    AppendQueue(AppenderOptions options) {
        this.options = options;
        this.taken = System.nanoTime() - options.interval().toNanos();
    }

    /** Puts something in, as soon as there is room; false if the queue is closed. */
    boolean put(Append<R> append) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!closed && rows > 0 && rows + append.count() > options.queuedRows()) {
                room.await();
            }
            if (closed) {
                return false;
            }
            waiting.add(append);
            rows += append.count();
            bytes += append.bytes();
            if (waiting.size() == 1 || full()) {
                changed.signal();
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private boolean full() {
        return hurry || closed || rows >= options.rows() || bytes >= options.bytes();
    }

    /** Takes the next group when its time has come; empty if the queue is closed and nothing is left. */
    List<Append<R>> take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (waiting.isEmpty() && !closed) {
                hurry = false;
                changed.await();
            }
            // Counted from the last group: after a pause nobody waits, and in a burst nobody waits longer than this.
            long left = options.interval().toNanos() - (System.nanoTime() - taken);
            while (!waiting.isEmpty() && !full() && left > 0) {
                changed.awaitNanos(left);
                left = options.interval().toNanos() - (System.nanoTime() - taken);
            }
            taken = System.nanoTime();
            List<Append<R>> group = new ArrayList<>();
            long count = 0;
            while (!waiting.isEmpty()
                    && (group.isEmpty() || count + waiting.peek().count() <= options.rows())) {
                Append<R> next = waiting.remove();
                group.add(next);
                count += next.count();
                rows -= next.count();
                bytes -= next.bytes();
            }
            hurry &= !waiting.isEmpty();
            room.signalAll();
            return group;
        } finally {
            lock.unlock();
        }
    }

    /** Lets what waits be taken at once. */
    void hurry() {
        lock.lock();
        try {
            hurry = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Takes nothing more in; what is in it can still be taken. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
