package io.neuralake.server.flight;

import java.nio.ByteBuffer;
import org.apache.arrow.memory.AllocationManager;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.ReferenceManager;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.memory.util.MemoryUtil;

/**
 * Memory that the garbage collector frees: Arrow's reader loses some of its buffers when what it reads makes no sense, and others would
 * be lost for good.
 */
final class CollectedMemory extends AllocationManager {

    private static final Factory FACTORY = new Factory() {
        @Override
        public AllocationManager create(BufferAllocator accountingAllocator, long size) {
            return new CollectedMemory(accountingAllocator, size);
        }

        @Override
        public ArrowBuf empty() {
            return new ArrowBuf(ReferenceManager.NO_OP, null, 0, 0);
        }
    };

    private final ByteBuffer memory;

    private CollectedMemory(BufferAllocator accounting, long size) {
        super(accounting);
        memory = ByteBuffer.allocateDirect(Math.toIntExact(size));
    }

    /** An allocator that need not be closed. */
    static BufferAllocator allocator(int most) {
        return new RootAllocator(RootAllocator.configBuilder()
                .allocationManagerFactory(FACTORY)
                .maxAllocation(most)
                .build());
    }

    @Override
    public long getSize() {
        return memory.capacity();
    }

    @Override
    protected long memoryAddress() {
        return MemoryUtil.getByteBufferAddress(memory);
    }

    @Override
    protected void release0() {
        // The collector finds it.
    }
}
