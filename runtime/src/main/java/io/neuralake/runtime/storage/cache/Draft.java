package io.neuralake.runtime.storage.cache;

import io.neuralake.runtime.storage.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file in the making, which nobody else sees. Its parts may be written by several threads, and one part again from its start.
 *
 * <p>It is not written through a channel: a channel closes when its thread is interrupted, which is how a request that takes too
 * long is ended.
 */
public final class Draft {

    private final CacheFolder folder;
    private final Path path;

    Draft(CacheFolder folder, Path path) {
        this.folder = folder;
        this.path = path;
    }

    Path path() {
        return path;
    }

    /**
     * Opens a part.
     *
     * @param position where it starts in the file
     */
    public Part part(long position) throws StorageException {
        try {
            RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
            try {
                file.seek(position);
                return new Part(file);
            } catch (IOException e) {
                file.close();
                throw e;
            }
        } catch (IOException e) {
            throw folder.failure(e);
        }
    }

    /** Everything that was written so far. */
    public InputStream content() throws StorageException {
        try {
            return Files.newInputStream(path);
        } catch (IOException e) {
            throw folder.failure(e);
        }
    }

    /** A run of bytes of the file. */
    public final class Part implements AutoCloseable {

        private final RandomAccessFile file;

        private Part(RandomAccessFile file) {
            this.file = file;
        }

        /** Appends bytes to the part. */
        public void write(byte[] source, int count) throws StorageException {
            try {
                file.write(source, 0, count);
            } catch (IOException e) {
                throw folder.failure(e);
            }
        }

        @Override
        public void close() throws StorageException {
            try {
                file.close();
            } catch (IOException e) {
                throw folder.failure(e);
            }
        }
    }
}
