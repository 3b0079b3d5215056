package io.neuralake.server.postgres;

import io.neuralake.server.protocol.Parameter;
import io.neuralake.server.protocol.ParameterType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads values of parameters, in text or binary form. */
final class ParameterValue {

    private static final LocalDateTime EPOCH = LocalDateTime.of(2000, 1, 1, 0, 0);
    private static final int DIGITS = 4;
    private static final int NUMERIC_HEAD = 8;
    private static final int NEGATIVE = 0x4000;
    private static final int NAN = 0xC000;
    private static final int INFINITE = 0xD000;
    private static final int NEGATIVE_INFINITE = 0xF000;
    private static final int MOST_DIGITS = 1000;
    private static final Set<String> TRUE = Set.of("t", "tr", "tru", "true", "y", "ye", "yes", "on", "1");
    private static final Set<String> FALSE = Set.of("f", "fa", "fal", "fals", "false", "n", "no", "of", "off", "0");
    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,40}");
    /** A day may come with a time or a zone, which PostgreSQL lets fall. */
    private static final Pattern DAY_WITH_MORE = Pattern.compile(
            "^([0-9]{4,6}-[0-9]{2}-[0-9]{2})[ T]?(?:[0-9:.]{5,15})? ?(?:Z|[+-][0-9]{2}(?::?[0-9]{2}){0,2})?$");
    /** So may a time without zone. */
    private static final Pattern ZONE =
            Pattern.compile("(?<=:[0-9]{2}|[.][0-9]{1,9}) ?(?:Z|[+-][0-9]{2}(?::?[0-9]{2}){0,2})$");

    private static final Pattern NUMBER =
            Pattern.compile("[+-]?([0-9]{1,400}\\.?[0-9]{0,400}|\\.[0-9]{1,400})([eE][+-]?[0-9]{1,4})?");

    private static final Pattern UUID_DIGITS = Pattern.compile("\\p{XDigit}{32}");

    private ParameterValue() {}

    /**
     * A value in the spelling of queries.
     *
     * @param oid number of its type
     * @param binary whether it is in binary form
     * @param value the value; null for none
     */
    static Parameter of(int oid, boolean binary, byte @Nullable [] value) throws PostgresException {
        ParameterType type = Oids.parameter(oid);
        if (value == null) {
            return new Parameter(type, null);
        }
        return new Parameter(type, binary ? binary(oid, value) : text(type, MessageReader.utf8(value)));
    }

    private static String text(ParameterType type, String value) throws PostgresException {
        String trimmed = value.strip();
        return switch (type) {
            case UNKNOWN, TEXT -> zeroless(value);
            case BOOLEAN -> bool(trimmed.toLowerCase(Locale.ROOT));
            case INTEGER, BIGINT -> like(WHOLE, trimmed, type);
            case DECIMAL -> like(NUMBER, trimmed, type);
            case REAL, DOUBLE -> floating(trimmed, type);
            case BYTES -> bytes(trimmed);
            case DATE -> DAY_WITH_MORE.matcher(trimmed).replaceFirst("$1");
            case TIME, TIMESTAMP -> ZONE.matcher(trimmed).replaceFirst("");
            case TIMESTAMPTZ -> trimmed;
            case UUID -> uuid(trimmed);
        };
    }

    private static String bool(String value) throws PostgresException {
        if (TRUE.contains(value)) {
            return "true";
        }
        if (FALSE.contains(value)) {
            return "false";
        }
        throw invalid("boolean", value);
    }

    private static String like(Pattern pattern, String value, ParameterType type) throws PostgresException {
        if (!pattern.matcher(value).matches()) {
            throw invalid(type.name().toLowerCase(Locale.ROOT), value);
        }
        return value;
    }

    private static String floating(String value, ParameterType type) throws PostgresException {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "nan" -> "NaN";
            case "inf", "infinity", "+infinity" -> "Infinity";
            case "-inf", "-infinity" -> "-Infinity";
            default -> like(NUMBER, value, type);
        };
    }

    /** Hyphens and braces may be left out. */
    private static String uuid(String value) throws PostgresException {
        String digits = value.replaceAll("^\\{|\\}$|-", "");
        if (!UUID_DIGITS.matcher(digits).matches()) {
            throw invalid("uuid", value);
        }
        return new UUID(
                        Long.parseUnsignedLong(digits.substring(0, 16), 16),
                        Long.parseUnsignedLong(digits.substring(16), 16))
                .toString();
    }

    /** Hexadecimal digits, or letters with octal numbers for what is none. */
    private static String bytes(String value) throws PostgresException {
        if (value.startsWith("\\x")) {
            String digits = value.substring(2).toLowerCase(Locale.ROOT);
            try {
                return HexFormat.of().formatHex(HexFormat.of().parseHex(digits));
            } catch (IllegalArgumentException e) {
                throw invalid("bytea", value);
            }
        }
        StringBuilder hex = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char letter = value.charAt(i);
            int code = letter;
            if (letter == '\\' && value.startsWith("\\", i + 1)) {
                i++;
            } else if (letter == '\\' && i + 3 < value.length()) {
                code = octal(value, i + 1);
                i += 3;
            } else if (letter == '\\' || letter > 0x7F) {
                throw invalid("bytea", value);
            }
            hex.append(HexFormat.of().toHexDigits((byte) code));
        }
        return hex.toString();
    }

    private static int octal(String value, int start) throws PostgresException {
        try {
            return Integer.parseInt(value.substring(start, start + 3), 8) & 0xFF;
        } catch (NumberFormatException e) {
            throw invalid("bytea", value);
        }
    }

    private static String binary(int oid, byte[] value) throws PostgresException {
        ByteBuffer bytes = ByteBuffer.wrap(value);
        return switch (oid) {
            case Oids.BOOL -> sized(bytes, 1).get() == 0 ? "false" : "true";
            case Oids.INT2 -> Short.toString(sized(bytes, Short.BYTES).getShort());
            case Oids.INT4 -> Integer.toString(sized(bytes, Integer.BYTES).getInt());
            case Oids.OID ->
                Integer.toUnsignedString(sized(bytes, Integer.BYTES).getInt());
            case Oids.INT8 -> Long.toString(sized(bytes, Long.BYTES).getLong());
            case Oids.FLOAT4 -> Float.toString(sized(bytes, Float.BYTES).getFloat());
            case Oids.FLOAT8 -> Double.toString(sized(bytes, Double.BYTES).getDouble());
            case Oids.BYTEA -> HexFormat.of().formatHex(value);
            case Oids.DATE -> date(sized(bytes, Integer.BYTES).getInt());
            case Oids.TIME -> time(sized(bytes, Long.BYTES).getLong()).toString();
            case Oids.TIMESTAMP -> moment(sized(bytes, Long.BYTES).getLong());
            case Oids.TIMESTAMPTZ -> moment(sized(bytes, Long.BYTES).getLong()) + "+00";
            case Oids.NUMERIC -> numeric(bytes);
            case Oids.UUID -> {
                sized(bytes, Long.BYTES * 2);
                yield new UUID(bytes.getLong(), bytes.getLong()).toString();
            }
            case Oids.JSONB -> {
                if (value.length == 0 || value[0] != 1) {
                    throw PostgresException.error(SqlState.INVALID_BINARY, "unsupported jsonb version number");
                }
                yield zeroless(MessageReader.utf8(value).substring(1));
            }
            case Oids.TEXT, Oids.NAME, Oids.BPCHAR, Oids.VARCHAR, Oids.JSON, Oids.UNKNOWN, Oids.UNSPECIFIED ->
                zeroless(MessageReader.utf8(value));
            default ->
                throw PostgresException.error(
                                SqlState.FEATURE_NOT_SUPPORTED,
                                "no binary input function available for the type with oid " + oid)
                        .hint("send the parameter as text");
        };
    }

    private static ByteBuffer sized(ByteBuffer bytes, int size) throws PostgresException {
        if (bytes.remaining() != size) {
            throw PostgresException.error(
                    SqlState.INVALID_BINARY,
                    "incorrect binary data format: " + bytes.remaining() + " bytes where there should be " + size);
        }
        return bytes;
    }

    private static String date(int days) throws PostgresException {
        if (days == Integer.MAX_VALUE || days == Integer.MIN_VALUE) {
            throw infinite("date");
        }
        LocalDate date = EPOCH.toLocalDate().plusDays(days);
        if (date.getYear() < 1 || date.getYear() > 9999) {
            throw PostgresException.error(SqlState.OUT_OF_RANGE, "date out of range: " + date);
        }
        return date.toString();
    }

    private static LocalTime time(long micros) throws PostgresException {
        try {
            return LocalTime.ofNanoOfDay(Math.multiplyExact(micros, 1000L));
        } catch (DateTimeException | ArithmeticException e) {
            throw PostgresException.error(SqlState.OUT_OF_RANGE, "time out of range");
        }
    }

    private static String moment(long micros) throws PostgresException {
        if (micros == Long.MAX_VALUE || micros == Long.MIN_VALUE) {
            throw infinite("timestamp");
        }
        LocalDateTime moment = EPOCH.plus(micros, ChronoUnit.MICROS);
        if (moment.getYear() < 1 || moment.getYear() > 9999) {
            throw PostgresException.error(
                    SqlState.OUT_OF_RANGE, "timestamp out of range: " + moment.atOffset(ZoneOffset.UTC));
        }
        return moment.toLocalDate() + " " + moment.toLocalTime();
    }

    private static PostgresException infinite(String type) {
        return PostgresException.error(SqlState.OUT_OF_RANGE, type + " infinity is no value of a parameter")
                .hint("leave the condition out");
    }

    /** Groups of four digits, the first of them at a place that the head tells. */
    private static String numeric(ByteBuffer bytes) throws PostgresException {
        if (bytes.remaining() < NUMERIC_HEAD) {
            throw PostgresException.error(SqlState.INVALID_BINARY, "incorrect binary data format of a number");
        }
        int groups = bytes.getShort() & 0xFFFF;
        int weight = bytes.getShort();
        int sign = bytes.getShort() & 0xFFFF;
        int scale = bytes.getShort() & 0xFFFF;
        if (sign == NAN || sign == INFINITE || sign == NEGATIVE_INFINITE) {
            throw PostgresException.error(SqlState.OUT_OF_RANGE, "a number that is none has no place in a parameter");
        }
        boolean plausible = (sign == 0 || sign == NEGATIVE)
                && bytes.remaining() == groups * Short.BYTES
                && groups * DIGITS <= MOST_DIGITS
                && Math.abs(weight) * DIGITS <= MOST_DIGITS
                && scale <= MOST_DIGITS;
        if (!plausible) {
            throw PostgresException.error(SqlState.INVALID_BINARY, "incorrect binary data format of a number");
        }
        BigInteger digits = BigInteger.ZERO;
        for (int i = 0; i < groups; i++) {
            int group = bytes.getShort();
            if (group < 0 || group > 9999) {
                throw PostgresException.error(SqlState.INVALID_BINARY, "invalid digit in external \"numeric\" value");
            }
            digits = digits.multiply(BigInteger.valueOf(10_000)).add(BigInteger.valueOf(group));
        }
        BigDecimal number = new BigDecimal(digits, (groups - 1 - weight) * DIGITS);
        BigDecimal rounded = number.setScale(scale, RoundingMode.DOWN);
        return (sign == NEGATIVE ? rounded.negate() : rounded).toPlainString();
    }

    private static String zeroless(String value) throws PostgresException {
        if (value.indexOf('\0') >= 0) {
            throw PostgresException.error(SqlState.UNTRANSLATABLE, "invalid byte sequence for encoding \"UTF8\": 0x00");
        }
        return value;
    }

    private static PostgresException invalid(String type, String value) {
        String shown = value.length() > 100 ? value.substring(0, 100) + "…" : value;
        return PostgresException.error(
                SqlState.INVALID_TEXT, "invalid input syntax for type " + type + ": \"" + shown + "\"");
    }
}
