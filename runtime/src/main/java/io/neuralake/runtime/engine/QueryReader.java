package io.neuralake.runtime.engine;

import io.neuralake.runtime.error.LakeException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * The batches of one query together with everything that has to be freed when they are no longer wanted.
 *
 * <p>Closing is safe from another thread, because closing the engine closes what is still open.
 */
final class QueryReader extends ArrowReader {

    private final String asked;
    private final ArrowReader batches;
    private final Deque<AutoCloseable> resources;
    private final List<BatchFeed> feeds;
    private boolean closed;

    /**
     * A reader.
     *
     * @param asked what is being done, for messages
     * @param batches the batches
     * @param resources what is freed after the batches, last first
     * @param feeds where rows come from that DuckDB does not read itself
     */
    QueryReader(
            String asked,
            BufferAllocator allocator,
            ArrowReader batches,
            Deque<AutoCloseable> resources,
            List<BatchFeed> feeds) {
        super(allocator);
        this.asked = asked;
        this.batches = batches;
        this.resources = new ArrayDeque<>(resources);
        this.feeds = List.copyOf(feeds);
    }

    @Override
    public synchronized boolean loadNextBatch() {
        if (closed) {
            throw new LakeException(asked, "the result is closed", "read it before you close it or its catalog");
        }
        try {
            return batches.loadNextBatch();
        } catch (IOException e) {
            throw EngineFailure.of(asked, e, feeds);
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
        try {
            return batches.getDictionaryVectors().keySet();
        } catch (IOException e) {
            return Collections.emptySet();
        }
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
        if (closed) {
            return;
        }
        closed = true;
        resources.push(batches);
        EngineFailure.closeAll(asked, resources);
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
