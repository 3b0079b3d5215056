package io.neuralake.runtime.engine;

import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.condition.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Names and values as SQL.
 *
 * <p>Values are written into the text and not bound as parameters, because DuckDB skips row groups only for values that it
 * knows while planning. Everything that comes from outside passes through {@link #text} or {@link #name}, or is a number.
 */
final class Sql {

    /** Integers that differ by less are written as letters; none of them is one half of a pair of UTF-16. */
    private static final BigInteger LETTERS = BigInteger.valueOf(0xD000);

    private Sql() {}

    /** A name in quotes. */
    static String name(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** The name of a table. */
    static String table(Table table) {
        return name(table.database()) + "." + name(table.name());
    }

    /** A statement without what ends it, to be put in parentheses; a comment may be last, so that a new line has to follow. */
    static String inner(String statement) {
        return StatementEnd.before(statement).stripTrailing();
    }

    /** A text in quotes. */
    static String text(String text) {
        String quoted = "'" + text.replace("'", "''") + "'";
        return quoted.indexOf('\0') < 0 ? quoted : "(" + quoted.replace("\0", "' || chr(0) || '") + ")";
    }

    /** An expression of the value's type. */
    static String value(Value value) {
        return typed(value.type(), plain(value));
    }

    /** The values separated by commas. */
    static String values(Collection<Value> values) {
        return values.stream().map(Sql::value).collect(Collectors.joining(", "));
    }

    /** A select item that yields one row for each value. */
    static String unnested(ColumnType type, List<Optional<Value>> values) {
        return typed(type, "unnest(" + list(type, values) + ")");
    }

    /**
     * The value at a position, counted from 0, that an expression gives.
     *
     * <p>Numbers and texts are cut out of one text: where the position is the same for a whole vector of rows, as the number of
     * a file is, DuckDB 2.0.0 then cuts and converts once for the vector. A list would be searched for every row.
     */
    static String picked(ColumnType type, List<Optional<Value>> values, String position) {
        String place = "CAST(" + position + " AS BIGINT)";
        return typed(
                type,
                switch (plainType(type)) {
                    case "BIGINT", "INTEGER" -> number(plains(values), place);
                    case "VARCHAR" -> part(values, place);
                    default -> "list_extract(" + list(type, values) + ", " + place + " + 1)";
                });
    }

    private static List<Optional<String>> plains(List<Optional<Value>> values) {
        return values.stream().map(value -> value.map(Sql::plain)).toList();
    }

    /** One of several integers: a letter for each if they are close to each other, else its digits. */
    private static String number(List<Optional<String>> numbers, String position) {
        List<BigInteger> present =
                numbers.stream().flatMap(Optional::stream).map(BigInteger::new).toList();
        if (!present.isEmpty()) {
            BigInteger least = Collections.min(present);
            if (least.bitLength() < Long.SIZE - 2
                    && Collections.max(present).subtract(least).compareTo(LETTERS) < 0) {
                return letter(numbers, least, position);
            }
        }
        return digits(numbers, position);
    }

    /** One of several integers that are written as the letters from the digits on; those that are absent as the one before. */
    private static String letter(List<Optional<String>> numbers, BigInteger least, String position) {
        BigInteger shift = BigInteger.valueOf('0').subtract(least);
        StringBuilder packed = new StringBuilder();
        numbers.forEach(number -> packed.appendCodePoint(
                number.map(digits -> new BigInteger(digits).add(shift).intValueExact())
                        .orElse('0' - 1)));
        String code = "unicode(substring(" + text(packed.toString()) + ", " + position + " + 1, 1))";
        String known =
                numbers.stream().allMatch(Optional::isPresent) ? code : "NULLIF(" + code + ", " + ('0' - 1) + ")";
        return "(CAST(" + known + " AS BIGINT) - (" + shift + "))";
    }

    /** One of several integers, of which those that are absent are blank. */
    private static String digits(List<Optional<String>> numbers, String position) {
        int width = numbers.stream()
                        .mapToInt(number -> number.orElse("").length())
                        .max()
                        .orElse(0)
                + 1;
        String packed = numbers.stream()
                .map(number -> " ".repeat(width - number.orElse("").length()) + number.orElse(""))
                .collect(Collectors.joining());
        String cast = numbers.stream().allMatch(Optional::isPresent) ? "CAST(" : "TRY_CAST(";
        return cast + "substring('" + packed + "', " + position + " * " + width + " + 1, " + width + ") AS BIGINT)";
    }

    /** One of several texts, which follow each other in one; DuckDB counts code points. */
    private static String part(List<Optional<Value>> values, String position) {
        StringBuilder packed = new StringBuilder();
        List<Optional<String>> starts = new ArrayList<>();
        List<Optional<String>> lengths = new ArrayList<>();
        long start = 1;
        for (Optional<Value> value : values) {
            String text = value.map(Sql::plainText).orElse("");
            long length = text.codePointCount(0, text.length());
            starts.add(Optional.of(Long.toString(start)));
            lengths.add(value.map(present -> Long.toString(length)));
            packed.append(text);
            start += length;
        }
        return "substring(" + text(packed.toString()) + ", " + number(starts, position) + ", "
                + number(lengths, position) + ")";
    }

    private static String list(ColumnType type, List<Optional<Value>> values) {
        String list = values.stream()
                .map(value -> value.map(Sql::plain).orElse("NULL"))
                .collect(Collectors.joining(",", "[", "]"));
        return "CAST(" + list + " AS " + plainType(type) + "[])";
    }

    private static String plain(Value value) {
        Object plain = value.value();
        if (plain instanceof Long number && value.type() != Scalar.TIME) {
            return number.toString();
        }
        if (plain instanceof LocalDate date) {
            return Long.toString(date.toEpochDay());
        }
        if (plain instanceof Boolean truth) {
            return truth ? "TRUE" : "FALSE";
        }
        return text(plainText(value));
    }

    /** The value of a type that is written as text. */
    private static String plainText(Value value) {
        Object plain = value.value();
        if (plain instanceof Long time) {
            return LocalTime.ofNanoOfDay(time * 1000).toString();
        }
        if (plain instanceof ByteBuffer buffer) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            return HexFormat.of().formatHex(bytes);
        }
        return plain instanceof BigDecimal number ? number.toPlainString() : plain.toString();
    }

    private static String plainType(ColumnType type) {
        if (!(type instanceof Scalar scalar)) {
            return "VARCHAR";
        }
        return switch (scalar) {
            case BOOLEAN -> "BOOLEAN";
            case INT8, INT16, INT32, INT64, TIMESTAMP, INSTANT -> "BIGINT";
            case DATE -> "INTEGER";
            case FLOAT32, FLOAT64, STRING, BINARY, TIME, UUID -> "VARCHAR";
        };
    }

    private static String typed(ColumnType type, String plain) {
        if (type == Scalar.STRING
                || type == Scalar.UUID
                || type == Scalar.BOOLEAN
                || type instanceof ColumnType.Enumeration) {
            return plain;
        }
        if (type == Scalar.DATE) {
            return "(DATE '1970-01-01' + CAST(" + plain + " AS INTEGER))";
        }
        if (type == Scalar.TIMESTAMP) {
            return "make_timestamp(" + plain + ")";
        }
        if (type == Scalar.INSTANT) {
            return "make_timestamptz(" + plain + ")";
        }
        return type == Scalar.BINARY ? "from_hex(" + plain + ")" : "CAST(" + plain + " AS " + SqlTypes.type(type) + ")";
    }
}
