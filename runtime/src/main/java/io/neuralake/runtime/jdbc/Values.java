package io.neuralake.runtime.jdbc;

import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.runtime.condition.StoredText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
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
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;

/** Java objects as values of declared types, exactly or not at all. */
final class Values {

    private static final long MICROS = 1_000_000L;

    private Values() {}

    static int days(LocalDate date) {
        long days = date.toEpochDay();
        // DuckDB takes both ends for infinity.
        if (days <= -Integer.MAX_VALUE || days >= Integer.MAX_VALUE || date.getYear() > 5_881_000) {
            throw new UnfitValue("the date " + date + ", which is out of range");
        }
        return (int) days;
    }

    static long micros(LocalTime time) {
        long nanos = time.toNanoOfDay();
        if (nanos % 1000 != 0) {
            throw new UnfitValue("the time " + time + ", which is more precise than a microsecond");
        }
        return nanos / 1000;
    }

    static long micros(Instant instant) {
        if (instant.getNano() % 1000 != 0) {
            throw new UnfitValue("the time " + instant + ", which is more precise than a microsecond");
        }
        if (Math.abs(instant.getEpochSecond()) > Long.MAX_VALUE / MICROS - 1) {
            throw new UnfitValue("the time " + instant + ", which is out of range");
        }
        return instant.getEpochSecond() * MICROS + instant.getNano() / 1000;
    }

    static BigDecimal decimal(BigDecimal number, int precision, int scale) {
        try {
            BigDecimal scaled = number.setScale(scale, RoundingMode.UNNECESSARY);
            if (scaled.precision() <= precision) {
                return scaled;
            }
        } catch (ArithmeticException e) {
            // Digits after the last place.
        }
        throw new UnfitValue("the number " + number + ", which does not fit decimal(" + precision + "," + scale + ")");
    }

    /** Puts an object into a vector; the bytes that it needs there besides the vector's own width. */
    static int put(FieldVector vector, int at, ColumnType type, Object value) {
        Object fit = type instanceof ColumnType.Decimal ? number(value) : value;
        if (fit instanceof String text && !(vector instanceof VarCharVector)) {
            fit = StoredText.value(type, text).map(read -> read.value()).orElseThrow(() -> unfit(type, value));
        }
        if (vector instanceof VarCharVector texts && (fit instanceof String || fit instanceof java.util.UUID)) {
            byte[] bytes = fit.toString().getBytes(StandardCharsets.UTF_8);
            texts.setSafe(at, bytes);
            return bytes.length;
        }
        if (vector instanceof VarBinaryVector binary && value instanceof byte[] bytes) {
            binary.setSafe(at, bytes);
            return bytes.length;
        }
        if (!plain(vector, at, type, fit)) {
            throw unfit(type, value);
        }
        return 0;
    }

    private static boolean plain(FieldVector vector, int at, ColumnType type, Object value) {
        if (vector instanceof DecimalVector decimals && value instanceof BigDecimal number) {
            decimals.setSafe(at, decimal(number, decimals.getPrecision(), decimals.getScale()));
        } else if (vector instanceof BitVector bits && value instanceof Boolean truth) {
            bits.setSafe(at, truth ? 1 : 0);
        } else if (vector instanceof BitVector bits && value instanceof Integer truth && (truth == 0 || truth == 1)) {
            bits.setSafe(at, truth);
        } else if (vector instanceof Float8Vector doubles && value instanceof Number number && exact(number)) {
            doubles.setSafe(at, number.doubleValue());
        } else if (vector instanceof Float4Vector floats
                && value instanceof Number number
                && (Float.isNaN(number.floatValue()) || number.floatValue() == number.doubleValue())) {
            floats.setSafe(at, number.floatValue());
        } else if (vector instanceof DateDayVector dates && value instanceof LocalDate date) {
            dates.setSafe(at, days(date));
        } else if (vector instanceof TimeMicroVector times && type == Scalar.TIME && value instanceof Long micros) {
            times.setSafe(at, micros);
        } else if (vector instanceof TimeStampVector timestamps && value instanceof Long micros) {
            timestamps.setSafe(at, micros);
        } else {
            return whole(value) && integer(vector, at, ((Number) value).longValue());
        }
        return true;
    }

    private static boolean integer(FieldVector vector, int at, long value) {
        if (vector instanceof BigIntVector longs) {
            longs.setSafe(at, value);
        } else if (vector instanceof IntVector ints && value == (int) value) {
            ints.setSafe(at, (int) value);
        } else if (vector instanceof SmallIntVector shorts && value == (short) value) {
            shorts.setSafe(at, (short) value);
        } else if (vector instanceof TinyIntVector bytes && value == (byte) value) {
            bytes.setSafe(at, (byte) value);
        } else {
            return false;
        }
        return true;
    }

    private static boolean whole(Object value) {
        return value instanceof Byte || value instanceof Short || value instanceof Integer || value instanceof Long;
    }

    /** Whether a number is the same as a double. */
    private static boolean exact(Number number) {
        return !(number instanceof Long) || Math.abs(number.longValue()) <= 1L << 53;
    }

    private static Object number(Object value) {
        if (value instanceof Double number && !number.isNaN() && !number.isInfinite()) {
            return BigDecimal.valueOf(number);
        }
        return whole(value) ? BigDecimal.valueOf(((Number) value).longValue()) : value;
    }

    private static UnfitValue unfit(ColumnType type, Object value) {
        return new UnfitValue(
                (value instanceof byte[] ? "binary data" : "'" + value + "'") + ", which is no " + type.text());
    }
}
