package io.neuralake.server.postgres;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * What has been computed and not been taken yet: a little in memory, and the rest in a file if the client is slow.
 *
 * <p>A worker is worth more than disk space. So one that waits for a client waits for a moment only; then the rest of its answer goes into a
 * file, and it is free. One thread puts and one takes.
 */
final class Spool implements AutoCloseable {

    private static final int MEMORY = 2 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Path directory;
    private final long largest;
    private final Deque<byte[]> memory = new ArrayDeque<>();
    private final Deque<Integer> lengths = new ArrayDeque<>();
    private long inMemory;
    private long patience = PATIENCE.toNanos();
    private @Nullable FileChannel file;
    private long written;
    private long read;
    private boolean closed;

    /**
     * An empty spool.
     *
     * @param directory where its file would be
     * @param largest most bytes of the file
     */
    Spool(Path directory, long largest) {
        this.directory = directory;
        this.largest = largest;
    }

    /**
     * Adds some bytes.
     *
     * @throws IOException if nobody wants them any more, or there is no room
     */
    synchronized void put(ByteBuffer bytes) throws IOException {
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        if (file == null && !room()) {
            file = FileChannel.open(
                    Files.createTempFile(directory, "answer", ".rows"),
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.DELETE_ON_CLOSE);
        }
        if (closed) {
            throw new IOException("nobody wants the answer any more");
        }
        FileChannel where = file;
        if (where == null) {
            memory.add(copy);
            inMemory += copy.length;
        } else {
            write(where, copy);
            lengths.add(copy.length);
        }
        notifyAll();
    }

    /** Waits until there is room in memory, as long as there is patience; a closed spool has room. */
    private boolean room() throws IOException {
        while (inMemory >= MEMORY && !closed) {
            if (patience <= 0) {
                return false;
            }
            long before = System.nanoTime();
            try {
                wait(Math.max(1, patience / 1_000_000));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while the client was slow", e);
            }
            patience -= System.nanoTime() - before;
        }
        return true;
    }

    private void write(FileChannel where, byte[] bytes) throws IOException {
        if (written - read + bytes.length > largest) {
            throw new IOException("more than " + largest + " bytes wait for a slow client");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            written += where.write(buffer, written);
        }
    }

    /** The next bytes, as they were put; null if there are none at the moment. */
    synchronized byte @Nullable [] poll() throws IOException {
        byte[] first = memory.poll();
        if (first != null) {
            inMemory -= first.length;
            notifyAll();
            return first;
        }
        Integer length = lengths.poll();
        FileChannel from = file;
        if (length == null || from == null) {
            return null;
        }
        byte[] bytes = new byte[length];
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            int some = from.read(buffer, read);
            if (some < 0) {
                throw new IOException("what was kept of an answer is gone");
            }
            read += some;
        }
        return bytes;
    }

    /** Whether a file has been needed. */
    synchronized boolean onDisk() {
        return file != null;
    }

    /** Lets go of everything; what is put from now on is refused. */
    @Override
    public synchronized void close() {
        closed = true;
        memory.clear();
        lengths.clear();
        inMemory = 0;
        FileChannel gone = file;
        if (gone != null && gone.isOpen()) {
            try {
                gone.close();
            } catch (IOException e) {
                // It is a temporary file.
            }
        }
        notifyAll();
    }
}
