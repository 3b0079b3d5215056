package io.neuralake.emitters.openapi;

import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import java.util.Optional;

/** Turns the text of an author's example into the JSON value that the server gives for it. */
final class Examples {

    private Examples() {}

    /** The value; empty if the text is no value of the type, or the type has no text form. */
    static Optional<Object> of(ColumnType type, String text) {
        try {
            if (type instanceof Scalar scalar) {
                return switch (scalar) {
                    case BOOLEAN -> Optional.of(Boolean.valueOf(text));
                    case INT8, INT16, INT32, INT64 -> Optional.of(Long.valueOf(text));
                    case FLOAT32, FLOAT64 -> number(text);
                    case STRING, DATE, TIME, TIMESTAMP, INSTANT, UUID -> Optional.of(text);
                    case BINARY -> Optional.empty();
                };
            }
            if (type instanceof ColumnType.Decimal) {
                return number(text);
            }
            return type instanceof ColumnType.Enumeration ? Optional.of(text) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Object> number(String text) {
        double number = Double.parseDouble(text);
        return Double.isFinite(number) ? Optional.of(number) : Optional.empty();
    }
}
