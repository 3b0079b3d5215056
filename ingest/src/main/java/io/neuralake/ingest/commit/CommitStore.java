package io.neuralake.ingest.commit;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Publishes commits of one table's log, and its data files: exactly one writer wins each version.
 *
 * <p>A store is used by any number of threads at a time. Safety rests on {@link #putIfAbsent} alone, whatever other processes do.
 */
public interface CommitStore extends AutoCloseable {

    /**
     * Puts a commit if nobody has; it is durable when the method returns.
     *
     * @param version the version
     * @param commit lines of the commit; its {@code commitInfo} holds the token as {@code txnId}
     * @param token what tells this commit from others; none has the same
     * @return true if this call's bytes are the version now, also if that was found out by reading back after an answer that could
     *     mean either; false if another's are
     * @throws IOException if the commit is not there, or that cannot be found out
     */
    boolean putIfAbsent(long version, byte[] commit, String token) throws IOException, InterruptedException;

    /** The bytes of a commit; empty if there is none. */
    Optional<byte[]> read(long version) throws IOException;

    /**
     * Versions that have a commit, ascending and without a gap: from {@code from} on, or nothing if that is not there. What follows a gap
     * is left out. Empty if there is no log at all.
     */
    List<Long> versionsFrom(long from) throws IOException;

    /**
     * Waits for the lock that writers of this table share, so that they need not try again as often. It is never needed for safety: who
     * holds it may have stopped, and who does not get it may commit.
     *
     * @return the lock, or empty if it was not to be had within the time, or there is none in such a store
     */
    Optional<Lock> lock(Duration wait) throws InterruptedException;

    /** A lock that is held until it is closed. */
    interface Lock extends AutoCloseable {

        @Override
        void close();
    }

    /**
     * Begins a data file. Readers see nothing of it before it is published.
     *
     * @param path where it will be, below the table's root, as it is stored: nothing in it is escaped
     */
    Draft draft(String path) throws IOException;

    /** A data file that is being written. */
    interface Draft extends AutoCloseable {

        /** The local file to write to. It does not exist yet, but its directory does. */
        Path file();

        /**
         * Makes the file visible under its name, whole and durable.
         *
         * @return its status
         */
        Published publish() throws IOException;

        /** Deletes what was not published. */
        @Override
        void close() throws IOException;
    }

    /**
     * A data file that others can see.
     *
     * @param path where it is, below the table's root, as it is stored
     * @param size its bytes
     * @param modified when it was published, in milliseconds since 1970-01-01T00:00:00Z
     */
    record Published(String path, long size, long modified) {}

    /** Deletes a data file; whether it was there. */
    boolean delete(String path) throws IOException;

    /** Frees connections and threads. */
    @Override
    void close();
}
