package io.neuralake.runtime.row;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.NullVector;

/**
 * The values of one column of a batch, copied to Java's heap when the first of them is asked for.
 *
 * <p>Copying a column at a time is faster than reading Arrow's memory value by value, where each access looks whether it is
 * still allowed. It is also what makes a result safe to close from another thread: the copy is made under the lock that
 * closing takes, and what has been copied stays.
 */
final class ColumnValues {

    private static final byte[] PRESENT = {};

    /** Bytes of text from which on values are copied one by one, so that a batch of long ones is not in memory twice. */
    private static final int LARGE = 1 << 24;

    private final FieldVector vector;
    private final Object lock;
    private byte[] validity = PRESENT;
    private boolean known;
    private byte[] bytes = {};
    private short[] shorts = {};
    private int[] ints = {};
    private long[] longs = {};
    private float[] floats = {};
    private double[] doubles = {};

    /**
     * The values of a vector.
     *
     * @param lock held by whoever frees the vector
     */
    ColumnValues(FieldVector vector, Object lock) {
        this.vector = vector;
        this.lock = lock;
    }

    FieldVector vector() {
        return vector;
    }

    boolean isNull(int index) {
        if (!known) {
            copyValidity();
        }
        byte[] bits = validity;
        return bits != PRESENT && (bits[index >> 3] >> (index & 7) & 1) == 0;
    }

    boolean bit(int index) {
        byte[] copied = bytes;
        if (index >> 3 >= copied.length) {
            copied = copyBytes((vector.getValueCount() + 7) / 8);
        }
        return (copied[index >> 3] >> (index & 7) & 1) != 0;
    }

    byte byteAt(int index) {
        byte[] copied = bytes;
        return index < copied.length ? copied[index] : copyBytes(vector.getValueCount())[index];
    }

    short shortAt(int index) {
        short[] copied = shorts;
        return index < copied.length ? copied[index] : copyShorts()[index];
    }

    int intAt(int index) {
        int[] copied = ints;
        return index < copied.length ? copied[index] : copyInts(vector.getValueCount())[index];
    }

    long longAt(int index) {
        long[] copied = longs;
        return index < copied.length ? copied[index] : copyLongs()[index];
    }

    float floatAt(int index) {
        float[] copied = floats;
        return index < copied.length ? copied[index] : copyFloats()[index];
    }

    double doubleAt(int index) {
        double[] copied = doubles;
        return index < copied.length ? copied[index] : copyDoubles()[index];
    }

    String text(int index) {
        int[] offsets = offsets(index);
        int from = offsets[index];
        int to = offsets[index + 1];
        return to <= bytes.length
                ? new String(bytes, from, to - from, StandardCharsets.UTF_8)
                : new String(large(from, to), StandardCharsets.UTF_8);
    }

    byte[] binary(int index) {
        int[] offsets = offsets(index);
        int from = offsets[index];
        int to = offsets[index + 1];
        return to <= bytes.length ? Arrays.copyOfRange(bytes, from, to) : large(from, to);
    }

    private int[] offsets(int index) {
        int[] offsets = ints;
        if (index + 1 >= offsets.length) {
            int count = vector.getValueCount();
            offsets = copyInts(vector.getOffsetBuffer(), count + 1);
            if (offsets[count] <= LARGE) {
                copyBytes(offsets[count]);
            }
        }
        return offsets;
    }

    private byte[] large(int from, int to) {
        byte[] value = new byte[to - from];
        synchronized (lock) {
            vector.getDataBuffer().getBytes(from, value);
        }
        return value;
    }

    private void copyValidity() {
        synchronized (lock) {
            int count = vector.getValueCount();
            if (vector instanceof NullVector) {
                validity = new byte[count / 8 + 1];
            } else if (vector.getNullCount() > 0) {
                byte[] copied = new byte[(count + 7) / 8];
                vector.getValidityBuffer().getBytes(0, copied);
                validity = copied;
            }
            known = true;
        }
    }

    private byte[] copyBytes(int count) {
        byte[] copied = new byte[count];
        synchronized (lock) {
            vector.getDataBuffer().getBytes(0, copied);
        }
        bytes = copied;
        return copied;
    }

    private short[] copyShorts() {
        short[] copied = new short[vector.getValueCount()];
        synchronized (lock) {
            buffer(vector.getDataBuffer(), copied.length, Short.BYTES)
                    .asShortBuffer()
                    .get(copied);
        }
        shorts = copied;
        return copied;
    }

    private int[] copyInts(int count) {
        return copyInts(vector.getDataBuffer(), count);
    }

    private int[] copyInts(ArrowBuf from, int count) {
        int[] copied = new int[count];
        synchronized (lock) {
            buffer(from, count, Integer.BYTES).asIntBuffer().get(copied);
        }
        ints = copied;
        return copied;
    }

    private long[] copyLongs() {
        long[] copied = new long[vector.getValueCount()];
        synchronized (lock) {
            buffer(vector.getDataBuffer(), copied.length, Long.BYTES)
                    .asLongBuffer()
                    .get(copied);
        }
        longs = copied;
        return copied;
    }

    private float[] copyFloats() {
        float[] copied = new float[vector.getValueCount()];
        synchronized (lock) {
            buffer(vector.getDataBuffer(), copied.length, Float.BYTES)
                    .asFloatBuffer()
                    .get(copied);
        }
        floats = copied;
        return copied;
    }

    private double[] copyDoubles() {
        double[] copied = new double[vector.getValueCount()];
        synchronized (lock) {
            buffer(vector.getDataBuffer(), copied.length, Double.BYTES)
                    .asDoubleBuffer()
                    .get(copied);
        }
        doubles = copied;
        return copied;
    }

    private static ByteBuffer buffer(ArrowBuf from, int count, int width) {
        return from.nioBuffer(0, Math.multiplyExact(count, width)).order(ByteOrder.LITTLE_ENDIAN);
    }
}
