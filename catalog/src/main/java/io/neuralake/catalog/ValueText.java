package io.neuralake.catalog;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.Temporal;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads the text form of values: in {@code @DocFilter(value)} and {@code @Column(example)}, and in URLs.
 *
 * <p>Each type has one text form, without blanks around it:
 *
 * <table>
 * <caption>Text forms</caption>
 * <tr><th>type</th><th>text</th><th>Java value</th></tr>
 * <tr><td>boolean</td><td>{@code true}, {@code false}</td><td>{@code Boolean}</td></tr>
 * <tr><td>int8, int16, int32, int64</td><td>{@code 4595}, {@code -1}</td><td>{@code Byte} to {@code Long}</td></tr>
 * <tr><td>float32, float64</td><td>{@code 0.5}, {@code 1e-3}</td><td>{@code Float}, {@code Double}</td></tr>
 * <tr><td>decimal(p,s)</td><td>{@code 12.50}</td><td>{@code BigDecimal} of that scale</td></tr>
 * <tr><td>string</td><td>any</td><td>{@code String}</td></tr>
 * <tr><td>enum</td><td>name of a constant</td><td>{@code String}</td></tr>
 * <tr><td>binary</td><td>two hexadecimal digits for each byte, {@code 00ff}, as in SQL's {@code X'00ff'}</td>
 *     <td>{@code byte[]}</td></tr>
 * <tr><td>date</td><td>{@code 2024-04-14}</td><td>{@code LocalDate}</td></tr>
 * <tr><td>time</td><td>{@code 09:30:00}, {@code 09:30:00.000001}</td><td>{@code LocalTime}</td></tr>
 * <tr><td>timestamp</td><td>{@code 2024-04-14T09:30:00}</td><td>{@code LocalDateTime}</td></tr>
 * <tr><td>instant</td><td>{@code 2024-04-14T09:30:00Z}, {@code 2024-04-14T11:30:00+02:00}</td>
 *     <td>{@code Instant}</td></tr>
 * <tr><td>uuid</td><td>{@code 0f8fad5b-d9cb-469f-a165-70867728950e}</td><td>{@code UUID}</td></tr>
 * </table>
 *
 * <p>Lists, maps and nested records have none.
 */
