package io.neuralake.runtime.row;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorUnloader;
import org.apache.arrow.vector.compression.NoCompressionCodec;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.types.pojo.Schema;

/** Batches of a stranger's memory, copied into ours: Arrow hands a buffer on only within the allocators of one root. */
public final class CopiedBatches extends ArrowReader {

    private final ArrowReader batches;

    private CopiedBatches(ArrowReader batches, BufferAllocator memory) {
        super(memory);
        this.batches = batches;
    }

    /**
     * The batches in memory that can be handed on: as they are, or copied.
     *
     * @param batches the batches, which are closed with the result
     * @param memory where copies are made
     */
    public static ArrowReader within(ArrowReader batches, BufferAllocator memory) throws IOException {
        boolean own = batches.getVectorSchemaRoot().getFieldVectors().stream()
                .allMatch(vector -> vector.getAllocator().getRoot() == memory.getRoot());
        return own ? batches : new CopiedBatches(batches, memory);
    }

    @Override
    public boolean loadNextBatch() throws IOException {
        prepareLoadNextBatch();
        if (!batches.loadNextBatch()) {
            return false;
        }
        try (ArrowRecordBatch from = new VectorUnloader(
                                batches.getVectorSchemaRoot(), true, NoCompressionCodec.INSTANCE, true)
                        .getRecordBatch();
                ArrowRecordBatch copy = copied(from)) {
            loadRecordBatch(copy);
        }
        return true;
    }

    private ArrowRecordBatch copied(ArrowRecordBatch batch) {
        List<ArrowBuf> copies = new ArrayList<>();
        try {
            for (ArrowBuf buffer : batch.getBuffers()) {
                long size = buffer.readableBytes();
                ArrowBuf copy = allocator.buffer(size);
                copies.add(copy);
                copy.setBytes(0, buffer, buffer.readerIndex(), size);
                copy.writerIndex(size);
            }
            return new ArrowRecordBatch(batch.getLength(), batch.getNodes(), copies);
        } finally {
            copies.forEach(ArrowBuf::close);
        }
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
    protected Schema readSchema() throws IOException {
        return batches.getVectorSchemaRoot().getSchema();
    }
}
