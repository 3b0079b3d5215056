package io.neuralake.runtime.engine;

import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.runtime.condition.Value;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
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

    private Sql() {}

    /** A name in quotes. */
    static String name(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
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

    /** The value at a position, counted from 0, that an expression gives. */
    static String picked(ColumnType type, List<Optional<Value>> values, String position) {
        return typed(type, "list_extract(" + list(type, values) + ", CAST(" + position + " AS BIGINT) + 1)");
    }

    private static String list(ColumnType type, List<Optional<Value>> values) {
        String list = values.stream()
                .map(value -> value.map(Sql::plain).orElse("NULL"))
                .collect(Collectors.joining(",", "[", "]"));
        return "CAST(" + list + " AS " + plainType(type) + "[])";
    }

    private static String plain(Value value) {
        Object plain = value.value();
        if (plain instanceof Long number) {
            return value.type() == Scalar.TIME
                    ? text(LocalTime.ofNanoOfDay(number * 1000).toString())
                    : number.toString();
        }
        if (plain instanceof LocalDate date) {
            return Long.toString(date.toEpochDay());
        }
        if (plain instanceof Boolean truth) {
            return truth ? "TRUE" : "FALSE";
        }
        if (plain instanceof ByteBuffer buffer) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            return text(HexFormat.of().formatHex(bytes));
        }
        return text(plain instanceof BigDecimal number ? number.toPlainString() : plain.toString());
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
