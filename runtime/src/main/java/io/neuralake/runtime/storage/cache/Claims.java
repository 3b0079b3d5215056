package io.neuralake.runtime.storage.cache;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Who fetches what: locks that hold among the threads of all processes with the same cache, and end with their process.
 *
 * <p>Each object has a byte of one file. The file is tried again and again instead of waited for, because the system takes
 * threads of two processes that wait for each other for a deadlock.
 */
final class Claims implements AutoCloseable {

    private static final long EVICTION = 0;
    private static final int SHORTEST_PAUSE = 2;
    private static final int LONGEST_PAUSE = 100;

    private final FileChannel file;

    Claims(CacheFolder folder) throws IOException {
        this.file = FileChannel.open(folder.claims(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /** Waits until nobody else fetches the object. */
    FileLock take(String name) throws IOException {
        long position = 1 + Long.parseLong(name.substring(0, 15), 16);
        for (int pause = SHORTEST_PAUSE; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
            Optional<FileLock> lock = attempt(position);
            if (lock.isPresent()) {
                return lock.get();
            }
            try {
                Thread.sleep(pause + ThreadLocalRandom.current().nextInt(pause));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted while another process fetches the object");
            }
        }
    }

    /** The right to remove objects, unless somebody else has it. */
    Optional<FileLock> eviction() throws IOException {
        return attempt(EVICTION);
    }

    private Optional<FileLock> attempt(long position) throws IOException {
        try {
            return Optional.ofNullable(file.tryLock(position, 1, false));
        } catch (OverlappingFileLockException e) {
            // Another thread of this process has it.
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
