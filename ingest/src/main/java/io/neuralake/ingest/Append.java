package io.neuralake.ingest;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/**
 * Rows that are to be appended together or not at all.
 *
 * @param rows records; none if they are in a batch
 * @param batch rows in columns, which the appender frees
 * @param count how many there are
 * @param bytes what they take in memory, about
 * @param step the place in a stream; empty if they are part of none
 * @param answer is completed when they are committed
 */
record Append<R>(
        List<R> rows,
        @Nullable VectorSchemaRoot batch,
        int count,
        long bytes,
        Optional<Step> step,
        CompletableFuture<Committed> answer) {

    /**
     * A place in a stream.
     *
     * @param stream the stream
     * @param offset offset of the last row
     */
    record Step(StreamPosition stream, long offset) {}
}
