package io.neuralake.runtime.engine;

import io.neuralake.runtime.error.LakeException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * The batches of one query together with everything that has to be freed when they are no longer wanted.
 *
 * <p>Closing is safe from another thread, because closing the engine closes what is still open; a thread that waits for a batch
 * meanwhile is told so.
 */
final class QueryReader extends ArrowReader {

    private final String asked;
    private final ArrowReader batches;
    private final Deque<AutoCloseable> resources;
    private final List<BatchFeed> feeds;
    private final QueryFiles files;
    private final Stop stop;
    private final LongConsumer given;
    private final Runnable ended;
    private final ReentrantLock lock = new ReentrantLock();
    private boolean closed;

    /**
     * A reader.
     *
     * @param asked what is being done, for messages
     * @param batches the batches
     * @param resources what is freed after the batches, last first
     * @param feeds where rows come from that DuckDB does not read itself
     * @param files which files are read
     * @param stop what ends waiting for a batch
     * @param given is told the number of rows of each batch
     * @param ended is told that there are no more
     */
    QueryReader(
            String asked,
            BufferAllocator allocator,
            ArrowReader batches,
            Deque<AutoCloseable> resources,
            List<BatchFeed> feeds,
            QueryFiles files,
            Stop stop,
            LongConsumer given,
            Runnable ended) {
        super(allocator);
        this.asked = asked;
        this.batches = batches;
        this.resources = new ArrayDeque<>(resources);
        this.feeds = List.copyOf(feeds);
        this.files = files;
        this.stop = stop;
        this.given = given;
        this.ended = ended;
    }

    @Override
    public boolean loadNextBatch() {
        lock.lock();
        try {
            if (closed) {
                throw new LakeException(asked, "the result is closed", "read it before you close it or its catalog");
            }
            boolean loaded = stop.step(batches::loadNextBatch);
            if (loaded) {
                given.accept(batches.getVectorSchemaRoot().getRowCount());
            } else {
                ended.run();
            }
            return loaded;
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw EngineFailure.of(asked, e, feeds, files);
        } finally {
            lock.unlock();
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
    public void close(boolean closeSource) {
        // A thread that waits for a batch holds the lock until it has been stopped.
        stop.close();
        lock.lock();
        try {
            // Cursors hold the monitor while they copy from the vectors.
            synchronized (this) {
                if (!closed) {
                    closed = true;
                    resources.push(batches);
                    resources.push(stop::finished);
                    EngineFailure.closeAll(asked, resources);
                }
            }
        } finally {
            lock.unlock();
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