public final class ValueText {

    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]+");
    private static final Pattern NUMBER = Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]{1,4})?");
    private static final Pattern PLAIN_DECIMAL = Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)");
    private static final Pattern CANONICAL_UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern YEAR_OF_FOUR_DIGITS = Pattern.compile("[0-9]{4}-.*");
    private static final int NANOS_PER_MICRO = 1_000;

    private ValueText() {}

    /** What a text was read as. */
    public sealed interface Reading {}

    /**
     * A value.
     *
     * @param value the value, of the Java class that {@link ValueText} names for the type
     */
    public record Value(Object value) implements Reading {}

    /**
     * Why a text is no value of its type.
     *
     * @param reason what is wrong with it, to follow the quoted text: {@code is not a whole number}
     * @param fix what to write instead
     */
    public record Unreadable(String reason, String fix) implements Reading {}

    /** Reads a text as a value of a type. */
    public static Reading read(String text, ColumnType type) {
        if (type instanceof ColumnType.Scalar scalar) {
            return scalar(text, scalar);
        }
        if (type instanceof ColumnType.Decimal decimal) {
            return decimal(text, decimal);
        }
        if (type instanceof ColumnType.Enumeration enumeration) {
            return constant(text, enumeration);
        }
        return new Unreadable(
                "has the type " + type.text() + ", whose values have no text form", "leave the value out");
    }

    /** The value of a text, if it can be read. */
    public static Optional<Object> value(String text, ColumnType type) {
        return read(text, type) instanceof Value read ? Optional.of(read.value()) : Optional.empty();
    }

    private static Reading scalar(String text, ColumnType.Scalar type) {
        return switch (type) {
            case BOOLEAN -> truth(text);
            case INT8 -> integer(text, type, 8, BigInteger::byteValueExact);
            case INT16 -> integer(text, type, 16, BigInteger::shortValueExact);
            case INT32 -> integer(text, type, 32, BigInteger::intValueExact);
            case INT64 -> integer(text, type, 64, BigInteger::longValueExact);
            case FLOAT32 -> single(text);
            case FLOAT64 -> twice(text);
            case STRING -> new Value(text);
            case BINARY -> binary(text);
            case DATE -> date(text);
            case TIME -> time(text);
            case TIMESTAMP -> timestamp(text);
            case INSTANT -> instant(text);
            case UUID -> uuid(text);
        };
    }

    private static Reading truth(String text) {
        return switch (text) {
            case "true" -> new Value(true);
            case "false" -> new Value(false);
            default -> new Unreadable("is neither true nor false", "write \"true\" or \"false\"");
        };
    }

    private static Reading integer(
            String text, ColumnType.Scalar type, int bits, Function<BigInteger, Object> narrowed) {
        if (!INTEGER.matcher(text).matches()) {
            return new Unreadable("is not a whole number", "write a whole number such as \"42\"");
        }
        BigInteger most = BigInteger.ONE.shiftLeft(bits - 1).subtract(BigInteger.ONE);
        BigInteger least = most.not();
        // A number this long is out of range; reading it would only cost time.
        BigInteger number = text.length() > 40 ? most.add(BigInteger.ONE) : new BigInteger(text);
        if (number.compareTo(least) < 0 || number.compareTo(most) > 0) {
            String range = least + " to " + most;
            return new Unreadable(
                    "is out of the range of " + type.text() + ", " + range, "write a number from " + range);
        }
        return new Value(narrowed.apply(number));
    }

    private static Reading single(String text) {
        if (!NUMBER.matcher(text).matches()) {
            return notANumber();
        }
        float number = Float.parseFloat(text);
        return Float.isInfinite(number) ? outOfRange("float32", Float.MAX_VALUE) : new Value(number);
    }

    private static Reading twice(String text) {
        if (!NUMBER.matcher(text).matches()) {
            return notANumber();
        }
        double number = Double.parseDouble(text);
        return Double.isInfinite(number) ? outOfRange("float64", Double.MAX_VALUE) : new Value(number);
    }

    private static Unreadable notANumber() {
        return new Unreadable("is not a number", "write a number such as \"0.5\" or \"1e-3\"");
    }

    private static Unreadable outOfRange(String type, Object most) {
        return new Unreadable("is out of the range of " + type, "write a number from -" + most + " to " + most);
    }

    private static Reading decimal(String text, ColumnType.Decimal type) {
        if (!PLAIN_DECIMAL.matcher(text).matches()) {
            return new Unreadable(
                    "is not a decimal number", "write a decimal number such as \"12.50\", without exponent");
        }
        BigDecimal number = new BigDecimal(text);
        BigDecimal plain = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        if (plain.scale() > type.scale()) {
            return new Unreadable(
                    "has " + plain.scale() + " digits after the point, and " + type.text() + " has " + type.scale(),
                    "write at most " + type.scale() + " digits after the point");
        }
        int before = Math.max(0, plain.precision() - plain.scale());
        int most = type.precision() - type.scale();
        if (plain.signum() != 0 && before > most) {
            return new Unreadable(
                    "has " + before + " digits before the point, and " + type.text() + " has " + most,
                    "write at most " + most + " digits before the point");
        }
        return new Value(plain.setScale(type.scale()));
    }

    private static Reading constant(String text, ColumnType.Enumeration type) {
        if (type.values().contains(text)) {
            return new Value(text);
        }
        String simple = type.type()
                .substring(Math.max(type.type().lastIndexOf('.'), type.type().lastIndexOf('$')) + 1);
        return new Unreadable(
                "is no constant of " + simple,
                Names.nearest(text, type.values())
                        .map(name -> "did you mean '" + name + "'?")
                        .orElse("write one of " + String.join(", ", type.values())));
    }

    private static Reading binary(String text) {
        try {
            return new Value(HexFormat.of().parseHex(text));
        } catch (IllegalArgumentException e) {
            return new Unreadable(
                    "is not in hexadecimal digits, two for each byte", "write the bytes such as \"00ff\"");
        }
    }

    private static Reading date(String text) {
        return temporal(text, "date", "2024-04-14", LocalDate::parse);
    }

    private static Reading time(String text) {
        return temporal(text, "time of day", "09:30:00", LocalTime::parse);
    }

    private static Reading timestamp(String text) {
        return temporal(text, "date and time without a zone", "2024-04-14T09:30:00", LocalDateTime::parse);
    }

    private static Reading instant(String text) {
        String what = "moment, which is a date and time with Z or an offset";
        return temporal(
                text,
                what,
                "2024-04-14T09:30:00Z",
                value -> OffsetDateTime.parse(value).toInstant());
    }

    private static Reading temporal(String text, String what, String example, Function<String, Temporal> parse) {
        boolean dated = example.indexOf('-') > 0;
        if (dated && !YEAR_OF_FOUR_DIGITS.matcher(text).matches()) {
            return notTemporal(what, example);
        }
        try {
            Temporal value = parse.apply(text);
            boolean finer = value.isSupported(ChronoField.NANO_OF_SECOND)
                    && value.get(ChronoField.NANO_OF_SECOND) % NANOS_PER_MICRO != 0;
            return finer
                    ? new Unreadable("is finer than a microsecond", "write at most 6 digits of a second")
                    : new Value(value);
        } catch (DateTimeException e) {
            return notTemporal(what, example);
        }
    }

    private static Unreadable notTemporal(String what, String example) {
        return new Unreadable("is not a " + what, "write it as \"" + example + "\"");
    }

    private static Reading uuid(String text) {
        return CANONICAL_UUID.matcher(text).matches()
                ? new Value(UUID.fromString(text))
                : new Unreadable("is not a UUID", "write it as \"0f8fad5b-d9cb-469f-a165-70867728950e\"");
    }
}
