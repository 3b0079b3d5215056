package io.neuralake.server.worker;

import java.io.IOException;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.Schema;

/** The batches of another reader, up to a number of rows. */
final class LimitedBatches extends ArrowReader {

    private final ArrowReader batches;
    private final long most;
    private long rows;

    LimitedBatches(ArrowReader batches, BufferAllocator allocator, long most) {
        super(allocator);
        this.batches = batches;
        this.most = most;
    }

    @Override
    public boolean loadNextBatch() throws IOException {
        if (!batches.loadNextBatch()) {
            return false;
        }
        rows += getVectorSchemaRoot().getRowCount();
        if (rows > most) {
            throw TooLargeException.rows(most);
        }
        return true;
    }

    @Override
    public VectorSchemaRoot getVectorSchemaRoot() throws IOException {
        return batches.getVectorSchemaRoot();
    }

    @Override
    public Dictionary lookup(long id) {
        return batches.lookup(id);
    }

    @Override
    public long bytesRead() {
        return batches.bytesRead();
    }

    @Override
    protected void closeReadSource() throws IOException {
        batches.close();
    }

    @Override
    public void close() throws IOException {
        batches.close();
    }

    @Override
    protected Schema readSchema() throws IOException {
        return batches.getVectorSchemaRoot().getSchema();
    }
}
