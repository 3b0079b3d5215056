package io.neuralake.server.rest;

import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.ValueText;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Values of parameters as SQL literals of the type of their column. Each is written anew from a value that was read, or is text with its
 * quotes doubled, so that no letter of a request is ever SQL.
 */
final class Literals {

    private static final Pattern NUMBER =
            Pattern.compile("[+-]?([0-9]{1,38}(\\.[0-9]{0,38})?|\\.[0-9]{1,38})([eE][+-]?[0-9]{1,3})?");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern ZONED = Pattern.compile(".*([zZ]|[+-][0-9]{2}(:?[0-9]{2})?)");
    private static final DateTimeFormatter SQL_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);

    private Literals() {}

    /** A value of a column's type. */
    static String of(ColumnType type, Token token, String parameter) throws RestException {
        if (type instanceof ColumnType.Enumeration) {
            return words(token, parameter, "'" + token.text() + "'");
        }
        if (type instanceof ColumnType.Decimal) {
            return number(token, parameter);
        }
        if (type instanceof Scalar scalar) {
            return switch (scalar) {
                case BOOLEAN -> value(scalar, token.text().toLowerCase(Locale.ROOT), parameter);
                case INT8, INT16, INT32, INT64 -> number(token, parameter);
                case FLOAT32 -> "CAST(" + finite(token, parameter, Float.MAX_VALUE) + " AS FLOAT)";
                case FLOAT64 -> "CAST(" + finite(token, parameter, Double.MAX_VALUE) + " AS DOUBLE)";
                case STRING -> words(token, parameter, "'" + token.text() + "'");
                case BINARY -> value(scalar, token.text(), parameter);
                case DATE, TIME, UUID -> value(scalar, token.text(), parameter);
                case TIMESTAMP -> value(scalar, moment(token.text()), parameter);
                case INSTANT -> value(Scalar.INSTANT, zoned(moment(token.text())), parameter);
            };
        }
        throw new RestException(
                "rest_query",
                "parameter '" + parameter + "' compares values of type " + type.text()
                        + ", which have no order: use null or notnull");
    }

    /** Text that may stand in a statement. */
    static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** A name that may stand in a statement. */
    static String name(String text) {
        return "\"" + text.replace("\"", "\"\"") + "\"";
    }

    private static String words(Token token, String parameter, String example) throws RestException {
        if (!token.quoted() && !NUMBER.matcher(token.text()).matches()) {
            throw new RestException(
                    "rest_query_value", "the value of '" + parameter + "' is text and needs quotes: write " + example);
        }
        return quoted(token.text());
    }

    private static String number(Token token, String parameter) throws RestException {
        if (!NUMBER.matcher(token.text()).matches()) {
            throw new RestException("rest_query_value", "the value of '" + parameter + "' is not a number");
        }
        return token.text();
    }

    private static String finite(Token token, String parameter, double most) throws RestException {
        String number = number(token, parameter);
        if (Math.abs(Double.parseDouble(number)) > most) {
            throw new RestException("rest_query_value", "the value of '" + parameter + "' is too large for its column");
        }
        return number;
    }

    /** What people write for a time, as {@link ValueText} reads it. */
    private static String moment(String text) {
        if (DAY.matcher(text).matches()) {
            return text + "T00:00:00";
        }
        // A blank between day and time, and one before the zone, where a plus sign was not written as %2B.
        String joined =
                text.length() > 10 && text.charAt(10) == ' ' ? text.substring(0, 10) + 'T' + text.substring(11) : text;
        return joined.replace(' ', '+');
    }

    /** A time without a zone is one in UTC. */
    private static String zoned(String text) {
        return ZONED.matcher(text.substring(text.indexOf('T') + 1)).matches() ? text : text + "Z";
    }

    private static String value(Scalar type, String text, String parameter) throws RestException {
        ValueText.Reading reading = ValueText.read(text, type);
        if (reading instanceof ValueText.Unreadable unreadable) {
            throw new RestException(
                    "rest_query_value",
                    "the value of '" + parameter + "' " + unreadable.reason() + ": " + unreadable.fix());
        }
        Object value = ((ValueText.Value) reading).value();
        return switch (type) {
            case DATE -> "DATE '" + value + "'";
            case TIME -> "TIME '" + value + "'";
            case TIMESTAMP -> "TIMESTAMP '" + SQL_TIME.format((LocalDateTime) value) + "'";
            case INSTANT -> "TIMESTAMPTZ '" + SQL_TIME.format(((Instant) value).atOffset(ZoneOffset.UTC)) + "+00'";
            case BINARY -> "CAST('" + escaped((byte[]) value) + "' AS BLOB)";
            case UUID -> "'" + value + "'";
            case BOOLEAN, INT8, INT16, INT32, INT64, FLOAT32, FLOAT64, STRING -> value.toString();
        };
    }

    private static String escaped(byte[] bytes) {
        HexFormat hex = HexFormat.of();
        StringBuilder text = new StringBuilder();
        for (byte one : bytes) {
            text.append("\\x").append(hex.toHexDigits(one));
        }
        return text.toString();
    }
}
