package io.neuralake.runtime.condition;

import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * A value that a column of a type can hold exactly.
 *
 * <p>There is one Java form for each type: {@link Boolean}; {@link Long} for integers of every width; {@link Float} and
 * {@link Double}; {@link String} for text, UUIDs and enum constants; {@link ByteBuffer}; {@link LocalDate}; {@link Long}
 * microseconds for times of day, timestamps and instants; {@link BigDecimal} of the type's scale.
 *
 * @param type the type
 * @param value the value in the form of the type
 */
public record Value(ColumnType type, Object value) implements Comparable<Value> {

    /** Less than zero, zero or more than zero as this value comes before, with or after another of the same type. */
    @Override
    public int compareTo(Value other) {
        if (value instanceof Boolean truth) {
            return Boolean.compare(truth, (Boolean) other.value);
        }
        if (value instanceof Long number) {
            return Long.compare(number, (Long) other.value);
        }
        if (value instanceof Float number) {
            return Float.compare(number + 0.0f, (Float) other.value + 0.0f);
        }
        if (value instanceof Double number) {
            return Double.compare(number + 0.0, (Double) other.value + 0.0);
        }
        if (value instanceof String text) {
            return compareCodePoints(text, (String) other.value);
        }
        if (value instanceof LocalDate date) {
            return date.compareTo((LocalDate) other.value);
        }
        if (value instanceof BigDecimal number) {
            return number.compareTo((BigDecimal) other.value);
        }
        return compareBytes((ByteBuffer) value, (ByteBuffer) other.value);
    }

    private static int compareCodePoints(String a, String b) {
        int length = Math.min(a.length(), b.length());
        for (int i = 0; i < length; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                // A surrogate stands for a code point above all that need none.
                boolean xHigh = Character.isSurrogate(x);
                boolean yHigh = Character.isSurrogate(y);
                return xHigh == yHigh ? Character.compare(x, y) : xHigh ? 1 : -1;
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    private static int compareBytes(ByteBuffer a, ByteBuffer b) {
        int length = Math.min(a.remaining(), b.remaining());
        for (int i = 0; i < length; i++) {
            int difference = Byte.compareUnsigned(a.get(a.position() + i), b.get(b.position() + i));
            if (difference != 0) {
                return difference;
            }
        }
        return Integer.compare(a.remaining(), b.remaining());
    }

    @Override
    public String toString() {
        if (value instanceof Long micros && type == Scalar.INSTANT) {
            return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
        }
        if (value instanceof Long micros && type == Scalar.TIMESTAMP) {
            return LocalDateTime.ofInstant(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), ZoneOffset.UTC)
                    .toString();
        }
        if (value instanceof Long micros && type == Scalar.TIME) {
            return LocalTime.ofNanoOfDay(micros * 1000).toString();
        }
        return value instanceof String text ? "'" + text + "'" : String.valueOf(value);
    }
}
