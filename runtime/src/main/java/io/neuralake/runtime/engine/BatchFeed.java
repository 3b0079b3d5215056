package io.neuralake.runtime.engine;

import io.neuralake.catalog.Column;
import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.plan.BatchInput;
import io.neuralake.runtime.plan.Cancellation;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.arrow.c.ArrowArrayStream;
import org.apache.arrow.c.Data;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.Schema;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * Hands the batches of an input to DuckDB, which pulls them one by one while it computes, from threads of its own.
 *
 * <p>DuckDB sees only the text of a failure, so the failure itself is kept here.
 */
final class BatchFeed implements AutoCloseable {

    private final BatchInput input;
    private final String name;
    private final Source source;
    private final ArrowArrayStream stream;

    private BatchFeed(BatchInput input, String name, Source source, ArrowArrayStream stream) {
        this.input = input;
        this.name = name;
        this.source = source;
        this.stream = stream;
    }

    /** Makes the batches of an input readable, once, under a name that only this connection knows. */
    static BatchFeed register(
            DuckDBConnection connection,
            BufferAllocator memory,
            BatchInput input,
            Cancellation cancellation,
            String name) {
        Source source = new Source(memory, input, cancellation);
        ArrowArrayStream stream = ArrowArrayStream.allocateNew(memory);
        BatchFeed feed = new BatchFeed(input, name, source, stream);
        try {
            Data.exportArrayStream(memory, source, stream);
            connection.registerArrowStream(name, stream);
        } catch (RuntimeException e) {
            feed.close();
            throw e;
        }
        return feed;
    }

    /** A query for all columns of the table, of which those that the input does not have are null. */
    String relation() {
        Set<Column> present = new HashSet<>(input.columns());
        return input.table().columns().stream()
                .map(column -> "CAST(" + (present.contains(column) ? Sql.name(column.name()) : "NULL") + " AS "
                        + SqlTypes.type(column.type()) + ") AS " + Sql.name(column.name()))
                .collect(Collectors.joining(", ", "SELECT ", " FROM " + Sql.name(name)));
    }

    /** Why the input could not give its batches, if that is what happened. */
    Optional<LakeException> failure() {
        return Optional.ofNullable(source.failure);
    }

    @Override
    public void close() {
        stream.release();
        stream.close();
        source.close();
        LakeException closing = source.closing;
        if (closing != null) {
            throw closing;
        }
    }

    /** The input's reader; it does not throw what C code cannot catch, and remembers what went wrong. */
    private static final class Source extends ArrowReader {

        private final ArrowReader batches;
        private final BatchInput input;
        private volatile @Nullable LakeException failure;
        private volatile @Nullable LakeException closing;
        private boolean closed;

        Source(BufferAllocator memory, BatchInput input, Cancellation cancellation) {
            super(memory);
            this.input = input;
            this.batches = input.open(memory, cancellation);
        }

        @Override
        public boolean loadNextBatch() throws IOException {
            try {
                return batches.loadNextBatch();
            } catch (IOException | RuntimeException | Error e) {
                // Whatever it is: the caller is C code, and would end the process.
                LakeException known = e instanceof LakeException lake ? lake : input.failure(e);
                failure = known;
                throw new IOException(known.getMessage(), known);
            }
        }

        @Override
        public VectorSchemaRoot getVectorSchemaRoot() throws IOException {
            return batches.getVectorSchemaRoot();
        }

        @Override
        public Map<Long, Dictionary> getDictionaryVectors() throws IOException {
            return batches.getDictionaryVectors();
        }

        @Override
        public Dictionary lookup(long id) {
            return batches.lookup(id);
        }

        @Override
        public Set<Long> getDictionaryIds() {
            return batches.getDictionaryIds();
        }

        @Override
        public long bytesRead() {
            return batches.bytesRead();
        }

        @Override
        public void close() {
            close(true);
        }

        @Override
        public synchronized void close(boolean closeSource) {
            if (!closed) {
                closed = true;
                try {
                    batches.close();
                } catch (IOException | RuntimeException | Error e) {
                    // Thrown by the feed, because this may have been called from C code.
                    closing = input.failure(e);
                }
            }
        }

        @Override
        protected void closeReadSource() {
            // Everything is freed by close.
        }

        @Override
        protected Schema readSchema() throws IOException {
            return batches.getVectorSchemaRoot().getSchema();
        }
    }
}
