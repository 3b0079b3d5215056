package io.neuralake.server.encoding;

import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.TimeMicroVector;
import org.apache.arrow.vector.TimeStampMicroTZVector;
import org.apache.arrow.vector.TimeStampNanoVector;
import org.apache.arrow.vector.UInt8Vector;
import org.jspecify.annotations.Nullable;

/** Values in PostgreSQL's binary form. */
final class PostgresBinary {

    /** PostgreSQL counts days and microseconds from 2000-01-01 on. */
    private static final int EPOCH_DAYS = 10_957;

    private static final long EPOCH_MICROS = EPOCH_DAYS * 86_400L * 1_000_000L;

    private PostgresBinary() {}

    /** A cell for a vector of any type. */
    static Cell of(FieldVector vector) {
        PostgresColumn column = PostgresColumn.of(vector.getField());
        if (column.array()) {
            return array(vector, column.type());
        }
        Cell cell = whole(vector, column.type());
        if (cell == null) {
            cell = number(vector);
        }
        if (cell == null) {
            cell = time(vector);
        }
        if (cell == null) {
            cell = PlainCells.bytes(vector);
        }
        if (cell == null) {
            cell = Intervals.binary(vector);
        }
        // Texts and JSON have one form.
        return cell == null ? PostgresText.of(vector) : cell;
    }

    private static @Nullable Cell whole(FieldVector vector, PostgresType type) {
        PlainCells.Longs longs = PlainCells.whole(vector);
        if (longs == null) {
            return null;
        }
        return switch (type) {
            case INT2 -> (row, out) -> out.int16((int) longs.at(row));
            case INT4 -> (row, out) -> out.int32((int) longs.at(row));
            default -> (row, out) -> out.int64(longs.at(row));
        };
    }

    private static @Nullable Cell number(FieldVector vector) {
        if (vector instanceof Float8Vector values) {
            return (row, out) -> out.int64(Double.doubleToLongBits(values.get(row)));
        }
        if (vector instanceof Float4Vector values) {
            return (row, out) -> out.int32(Float.floatToIntBits(values.get(row)));
        }
        if (vector instanceof BitVector values) {
            return (row, out) -> out.put((char) values.get(row));
        }
        if (vector instanceof UInt8Vector values) {
            return (row, out) -> Numeric.write(values.getObjectNoOverflow(row), 0, out);
        }
        return vector instanceof DecimalVector values ? decimal(values) : null;
    }

    private static Cell decimal(DecimalVector values) {
        int scale = values.getScale();
        return (row, out) -> {
            ArrowBuf buffer = values.getDataBuffer();
            long low = buffer.getLong((long) row * DecimalVector.TYPE_WIDTH);
            long high = buffer.getLong((long) row * DecimalVector.TYPE_WIDTH + Long.BYTES);
            if (high == low >> 63 && Numeric.small(low)) {
                Numeric.write(low, scale, out);
            } else {
                Numeric.write(values.getObject(row).unscaledValue(), scale, out);
            }
        };
    }

    private static @Nullable Cell time(FieldVector vector) {
        if (vector instanceof DateDayVector values) {
            return (row, out) -> out.int32(days(values.get(row)));
        }
        if (vector instanceof TimeMicroVector values) {
            return (row, out) -> out.int64(values.get(row));
        }
        if (vector instanceof TimeStampMicroTZVector values) {
            return (row, out) -> out.int64(micros(values.get(row)));
        }
        if (vector instanceof TimeStampNanoVector values) {
            return (row, out) -> out.int64(micros(Math.floorDiv(values.get(row), 1000)));
        }
        PlainCells.Longs micros = PlainCells.timestamp(vector);
        return micros == null ? null : (row, out) -> out.int64(micros(micros.at(row)));
    }

    /** A day from 2000-01-01 on; the infinities are the greatest and the smallest number. */
    private static int days(int day) {
        if (Math.abs((long) day) == Integer.MAX_VALUE) {
            return day > 0 ? Integer.MAX_VALUE : Integer.MIN_VALUE;
        }
        return day - EPOCH_DAYS;
    }

    private static long micros(long micros) {
        if (Math.abs(micros) == Long.MAX_VALUE) {
            return micros > 0 ? Long.MAX_VALUE : Long.MIN_VALUE;
        }
        return micros - EPOCH_MICROS;
    }

    private static Cell array(FieldVector vector, PostgresType type) {
        FieldVector elements = PostgresText.elements(vector);
        Cell element = of(elements);
        Elements places = Elements.of(vector);
        return (row, out) -> {
            int start = places.start(row);
            int end = places.end(row);
            boolean absent = false;
            for (int i = start; i < end; i++) {
                absent |= elements.isNull(i);
            }
            out.int32(end > start ? 1 : 0);
            out.int32(absent ? 1 : 0);
            out.int32(type.oid());
            if (end > start) {
                out.int32(end - start);
                out.int32(1);
            }
            for (int i = start; i < end; i++) {
                int value = out.length();
                if (!elements.isNull(i)) {
                    element.write(i, out);
                    out.ended(value);
                }
            }
        };
    }
}
