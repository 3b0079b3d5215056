package io.neuralake.runtime.row;

import io.neuralake.runtime.error.LakeException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.NullVector;
import org.jspecify.annotations.Nullable;

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

    private final String asked;
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
     * @param asked what is being done, for messages
     * @param lock held by whoever frees the vector
     */
    ColumnValues(String asked, FieldVector vector, Object lock) {
        this.asked = asked;
        this.vector = vector;
        this.lock = lock;
    }

    FieldVector vector() {
        return vector;
    }

    boolean isNull(int index) {
        if (!known) {
            copyValidity(index);
        }
        byte[] bits = validity;
        return bits != PRESENT && (bits[index >> 3] >> (index & 7) & 1) == 0;
    }

    boolean bit(int index) {
        byte[] copied = bytes;
        if (index >> 3 >= copied.length) {
            copied = copyBits(index);
        }
        return (copied[index >> 3] >> (index & 7) & 1) != 0;
    }

    byte byteAt(int index) {
        byte[] copied = bytes;
        return index < copied.length ? copied[index] : copyBytes(index)[index];
    }

    short shortAt(int index) {
        short[] copied = shorts;
        return index < copied.length ? copied[index] : copyShorts(index)[index];
    }

    int intAt(int index) {
        int[] copied = ints;
        return index < copied.length ? copied[index] : copyInts(index)[index];
    }

    long longAt(int index) {
        long[] copied = longs;
        return index < copied.length ? copied[index] : copyLongs(index)[index];
    }

    float floatAt(int index) {
        float[] copied = floats;
        return index < copied.length ? copied[index] : copyFloats(index)[index];
    }

    double doubleAt(int index) {
        double[] copied = doubles;
        return index < copied.length ? copied[index] : copyDoubles(index)[index];
    }

    String text(int index) {
        int[] offsets = offsets(index);
        int from = offsets[index];
        int to = offsets[index + 1];
        return to <= bytes.length
                ? new String(bytes, from, to - from, StandardCharsets.UTF_8)
                : new String(large(index), StandardCharsets.UTF_8);
    }

    byte[] binary(int index) {
        int[] offsets = offsets(index);
        int from = offsets[index];
        int to = offsets[index + 1];
        return to <= bytes.length ? Arrays.copyOfRange(bytes, from, to) : large(index);
    }

    /** Where a list begins in its vector of elements; the list before it ends there. */
    int start(int index) {
        int[] copied = ints;
        if (index >= copied.length) {
            synchronized (lock) {
                copied = copyOffsets(index - 1);
            }
        }
        return copied[index];
    }

    private int[] offsets(int index) {
        int[] copied = ints;
        if (index + 1 >= copied.length) {
            synchronized (lock) {
                copied = copyOffsets(index);
                int end = copied[copied.length - 1];
                if (end <= LARGE) {
                    bytes = bytes(end);
                }
            }
        }
        return copied;
    }

    private int[] copyOffsets(int index) {
        int[] copied = new int[count(index) + 1];
        buffer(vector.getOffsetBuffer(), copied.length, Integer.BYTES)
                .asIntBuffer()
                .get(copied);
        ints = copied;
        return copied;
    }

    private byte[] large(int index) {
        synchronized (lock) {
            count(index);
            byte[] value = new byte[ints[index + 1] - ints[index]];
            vector.getDataBuffer().getBytes(ints[index], value);
            return value;
        }
    }

    private void copyValidity(int index) {
        synchronized (lock) {
            int count = count(index);
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

    private byte[] copyBits(int index) {
        synchronized (lock) {
            bytes = bytes((count(index) + 7) / 8);
        }
        return bytes;
    }

    private byte[] copyBytes(int index) {
        synchronized (lock) {
            bytes = bytes(count(index));
        }
        return bytes;
    }

    private byte[] bytes(int count) {
        byte[] copied = new byte[count];
        vector.getDataBuffer().getBytes(0, copied);
        return copied;
    }

    private short[] copyShorts(int index) {
        synchronized (lock) {
            short[] copied = new short[count(index)];
            buffer(vector.getDataBuffer(), copied.length, Short.BYTES)
                    .asShortBuffer()
                    .get(copied);
            shorts = copied;
            return copied;
        }
    }

    private int[] copyInts(int index) {
        synchronized (lock) {
            int[] copied = new int[count(index)];
            buffer(vector.getDataBuffer(), copied.length, Integer.BYTES)
                    .asIntBuffer()
                    .get(copied);
            ints = copied;
            return copied;
        }
    }

    private long[] copyLongs(int index) {
        synchronized (lock) {
            long[] copied = new long[count(index)];
            buffer(vector.getDataBuffer(), copied.length, Long.BYTES)
                    .asLongBuffer()
                    .get(copied);
            longs = copied;
            return copied;
        }
    }

    private float[] copyFloats(int index) {
        synchronized (lock) {
            float[] copied = new float[count(index)];
            buffer(vector.getDataBuffer(), copied.length, Float.BYTES)
                    .asFloatBuffer()
                    .get(copied);
            floats = copied;
            return copied;
        }
    }

    private double[] copyDoubles(int index) {
        synchronized (lock) {
            double[] copied = new double[count(index)];
            buffer(vector.getDataBuffer(), copied.length, Double.BYTES)
                    .asDoubleBuffer()
                    .get(copied);
            doubles = copied;
            return copied;
        }
    }

    /** Number of values, which a vector has until it is freed. */
    private int count(int index) {
        int count = vector.getValueCount();
        if (index >= count) {
            throw new LakeException(asked, "the result is closed", "read it before you close it or its catalog");
        }
        return count;
    }

    /** The value as a plain Java object, {@code null} if it is absent. */
    @Nullable
    Object object(int index) {
        synchronized (lock) {
            count(index);
            return ArrowValues.value(vector, index);
        }
    }

    /** Does something with the vector itself, which is not freed meanwhile. */
    <T> T read(int index, Function<FieldVector, T> reading) {
        synchronized (lock) {
            count(index);
            return reading.apply(vector);
        }
    }

    private static ByteBuffer buffer(ArrowBuf from, int count, int width) {
        return from.nioBuffer(0, Math.multiplyExact(count, width)).order(ByteOrder.LITTLE_ENDIAN);
    }
}
