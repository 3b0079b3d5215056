package io.neuralake.ingest.commit;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** Where processes wait for each other, round by round, in memory that they share. */
final class Barrier {

    private static final VarHandle CELLS = MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final MappedByteBuffer arrived;
    private final int parties;

    Barrier(Path file, int parties, int rounds) throws IOException {
        this.parties = parties;
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            arrived = channel.map(FileChannel.MapMode.READ_WRITE, 0, (long) Integer.BYTES * rounds);
        }
    }

    /** Waits until all have come to a round. */
    // All shall start at once, which a pause would blur, and there may be fewer processors than processes.
    @SuppressWarnings("ThreadPriorityCheck")
    void await(int round) {
        int cell = round * Integer.BYTES;
        CELLS.getAndAdd(arrived, cell, 1);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while ((int) CELLS.getVolatile(arrived, cell) < parties) {
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException("others did not come to round " + round);
            }
            Thread.yield();
        }
    }
}
