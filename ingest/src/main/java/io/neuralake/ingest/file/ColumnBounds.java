package io.neuralake.ingest.file;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.util.ByteFunctionHelpers;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.SmallIntVector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.VarCharVector;
import org.jspecify.annotations.Nullable;

/**
 * The least and the greatest value of one column of a file, and how many are absent, as Delta's statistics have them.
 *
 * <p>Bounds may be wider than the values: texts are cut, and moments are rounded to milliseconds, downwards for the least and upwards for
 * the greatest. Where there is no bound that every reader understands, there is none.
 */
final class ColumnBounds {

    /** Characters of a text that are kept. */
    private static final int PREFIX = 32;

    /** Greater than whatever a text goes on with. */
    private static final String GREATEST = new String(Character.toChars(Character.MAX_CODE_POINT));

    private static final long FIRST_DAY = LocalDate.of(1, 1, 1).toEpochDay();
    private static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay();
    private static final long DAY_MICROS = 86_400_000_000L;
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS", Locale.ROOT);

    private final Column column;
    private long nulls;
    private boolean seen;
    private boolean unbounded;
    private long leastLong = Long.MAX_VALUE;
    private long greatestLong = Long.MIN_VALUE;
    private double leastDouble = Double.POSITIVE_INFINITY;
    private double greatestDouble = Double.NEGATIVE_INFINITY;
    private byte @Nullable [] leastText;
    private byte @Nullable [] greatestText;
    private @Nullable BigDecimal leastDecimal;
    private @Nullable BigDecimal greatestDecimal;

    ColumnBounds(Column column) {
        this.column = column;
    }

    String name() {
        return column.name();
    }

    long nulls() {
        return nulls;
    }

    /** Takes the values of a batch in. */
    void add(FieldVector vector) {
        int count = vector.getValueCount();
        int absent = vector.getNullCount();
        nulls += absent;
        if (absent < count) {
            seen = true;
            boolean full = absent == 0;
            if (vector instanceof VarCharVector texts) {
                texts(texts, count, full);
            } else if (vector instanceof DecimalVector decimals) {
                decimals(decimals, count, full);
            } else if (vector instanceof Float8Vector || vector instanceof Float4Vector) {
                doubles(vector, count, full);
            } else {
                longs(vector, count, full);
            }
        }
    }

    private void longs(FieldVector vector, int count, boolean full) {
        long least = leastLong;
        long greatest = greatestLong;
        if (vector instanceof BigIntVector || vector instanceof TimeStampVector) {
            ArrowBuf data = vector.getDataBuffer();
            for (int i = 0; i < count; i++) {
                if (full || !vector.isNull(i)) {
                    long value = data.getLong(8L * i);
                    least = Math.min(least, value);
                    greatest = Math.max(greatest, value);
                }
            }
        } else if (vector instanceof IntVector || vector instanceof DateDayVector) {
            ArrowBuf data = vector.getDataBuffer();
            for (int i = 0; i < count; i++) {
                if (full || !vector.isNull(i)) {
                    int value = data.getInt(4L * i);
                    least = Math.min(least, value);
                    greatest = Math.max(greatest, value);
                }
            }
        } else if (vector instanceof SmallIntVector shorts) {
            for (int i = 0; i < count; i++) {
                if (full || !vector.isNull(i)) {
                    least = Math.min(least, shorts.get(i));
                    greatest = Math.max(greatest, shorts.get(i));
                }
            }
        } else if (vector instanceof TinyIntVector bytes) {
            for (int i = 0; i < count; i++) {
                if (full || !vector.isNull(i)) {
                    least = Math.min(least, bytes.get(i));
                    greatest = Math.max(greatest, bytes.get(i));
                }
            }
        } else {
            unbounded = true;
        }
        leastLong = least;
        greatestLong = greatest;
    }

    private void doubles(FieldVector vector, int count, boolean full) {
        for (int i = 0; i < count; i++) {
            if (full || !vector.isNull(i)) {
                double value = vector instanceof Float8Vector doubles ? doubles.get(i) : ((Float4Vector) vector).get(i);
                unbounded |= Double.isNaN(value);
                leastDouble = Math.min(leastDouble, value);
                greatestDouble = Math.max(greatestDouble, value);
            }
        }
    }

