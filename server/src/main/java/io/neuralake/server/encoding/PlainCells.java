package io.neuralake.server.encoding;

import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.SmallIntVector;
import org.apache.arrow.vector.TimeMicroVector;
import org.apache.arrow.vector.TimeStampMicroTZVector;
import org.apache.arrow.vector.TimeStampMicroVector;
import org.apache.arrow.vector.TimeStampMilliVector;
import org.apache.arrow.vector.TimeStampNanoVector;
import org.apache.arrow.vector.TimeStampSecVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.UInt1Vector;
import org.apache.arrow.vector.UInt2Vector;
import org.apache.arrow.vector.UInt4Vector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.jspecify.annotations.Nullable;

/** Values without quotes. */
final class PlainCells {

    private static final long MILLI = 1000;
    private static final long SECOND = 1_000_000;

    private PlainCells() {}

    /** A cell for whole and decimal numbers; null if the vector has none. */
    static @Nullable Cell number(FieldVector vector) {
        Longs longs = whole(vector);
        if (longs != null) {
            return (row, out) -> out.number(longs.at(row));
        }
        if (vector instanceof UInt8Vector values) {
            return (row, out) -> {
                long value = values.get(row);
                if (value >= 0) {
                    out.number(value);
                } else {
                    out.ascii(Long.toUnsignedString(value));
                }
            };
        }
        return vector instanceof DecimalVector values ? decimal(values) : null;
    }

    /** The whole numbers of a vector. */
    interface Longs {
        /** The number in a row that has one. */
        long at(int row);
    }

    /** Whole numbers that have no more than 64 bits with their sign; null if the vector has none. */
    static @Nullable Longs whole(FieldVector vector) {
        if (vector instanceof BigIntVector values) {
            return values::get;
        }
        if (vector instanceof IntVector values) {
            return values::get;
        }
        if (vector instanceof SmallIntVector values) {
            return values::get;
        }
        if (vector instanceof TinyIntVector values) {
            return values::get;
        }
        if (vector instanceof UInt1Vector values) {
            return row -> values.get(row) & 0xff;
        }
        if (vector instanceof UInt2Vector values) {
            return values::get;
        }
        return vector instanceof UInt4Vector values ? row -> values.get(row) & 0xffff_ffffL : null;
    }

    private static Cell decimal(DecimalVector values) {
        int scale = values.getScale();
        return (row, out) -> {
            ArrowBuf buffer = values.getDataBuffer();
            long low = buffer.getLong((long) row * DecimalVector.TYPE_WIDTH);
            long high = buffer.getLong((long) row * DecimalVector.TYPE_WIDTH + Long.BYTES);
            if (high == low >> 63) {
                Plain.decimal(low, scale, out);
            } else {
                out.ascii(values.getObject(row).toPlainString());
            }
        };
    }

    /** A cell for truth values; null if the vector has none. */
    static @Nullable Cell truth(FieldVector vector, String yes, String no) {
        return vector instanceof BitVector values ? (row, out) -> out.ascii(values.get(row) != 0 ? yes : no) : null;
    }

    /** A cell for floating-point numbers; null if the vector has none. */
    static @Nullable Cell floating(FieldVector vector, FloatStyle style) {
        if (vector instanceof Float8Vector values) {
            return (row, out) -> {
                double value = values.get(row);
                if (Double.isFinite(value)) {
                    style.finite(value, out);
                } else {
                    style.special(value, out);
                }
            };
        }
        if (vector instanceof Float4Vector values) {
            return (row, out) -> {
                float value = values.get(row);
                if (Float.isFinite(value)) {
                    style.finite(value, out);
                } else {
                    style.special(value, out);
                }
            };
        }
        return null;
    }

    /** A cell for dates and times; null if the vector has none. */
    static @Nullable Cell time(FieldVector vector, TimeStyle style) {
        if (vector instanceof DateDayVector values) {
            return (row, out) -> style.date(values.get(row), out);
        }
        if (vector instanceof TimeMicroVector values) {
            return (row, out) -> style.time(values.get(row), out);
        }
        if (vector instanceof TimeStampMicroTZVector values) {
            return (row, out) -> style.moment(values.get(row), out);
        }
        if (vector instanceof TimeStampNanoVector values) {
            return (row, out) -> style.fine(values.get(row), out);
        }
        Longs micros = timestamp(vector);
        return micros == null ? null : (row, out) -> style.timestamp(micros.at(row), out);
    }

    /** Times without zone in microseconds; null if the vector has none. */
    static @Nullable Longs timestamp(FieldVector vector) {
        if (vector instanceof TimeStampMicroVector values) {
            return values::get;
        }
        if (vector instanceof TimeStampMilliVector values) {
            return row -> scaled(values.get(row), MILLI);
        }
        return vector instanceof TimeStampSecVector values ? row -> scaled(values.get(row), SECOND) : null;
    }

    /** A time in microseconds, of which infinity stays the greatest and the smallest number. */
    private static long scaled(long value, long factor) {
        return Math.abs(value) == Long.MAX_VALUE ? value : value * factor;
    }

    /** A cell for texts; null if the vector has none. */
    static @Nullable Cell text(FieldVector vector) {
        return vector instanceof VarCharVector values
                ? (row, out) -> out.put(values.getDataBuffer(), values.getStartOffset(row), values.getValueLength(row))
                : null;
    }

    /** A cell for bytes as they are; null if the vector has none. */
    static @Nullable Cell bytes(FieldVector vector) {
        return vector instanceof VarBinaryVector values
                ? (row, out) -> out.put(values.getDataBuffer(), values.getStartOffset(row), values.getValueLength(row))
                : null;
    }

    /** A cell for bytes as hexadecimal digits; null if the vector has none. */
    static @Nullable Cell hex(FieldVector vector, String prefix) {
        return vector instanceof VarBinaryVector values
                ? (row, out) -> {
                    out.ascii(prefix);
                    out.hex(values.getDataBuffer(), values.getStartOffset(row), values.getValueLength(row));
                }
                : null;
    }
}
