package io.neuralake.runtime.delta;

import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.runtime.condition.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Reads the bounds that statistics give, so that every value of the file lies between them.
 *
 * <p>What is written is not always exact: times are cut to milliseconds, a file from before a column was widened has its
 * bounds in the narrower type, and text is cut off. A bound is moved outwards by what may be missing. What cannot be
 * understood is no bound.
 */
final class BoundText {

    private static final String UTC_MILLIS = "2024-04-14T10:00:00.000Z";
    private static final long CUT_MICROS = 999;
    private static final int DIGITS = 76;
    private static final String OLD_END = "\ufffd";
    private static final String LAST_LETTER = Character.toString(Character.MAX_CODE_POINT);

    private BoundText() {}

    /**
     * A bound.
     *
     * @param outwards -1 for a lower bound, 1 for an upper one
     */
    static Optional<Value> bound(ColumnType type, String text, int outwards) {
        try {
            return plain(type, text, outwards).map(plain -> new Value(type, plain));
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Object> plain(ColumnType type, String text, int outwards) {
        if (type instanceof ColumnType.Decimal decimal) {
            return decimal(text, decimal.scale(), outwards);
        }
        if (!(type instanceof Scalar scalar)) {
            return Optional.of(text(text, outwards));
        }
        return switch (scalar) {
            case BOOLEAN ->
                text.equals("true") ? Optional.of(true) : text.equals("false") ? Optional.of(false) : Optional.empty();
            case INT8, INT16, INT32, INT64 -> Optional.of(Long.parseLong(text));
            case FLOAT32 -> number((double) Float.parseFloat(text)).map(number -> (Object) number.floatValue());
            case FLOAT64 -> number(widened(Double.parseDouble(text), outwards)).map(number -> number);
            case STRING, UUID -> Optional.of(text(text, outwards));
            case DATE -> Optional.of(LocalDate.parse(text));
            case TIMESTAMP -> Optional.of(micros(timestamp(text).toInstant(ZoneOffset.UTC), outwards));
            case INSTANT -> Optional.of(micros(instant(text), outwards));
            case BINARY, TIME -> Optional.empty();
        };
    }

    private static Optional<Double> number(double number) {
        return Double.isNaN(number) ? Optional.empty() : Optional.of(number);
    }

    /** The text of a number that was a single-precision one stands for another number than it says. */
    static double widened(double exact, int outwards) {
        float single = (float) exact;
        return outwards < 0 ? Math.min(exact, Math.nextDown(single)) : Math.max(exact, Math.nextUp(single));
    }

    private static Optional<Object> decimal(String text, int scale, int outwards) {
        if (text.length() > DIGITS) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(text);
        if (Math.abs((long) number.scale()) > DIGITS) {
            return Optional.empty();
        }
        return Optional.of(number.setScale(scale, outwards < 0 ? RoundingMode.FLOOR : RoundingMode.CEILING));
    }

    /** Old writers ended a text that was cut off with a letter that is not the last one. */
    private static String text(String text, int outwards) {
        return outwards > 0 && text.endsWith(OLD_END)
                ? text.substring(0, text.length() - OLD_END.length()) + LAST_LETTER
                : text;
    }

    private static Instant instant(String text) {
        // Nearly all statistics have this form, which the general parser is slow to read.
        if (text.length() == UTC_MILLIS.length() && text.charAt(UTC_MILLIS.length() - 1) == 'Z') {
            LocalDate date = LocalDate.of(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10));
            LocalTime time = LocalTime.of(
                    digits(text, 11, 13), digits(text, 14, 16), digits(text, 17, 19), digits(text, 20, 23) * 1_000_000);
            return date.atTime(time).toInstant(ZoneOffset.UTC);
        }
        return OffsetDateTime.parse(text.replace(' ', 'T')).toInstant();
    }

    private static int digits(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    private static LocalDateTime timestamp(String text) {
        return text.length() > 10 && text.indexOf(':') > 0
                ? LocalDateTime.parse(text.replace(' ', 'T'))
                : LocalDate.parse(text).atStartOfDay();
    }

    private static Object micros(Instant instant, int outwards) {
        return Math.addExact(ChronoUnit.MICROS.between(Instant.EPOCH, instant), outwards * CUT_MICROS);
    }
}
