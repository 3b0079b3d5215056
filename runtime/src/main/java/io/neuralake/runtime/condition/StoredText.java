package io.neuralake.runtime.condition;

import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;

/** Reads the text form that partition values have in directory names and in the Delta log. */
public final class StoredText {

    private static final DateTimeFormatter TIMESTAMP = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][' ']HH:mm[:ss]")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter(Locale.ROOT);

    private StoredText() {}

    /** The value that the text stands for; empty if it is no such value of the type. */
    public static Optional<Value> value(ColumnType type, String text) {
        try {
            return Fit.of(type, parsed(type, text))
                    .filter(fit -> fit.place() == Fit.Place.AT)
                    .flatMap(Fit::value);
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Object parsed(ColumnType type, String text) {
        if (type instanceof ColumnType.Decimal) {
            return new BigDecimal(text);
        }
        if (!(type instanceof Scalar scalar)) {
            return text;
        }
        return switch (scalar) {
            case BOOLEAN ->
                switch (text.toLowerCase(Locale.ROOT)) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> text;
                };
            case INT8, INT16, INT32, INT64 -> new BigDecimal(text);
            case FLOAT32 -> Float.valueOf(text);
            case FLOAT64 -> Double.valueOf(text);
            case STRING, UUID -> text;
            case BINARY -> {
                ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
                byte[] copy = new byte[bytes.remaining()];
                bytes.get(copy);
                yield copy;
            }
            case DATE -> LocalDate.parse(text);
            case TIME -> LocalTime.parse(text);
            case TIMESTAMP -> LocalDateTime.parse(text, TIMESTAMP);
            case INSTANT ->
                text.endsWith("Z") || text.lastIndexOf('+') > 0
                        ? OffsetDateTime.parse(text.replace(' ', 'T'))
                        : LocalDateTime.parse(text, TIMESTAMP).atOffset(ZoneOffset.UTC);
        };
    }
}
