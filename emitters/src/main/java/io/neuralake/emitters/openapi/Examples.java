package io.neuralake.emitters.openapi;

import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ValueText;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Optional;

/** Turns an author's example into the JSON value that the server gives for it. */
final class Examples {

    private Examples() {}

    /** The value; empty if the text is no value of the type. */
    static Optional<Object> of(ColumnType type, String text) {
        return ValueText.value(text, type).map(Examples::json);
    }

    private static Object json(Object value) {
        if (value instanceof Byte || value instanceof Short || value instanceof Integer || value instanceof Long) {
            return ((Number) value).longValue();
        }
        if (value instanceof Float number) {
            // By way of the text, since 36.6f as a double is 36.599998474121094.
            return Double.valueOf(number.toString());
        }
        if (value instanceof Double || value instanceof BigDecimal || value instanceof Boolean) {
            return value;
        }
        if (value instanceof byte[] bytes) {
            return HexFormat.of().formatHex(bytes);
        }
        if (value instanceof LocalTime time) {
            return DateTimeFormatter.ISO_LOCAL_TIME.format(time);
        }
        if (value instanceof LocalDateTime timestamp) {
            return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(timestamp);
        }
        // Text, constants of enums, days, moments and UUIDs.
        return value.toString();
    }
}
