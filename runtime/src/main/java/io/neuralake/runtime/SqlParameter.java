package io.neuralake.runtime;

import io.neuralake.runtime.engine.SqlLiteral;
import io.neuralake.runtime.error.LakeException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The value of a parameter of a statement.
 *
 * <p>A value is written into the statement as an expression of its type, at the place that DuckDB's parser tells, so that partitions and
 * files are left out by it as by one that is written in the statement. Whatever a text says, it stays a text.
 */
public final class SqlParameter {

    private static final String ASKED = "plan the statement";
    private static final int DIGITS = 38;
    private static final int LONGEST_NUMBER = 400;
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,4})?");
    private static final Pattern SPECIAL = Pattern.compile("(?i)nan|[+-]?inf(inity)?");
    /** Of days that {@link LocalDate} does not read: years of other lengths, years before the first one, infinities. */
    private static final Pattern OTHER_DAY =
            Pattern.compile("(?i)(\\d{1,6}-\\d{1,2}-\\d{1,2}( \\(?BC\\)?)?|-?infinity)");

    private static final Pattern OFFSET =
            Pattern.compile("([^:]*:\\d\\d(?::\\d\\d)?(?:\\.\\d+)?) ?(Z|UTC|[+-]\\d\\d(?::?\\d\\d)?)?");
    private static final Pattern UUIDS = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private final SqlLiteral literal;

    private SqlParameter(SqlLiteral literal) {
        this.literal = literal;
    }

    /** What a value is. */
    public enum Type {

        /** A text that becomes what the statement needs there, as one in quotes does. */
        UNKNOWN,

        /** {@code true} or {@code false}. */
        BOOLEAN,

        /** A whole number of 32 bits. */
        INTEGER,

        /** A whole number of 64 bits. */
        BIGINT,

        /** A decimal number of at most 38 digits. */
        DECIMAL,

        /** A floating-point number of 32 bits. */
        REAL,

        /** A floating-point number of 64 bits. */
        DOUBLE,

        /** Letters. */
        VARCHAR,

        /** Bytes, each written as two hexadecimal digits. */
        BLOB,

        /** {@code 2026-03-01}. */
        DATE,

        /** {@code 12:30:00.5}. */
        TIME,

        /** {@code 2026-03-01 12:30:00.5}. */
        TIMESTAMP,

        /** {@code 2026-03-01 12:30:00.5+00}; UTC without an offset. */
        TIMESTAMPTZ,

        /** {@code 9b2e4f1c-5a3d-4c8e-9f10-2b7d6a1c0e55}. */
        UUID
    }

    /**
     * A value of Java: null, a number, a text, a boolean, bytes, a UUID, or a date or time of {@code java.time}.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static SqlParameter of(@Nullable Object value) {
        if (value == null) {
            return of(Type.UNKNOWN, null);
        }
        if (value instanceof byte[] bytes) {
            return of(Type.BLOB, HexFormat.of().formatHex(bytes));
        }
        if (value instanceof Number number) {
            return number(number);
        }
        String text = value.toString();
        if (value instanceof OffsetDateTime time) {
            return of(time.toInstant());
        }
        if (value instanceof Instant moment) {
            return typed(time(LocalDateTime.ofInstant(moment, ZoneOffset.UTC)) + "+00", "TIMESTAMPTZ");
        }
        if (value instanceof LocalDateTime time) {
            return typed(time(time), "TIMESTAMP");
        }
        if (value instanceof LocalDate date) {
            return typed(day(date), "DATE");
        }
        if (value instanceof LocalTime) {
            return of(Type.TIME, text);
        }
        if (value instanceof Boolean) {
            return of(Type.BOOLEAN, text);
        }
        if (value instanceof UUID) {
            return of(Type.UUID, text);
        }
        if (value instanceof CharSequence || value instanceof Character || value instanceof Enum) {
            return of(Type.VARCHAR, text);
        }
        throw new IllegalArgumentException("no value that a statement can have: " + value.getClass());
    }

    private static SqlParameter typed(String text, String type) {
        return new SqlParameter(SqlLiteral.typed(text, type));
    }

    private static String time(LocalDateTime time) {
        return day(time.toLocalDate()) + " " + time.toLocalTime();
    }

    /** A day as DuckDB reads it, which knows no year 0. */
    private static String day(LocalDate date) {
        int year = date.getYear() > 0 ? date.getYear() : 1 - date.getYear();
        return String.format(
                Locale.ROOT,
                "%04d-%02d-%02d%s",
                year,
                date.getMonthValue(),
                date.getDayOfMonth(),
                date.getYear() > 0 ? "" : " (BC)");
    }

    private static SqlParameter number(Number number) {
        if (number instanceof BigDecimal decimal) {
            return of(Type.DECIMAL, decimal.toString());
        }
        if (number instanceof Double) {
            return of(Type.DOUBLE, number.toString());
        }
        if (number instanceof Float) {
            return of(Type.REAL, number.toString());
        }
        if (number instanceof BigInteger) {
            return of(Type.DECIMAL, number.toString());
        }
        if (number instanceof Long) {
            return of(Type.BIGINT, number.toString());
        }
        if (number instanceof Integer || number instanceof Short || number instanceof Byte) {
            return of(Type.INTEGER, number.toString());
        }
        throw new IllegalArgumentException("no number that a statement can have: " + number.getClass());
    }

    /**
     * A value that is written as a text.
     *
     * @param text the value as SQL writes it, without quotes; null for no value
     * @throws LakeException if the text is none of the type
     */
    public static SqlParameter of(Type type, @Nullable String text) {
        if (text == null) {
            return new SqlParameter(type == Type.UNKNOWN ? SqlLiteral.absent() : SqlLiteral.absent(type.name()));
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new LakeException(ASKED, "a parameter has half of a letter", "give text that is valid Unicode");
        }
        return new SqlParameter(literal(type, text));
    }

    private static SqlLiteral literal(Type type, String text) {
        String value = text.strip();
        return switch (type) {
            case UNKNOWN -> SqlLiteral.untyped(text);
            case VARCHAR -> SqlLiteral.typed(text, "VARCHAR");
            case BOOLEAN -> SqlLiteral.typed(truth(value), "BOOLEAN");
            case INTEGER -> SqlLiteral.typed(whole(type, value, Integer.MIN_VALUE, Integer.MAX_VALUE), "INTEGER");
            case BIGINT -> SqlLiteral.typed(whole(type, value, Long.MIN_VALUE, Long.MAX_VALUE), "BIGINT");
            case DECIMAL -> decimal(value);
            case REAL -> SqlLiteral.typed(floating(type, value), "FLOAT");
            case DOUBLE -> SqlLiteral.typed(floating(type, value), "DOUBLE");
            case BLOB -> bytes(value);
            case DATE -> SqlLiteral.typed(day(type, value), "DATE");
            case TIME -> SqlLiteral.typed(time(type, value), "TIME");
            case TIMESTAMP -> SqlLiteral.typed(timestamp(type, value), "TIMESTAMP");
            case TIMESTAMPTZ -> SqlLiteral.typed(moment(type, value), "TIMESTAMPTZ");
            case UUID -> {
                if (!UUIDS.matcher(value).matches()) {
                    throw unfit(type, value);
                }
                yield SqlLiteral.typed(value, "UUID");
            }
        };
    }

    private static LakeException unfit(Type type, String text) {
        String shown = text.length() > 40 ? text.substring(0, 40) + "…" : text;
        return new LakeException(ASKED, "a parameter is '" + shown + "', which is no " + type, "give one of that type");
    }

    private static String truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "t", "1", "yes", "on" -> "true";
            case "false", "f", "0", "no", "off" -> "false";
            default -> throw unfit(Type.BOOLEAN, text);
        };
    }

    private static String whole(Type type, String text, long least, long most) {
        try {
            long value = Long.parseLong(text);
            if (value >= least && value <= most) {
                return Long.toString(value);
            }
        } catch (NumberFormatException e) {
            // It is said below.
        }
        throw unfit(type, text);
    }

    private static SqlLiteral decimal(String text) {
        if (text.length() > LONGEST_NUMBER || !DECIMAL.matcher(text).matches()) {
            throw unfit(Type.DECIMAL, text);
        }
        BigDecimal value = new BigDecimal(text);
        if (value.scale() > DIGITS) {
            value = value.stripTrailingZeros();
        }
        if (value.scale() > DIGITS || value.precision() - (long) value.scale() > DIGITS) {
            throw unfit(Type.DECIMAL, text);
        }
        int scale = Math.max(value.scale(), 0);
        int digits = Math.max(value.precision() - value.scale(), 0) + scale;
        if (digits > DIGITS) {
            throw unfit(Type.DECIMAL, text);
        }
        return SqlLiteral.typed(value.toPlainString(), "DECIMAL(" + Math.max(digits, 1) + ", " + scale + ")");
    }

    private static String floating(Type type, String text) {
        if (SPECIAL.matcher(text).matches()) {
            return text;
        }
        if (text.length() > LONGEST_NUMBER || !DECIMAL.matcher(text).matches()) {
            throw unfit(type, text);
        }
        double value = Double.parseDouble(text);
        if (Double.isInfinite(value) || (type == Type.REAL && Float.isInfinite((float) value))) {
            throw unfit(type, text);
        }
        return text;
    }

    private static SqlLiteral bytes(String text) {
        try {
            byte[] bytes = HexFormat.of().parseHex(text);
            StringBuilder escaped = new StringBuilder(bytes.length * 4);
            for (byte value : bytes) {
                escaped.append("\\x").append(HexFormat.of().withUpperCase().toHexDigits(value));
            }
            return SqlLiteral.typed(escaped.toString(), "BLOB");
        } catch (IllegalArgumentException e) {
            throw unfit(Type.BLOB, text);
        }
    }

    private static String day(Type type, String text) {
        if (OTHER_DAY.matcher(text).matches() && !text.matches("\\d{4}-\\d\\d-\\d\\d")) {
            return text;
        }
        try {
            return LocalDate.parse(text).toString();
        } catch (DateTimeException e) {
            throw unfit(type, text);
        }
    }

    private static String time(Type type, String text) {
        try {
            return text.startsWith("24:00") ? text : LocalTime.parse(text).toString();
        } catch (DateTimeException e) {
            throw unfit(type, text);
        }
    }

    private static String timestamp(Type type, String text) {
        int separator = Math.max(text.indexOf('T'), text.indexOf(' '));
        if (separator < 0 || OTHER_DAY.matcher(text).matches()) {
            return day(type, text);
        }
        return day(type, text.substring(0, separator)) + " " + time(type, text.substring(separator + 1));
    }

    private static String moment(Type type, String text) {
        Matcher parts = OFFSET.matcher(text);
        if (!parts.matches()) {
            return timestamp(type, text) + (text.toLowerCase(Locale.ROOT).endsWith("infinity") ? "" : "+00");
        }
        String offset = parts.group(2);
        boolean utc = offset == null || offset.equals("Z") || offset.equals("UTC");
        return timestamp(type, parts.group(1)) + (utc ? "+00" : offset);
    }

    SqlLiteral literal() {
        return literal;
    }
}
