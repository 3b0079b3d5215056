package io.neuralake.ingest;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.apache.arrow.vector.VectorSchemaRoot;

/**
 * Rows of one source, of which each gets into the table exactly once: the source gives them offsets that rise, and the table remembers the
 * last one together with the rows.
 *
 * <p>After a restart the source goes on behind {@link #committed}. What it sends again is not appended again. Opening a stream shuts out
 * whoever has it open elsewhere, so that a process that was believed dead cannot write any more.
 *
 * @param <R> what a row is
 */
public final class AppendStream<R> {

    private final Appender<R> appender;
    private final StreamPosition position;

    AppendStream(Appender<R> appender, StreamPosition position) {
        this.appender = appender;
        this.position = position;
    }

    /** Name of the stream. */
    public String id() {
        return position.id();
    }

    /** The last offset that is in the table; empty if there is none yet. */
    public OptionalLong committed() {
        return position.committed();
    }

    /**
     * Appends rows.
     *
     * @param offset offset of the last of them; if it is not greater than that of earlier ones, they are in the table already, or queued
     * @return is completed when they are in the table
     * @throws io.neuralake.runtime.error.LakeException if the stream has failed, or the appender is closed
     */
    public CompletableFuture<Committed> append(long offset, List<? extends R> rows) {
        return appender.append(position, offset, rows);
    }

    /**
     * Appends a batch, which is copied.
     *
     * @param offset offset of its last row
     * @return is completed when it is in the table
     * @throws io.neuralake.runtime.error.LakeException if it does not fit the declaration, the stream has failed, or the appender is
     *     closed
     */
    public CompletableFuture<Committed> append(long offset, VectorSchemaRoot batch) {
        return appender.append(position, offset, batch);
    }
}