    private void decimals(DecimalVector vector, int count, boolean full) {
        for (int i = 0; i < count; i++) {
            if (full || !vector.isNull(i)) {
                BigDecimal value = vector.getObject(i);
                BigDecimal least = leastDecimal;
                BigDecimal greatest = greatestDecimal;
                leastDecimal = least == null || value.compareTo(least) < 0 ? value : least;
                greatestDecimal = greatest == null || value.compareTo(greatest) > 0 ? value : greatest;
            }
        }
    }

    private void texts(VarCharVector vector, int count, boolean full) {
        ArrowBuf data = vector.getDataBuffer();
        int least = -1;
        int greatest = -1;
        for (int i = 0; i < count; i++) {
            if (full || !vector.isNull(i)) {
                least = least < 0 || compare(data, vector, i, least) < 0 ? i : least;
                greatest = greatest < 0 || compare(data, vector, i, greatest) > 0 ? i : greatest;
            }
        }
        byte[] first = vector.get(least);
        byte[] last = vector.get(greatest);
        leastText = leastText == null || Arrays.compareUnsigned(first, leastText) < 0 ? first : leastText;
        greatestText = greatestText == null || Arrays.compareUnsigned(last, greatestText) > 0 ? last : greatestText;
    }

    private static int compare(ArrowBuf data, VarCharVector vector, int one, int other) {
        return ByteFunctionHelpers.compare(
                data,
                vector.getStartOffset(one),
                vector.getEndOffset(one),
                data,
                vector.getStartOffset(other),
                vector.getEndOffset(other));
    }

    /** The least value as JSON; empty if there is none that is sure. */
    Optional<String> least() {
        return bound(false);
    }

    /** The greatest value as JSON; empty if there is none that is sure. */
    Optional<String> greatest() {
        return bound(true);
    }

    private Optional<String> bound(boolean upper) {
        if (!seen || unbounded) {
            return Optional.empty();
        }
        ColumnType type = column.type();
        BigDecimal decimal = upper ? greatestDecimal : leastDecimal;
        if (decimal != null) {
            return Optional.of(decimal.toPlainString());
        }
        byte[] text = upper ? greatestText : leastText;
        if (text != null) {
            return prefix(new String(text, StandardCharsets.UTF_8), upper).map(FileStatistics::quoted);
        }
        long number = upper ? greatestLong : leastLong;
        if (type == Scalar.FLOAT32 || type == Scalar.FLOAT64) {
            return number(upper ? greatestDouble : leastDouble);
        }
        if (type == Scalar.DATE) {
            return number < FIRST_DAY || number > LAST_DAY
                    ? Optional.empty()
                    : Optional.of("\"" + LocalDate.ofEpochDay(number) + "\"");
        }
        if (type == Scalar.INSTANT || type == Scalar.TIMESTAMP) {
            return moment(number, upper).map(found -> "\"" + found + (type == Scalar.INSTANT ? "Z\"" : "\""));
        }
        return Optional.of(Long.toString(number));
    }

    private Optional<String> number(double value) {
        if (Double.isInfinite(value)) {
            return Optional.empty();
        }
        return Optional.of(column.type() == Scalar.FLOAT32 ? Float.toString((float) value) : Double.toString(value));
    }

    private static Optional<String> moment(long micros, boolean upper) {
        if (micros < FIRST_DAY * DAY_MICROS || micros >= LAST_DAY * DAY_MICROS) {
            return Optional.empty();
        }
        long millis = upper ? -Math.floorDiv(-micros, 1000) : Math.floorDiv(micros, 1000);
        return Optional.of(LocalDateTime.ofEpochSecond(
                        Math.floorDiv(millis, 1000), (int) Math.floorMod(millis, 1000L) * 1_000_000, ZoneOffset.UTC)
                .format(MILLIS));
    }

    private static Optional<String> prefix(String text, boolean upper) {
        if (text.codePointCount(0, text.length()) <= PREFIX) {
            return Optional.of(text);
        }
        int end = text.offsetByCodePoints(0, PREFIX);
        if (!upper) {
            return Optional.of(text.substring(0, end));
        }
        return text.codePointAt(end) == Character.MAX_CODE_POINT
                ? Optional.empty()
                : Optional.of(text.substring(0, end) + GREATEST);
    }
}
