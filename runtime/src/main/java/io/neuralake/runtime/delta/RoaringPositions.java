package io.neuralake.runtime.delta;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.util.function.LongConsumer;

/**
 * Reads a set of 64-bit positions in the portable form of Roaring bitmaps.
 *
 * <p>The set is never built: positions are passed on in order. A form that no writer makes (keys or values out of order, a
 * container that is cut off, a position beyond the end) is refused, so that a broken set cannot stand for another one.
 */
final class RoaringPositions {

    private static final int WITHOUT_RUNS = 12346;
    private static final int WITH_RUNS = 12347;
    private static final int OFFSETS_FROM = 4;
    private static final int ARRAY_AT_MOST = 4096;
    private static final int CONTAINER_VALUES = 1 << 16;

    private final ByteBuffer bytes;
    private final long end;
    private final LongConsumer position;
    private long count;
    private long last = -1;

    private RoaringPositions(ByteBuffer bytes, long end, LongConsumer position) {
        this.bytes = bytes;
        this.end = end;
        this.position = position;
    }

    /** The bytes are no such set. */
    static final class BrokenException extends Exception {

        private static final long serialVersionUID = 1L;

        BrokenException(String message) {
            super(message);
        }
    }

    /**
     * Passes on the positions, and gives their number.
     *
     * @param bytes little-endian
     * @param end every position is less
     */
    static long read(ByteBuffer bytes, long end, LongConsumer position) throws BrokenException {
        RoaringPositions reader = new RoaringPositions(bytes, end, position);
        try {
            reader.bitmaps();
        } catch (BufferUnderflowException e) {
            throw new BrokenException("it ends in the middle of its rows");
        }
        return reader.count;
    }

    private void bitmaps() throws BrokenException {
        long bitmaps = bytes.getLong();
        long before = -1;
        if (bitmaps < 0 || bitmaps > bytes.remaining()) {
            throw new BrokenException("it says that it consists of " + bitmaps + " parts");
        }
        for (long i = 0; i < bitmaps; i++) {
            int key = bytes.getInt();
            if (key <= before) {
                throw new BrokenException("its parts are out of order");
            }
            before = key;
            bitmap((long) key << 32);
        }
    }

    private void bitmap(long base) throws BrokenException {
        int cookie = bytes.getInt();
        boolean runs = (cookie & 0xffff) == WITH_RUNS;
        if (!runs && cookie != WITHOUT_RUNS) {
            throw new BrokenException("a part of it is of an unknown form");
        }
        int containers = runs ? (cookie >>> 16) + 1 : bytes.getInt();
        if (containers < 0 || containers > CONTAINER_VALUES) {
            throw new BrokenException("a part of it says that it has " + containers + " containers");
        }
        ByteBuffer flags = runs ? take((containers + 7) / 8) : ByteBuffer.allocate(0);
        ByteBuffer header = take(containers * 2 * Short.BYTES);
        if (!runs || containers >= OFFSETS_FROM) {
            take(containers * Integer.BYTES);
        }
        for (int i = 0; i < containers; i++) {
            long start = base + ((long) (header.getShort() & 0xffff) << 16);
            int values = (header.getShort() & 0xffff) + 1;
            long before = count;
            if (runs && (flags.get(i / 8) >> (i % 8) & 1) == 1) {
                runs(start);
            } else if (values <= ARRAY_AT_MOST) {
                for (int j = 0; j < values; j++) {
                    accept(start + (bytes.getShort() & 0xffff));
                }
            } else {
                bits(start);
            }
            if (count - before != values) {
                throw new BrokenException(
                        "a container of it holds " + (count - before) + " rows, and should hold " + values);
            }
        }
    }

    private ByteBuffer take(int size) {
        if (size > bytes.remaining()) {
            throw new BufferUnderflowException();
        }
        ByteBuffer part = bytes.slice(bytes.position(), size).order(bytes.order());
        bytes.position(bytes.position() + size);
        return part;
    }

    private void runs(long start) throws BrokenException {
        int runs = bytes.getShort() & 0xffff;
        for (int i = 0; i < runs; i++) {
            int first = bytes.getShort() & 0xffff;
            int more = bytes.getShort() & 0xffff;
            if (first + more >= CONTAINER_VALUES) {
                throw new BrokenException("a run of rows leaves its container");
            }
            for (int j = 0; j <= more; j++) {
                accept(start + first + j);
            }
        }
    }

    private void bits(long start) throws BrokenException {
        LongBuffer words = take(CONTAINER_VALUES / Byte.SIZE).asLongBuffer();
        for (int i = 0; i < words.limit(); i++) {
            long word = words.get(i);
            while (word != 0) {
                accept(start + (long) i * Long.SIZE + Long.numberOfTrailingZeros(word));
                word &= word - 1;
            }
        }
    }

    private void accept(long value) throws BrokenException {
        if (value <= last) {
            throw new BrokenException("its rows are out of order");
        }
        if (value >= end) {
            throw new BrokenException("it deletes row " + value + " of a file that has " + end + " rows");
        }
        last = value;
        count++;
        position.accept(value);
    }
}
