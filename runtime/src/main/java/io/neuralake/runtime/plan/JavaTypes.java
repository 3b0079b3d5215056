package io.neuralake.runtime.plan;

import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import java.util.Optional;

/** Which Java type declares what is stored, for the advice in messages. */
final class JavaTypes {

    private JavaTypes() {}

    /**
     * The type of a record's component.
     *
     * @param boxed whether it may be absent, or is part of another type
     * @return empty if nothing can be declared for it
     */
    static Optional<String> of(StoredType stored, boolean boxed) {
        if (stored instanceof StoredType.Plain plain) {
            return Optional.of(plain(plain.type(), boxed));
        }
        if (stored instanceof StoredType.Fine fine) {
            return Optional.of(scalar(fine.type(), boxed));
        }
        if (stored instanceof StoredType.Int96) {
            return Optional.of("LocalDateTime or Instant");
        }
        if (stored instanceof StoredType.Listed list) {
            return of(list.element(), true).map(element -> "List<" + element + ">");
        }
        if (stored instanceof StoredType.Mapped map) {
            return of(map.key(), true)
                    .flatMap(key -> of(map.value(), true).map(value -> "Map<" + key + ", " + value + ">"));
        }
        return stored instanceof StoredType.Nested nested
                ? Optional.of(
                        "a record with " + String.join(", ", nested.fields().keySet()))
                : Optional.empty();
    }

    private static String plain(ColumnType type, boolean boxed) {
        if (type instanceof ColumnType.Decimal decimal) {
            return "BigDecimal with @Decimal(precision = " + decimal.precision() + ", scale = " + decimal.scale() + ")";
        }
        return type instanceof Scalar scalar ? scalar(scalar, boxed) : type.text();
    }

    private static String scalar(Scalar type, boolean boxed) {
        return switch (type) {
            case BOOLEAN -> boxed ? "Boolean" : "boolean";
            case INT8 -> boxed ? "Byte" : "byte";
            case INT16 -> boxed ? "Short" : "short";
            case INT32 -> boxed ? "Integer" : "int";
            case INT64 -> boxed ? "Long" : "long";
            case FLOAT32 -> boxed ? "Float" : "float";
            case FLOAT64 -> boxed ? "Double" : "double";
            case STRING -> "String";
            case BINARY -> "byte[]";
            case DATE -> "LocalDate";
            case TIME -> "LocalTime";
            case TIMESTAMP -> "LocalDateTime, because it has no time zone";
            case INSTANT -> "Instant, because it is a moment in UTC";
            case UUID -> "UUID";
        };
    }
}
