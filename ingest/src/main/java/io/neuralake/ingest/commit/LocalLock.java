package io.neuralake.ingest.commit;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.FileLockInterruptionException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A lock among the writers of one table on this machine, which saves them from trying again.
 *
 * <p>The system frees it when a process ends, however that happens. A process that holds it and has stopped keeps it; others go on
 * without it. Where it is not to be had at all, in a directory that cannot be written or on a network disk without locks, it is
 * as if somebody had it.
 */
final class LocalLock implements AutoCloseable {

    private static final long SHORTEST_PAUSE_MILLIS = 1;
    private static final long LONGEST_PAUSE_MILLIS = 8;

    private final Path file;
    private final Semaphore threads = new Semaphore(1, true);
    private @Nullable FileChannel channel;

    LocalLock(Path file) {
        this.file = file;
    }

    Optional<CommitStore.Lock> take(Duration wait) throws InterruptedException {
        long end = System.nanoTime() + wait.toNanos();
        if (!threads.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS)) {
            return Optional.empty();
        }
        Optional<FileLock> lock = Optional.empty();
        try {
            lock = poll(end);
        } catch (ClosedByInterruptException | FileLockInterruptionException e) {
            Thread.interrupted();
            throw (InterruptedException)
                    new InterruptedException("interrupted while " + file + " was waited for").initCause(e);
        } catch (IOException e) {
            // There is none here; it is not needed.
        } finally {
            if (lock.isEmpty()) {
                threads.release();
            }
        }
        return lock.map(held -> new Held(held, threads));
    }

    private Optional<FileLock> poll(long end) throws IOException, InterruptedException {
        long pause = SHORTEST_PAUSE_MILLIS;
        while (true) {
            Optional<FileLock> lock = attempt();
            if (lock.isPresent() || System.nanoTime() - end >= 0) {
                return lock;
            }
            Thread.sleep(pause);
            pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
        }
    }

    private synchronized Optional<FileLock> attempt() throws IOException {
        FileChannel open = channel;
        if (open == null || !open.isOpen()) {
            open = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel = open;
        }
        try {
            return Optional.ofNullable(open.tryLock());
        } catch (OverlappingFileLockException e) {
            // Another store of this process has it.
            return Optional.empty();
        }
    }

    @Override
    public synchronized void close() {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                // Nothing was written to it.
            }
        }
    }

    /** The lock while it is held. */
    private static final class Held implements CommitStore.Lock {

        private final FileLock lock;
        private final Semaphore threads;
        private final AtomicBoolean closed = new AtomicBoolean();

        Held(FileLock lock, Semaphore threads) {
            this.lock = lock;
            this.threads = threads;
        }

        @Override
        public void close() {
            if (closed.getAndSet(true)) {
                return;
            }
            try {
                lock.release();
            } catch (IOException e) {
                // The channel is closed, and the lock with it.
            } finally {
                threads.release();
            }
        }
    }
}
