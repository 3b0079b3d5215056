package io.neuralake.runtime.condition;

import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.UUID;

/**
 * Where a Java value lies among the values that a column can hold.
 *
 * <p>A comparison with a value that the column cannot hold (a fraction, a nanosecond, a number out of range) still has an
 * exact answer. It is found by knowing the column's neighbouring value.
 *
 * @param place where it lies
 * @param value for {@link Place#AT} the value itself, for {@link Place#AFTER} the greatest smaller one, else empty
 */
record Fit(Place place, Optional<Value> value) {

    /** Where a value lies. */
    enum Place {
        /** The column can hold it. */
        AT,
        /** Between a value that the column can hold and the next one. */
        AFTER,
        /** Less than every value that the column can hold. */
        BELOW_ALL,
        /** Greater than every value that the column can hold. */
        ABOVE_ALL
    }

    private static final long MICROS = 1_000_000L;
    private static final LocalDate FIRST_DATE = LocalDate.of(-5_877_640, 1, 1);
    private static final LocalDate LAST_DATE = LocalDate.of(5_881_579, 12, 31);

    /** The place of a Java value; empty if it is of the wrong kind for the type. */
    static Optional<Fit> of(ColumnType type, Object value) {
        if (type instanceof ColumnType.Decimal decimal) {
            BigDecimal bound = BigDecimal.ONE.movePointRight(decimal.precision() - decimal.scale());
            BigDecimal greatest = bound.subtract(BigDecimal.ONE.movePointLeft(decimal.scale()));
            return number(value, greatest.negate(), greatest, decimal.scale(), type);
        }
        if (type instanceof ColumnType.Enumeration) {
            return text(type, value instanceof Enum<?> constant ? constant.name() : value);
        }
        return type instanceof Scalar scalar ? of(scalar, value) : Optional.empty();
    }

    private static Optional<Fit> of(Scalar type, Object value) {
        return switch (type) {
            case BOOLEAN -> value instanceof Boolean ? at(type, value) : Optional.empty();
            case INT8 -> integer(type, value, Byte.MIN_VALUE, Byte.MAX_VALUE);
            case INT16 -> integer(type, value, Short.MIN_VALUE, Short.MAX_VALUE);
            case INT32 -> integer(type, value, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case INT64 -> integer(type, value, Long.MIN_VALUE, Long.MAX_VALUE);
            case FLOAT32 -> value instanceof Number number ? at(type, number.floatValue()) : Optional.empty();
            case FLOAT64 -> value instanceof Number number ? at(type, asDouble(number)) : Optional.empty();
            case STRING -> text(type, value);
            case UUID -> uuid(type, value);
            case BINARY ->
                value instanceof byte[] bytes
                        ? at(type, ByteBuffer.wrap(bytes.clone()).asReadOnlyBuffer())
                        : Optional.empty();
            case DATE -> value instanceof LocalDate date ? date(type, date) : Optional.empty();
            case TIME -> value instanceof LocalTime time ? micros(type, 0, time.toNanoOfDay()) : Optional.empty();
            case TIMESTAMP ->
                value instanceof LocalDateTime timestamp
                        ? micros(type, timestamp.toInstant(ZoneOffset.UTC))
                        : Optional.empty();
            case INSTANT -> instant(value).flatMap(instant -> micros(type, instant));
        };
    }

    private static double asDouble(Number number) {
        // What was written as 0.1f means 0.1, not its binary neighbour.
        return number instanceof Float single ? Double.parseDouble(single.toString()) : number.doubleValue();
    }

    private static Optional<Fit> integer(ColumnType type, Object value, long least, long greatest) {
        return number(value, BigDecimal.valueOf(least), BigDecimal.valueOf(greatest), 0, type);
    }

    private static Optional<Fit> number(
            Object value, BigDecimal least, BigDecimal greatest, int scale, ColumnType type) {
        if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            if (Double.isNaN(number) || number == Double.POSITIVE_INFINITY) {
                return outside(Place.ABOVE_ALL);
            }
            if (number == Double.NEGATIVE_INFINITY) {
                return outside(Place.BELOW_ALL);
            }
        }
        return decimal(value).flatMap(number -> {
            if (number.compareTo(least) < 0) {
                return outside(Place.BELOW_ALL);
            }
            BigDecimal unit = BigDecimal.valueOf(1, scale);
            if (number.compareTo(greatest.add(unit)) >= 0) {
                return outside(Place.ABOVE_ALL);
            }
            BigDecimal floor = floor(number, unit);
            Object canonical = type instanceof ColumnType.Decimal ? floor : (Object) floor.longValueExact();
            Place place = floor.compareTo(number) == 0 ? Place.AT : Place.AFTER;
            return Optional.of(new Fit(place, Optional.of(new Value(type, canonical))));
        });
    }

    /** Rounds down to a multiple of the unit, and does not write 1e-999999999 out in digits to do so. */
    private static BigDecimal floor(BigDecimal number, BigDecimal unit) {
        if (number.signum() == 0 || (long) number.precision() - number.scale() <= -unit.scale()) {
            return number.signum() < 0 ? unit.negate() : unit.subtract(unit);
        }
        return number.setScale(unit.scale(), RoundingMode.FLOOR);
    }

    private static Optional<BigDecimal> decimal(Object value) {
        if (value instanceof BigDecimal number) {
            return Optional.of(number);
        }
        if (value instanceof BigInteger number) {
            return Optional.of(new BigDecimal(number));
        }
        if (value instanceof Double || value instanceof Float) {
            return Optional.of(new BigDecimal(value.toString()));
        }
        return value instanceof Number number ? Optional.of(BigDecimal.valueOf(number.longValue())) : Optional.empty();
    }

    private static Optional<Fit> text(ColumnType type, Object value) {
        return value instanceof String || value instanceof Character ? at(type, value.toString()) : Optional.empty();
    }

    private static Optional<Fit> uuid(ColumnType type, Object value) {
        if (value instanceof UUID uuid) {
            return at(type, uuid.toString());
        }
        if (value instanceof String text) {
            try {
                return at(type, UUID.fromString(text).toString());
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static Optional<Instant> instant(Object value) {
        try {
            if (value instanceof Instant instant) {
                return Optional.of(instant);
            }
            if (value instanceof OffsetDateTime moment) {
                return Optional.of(moment.toInstant());
            }
            return value instanceof ZonedDateTime moment ? Optional.of(moment.toInstant()) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Fit> date(ColumnType type, LocalDate date) {
        if (date.isBefore(FIRST_DATE)) {
            return outside(Place.BELOW_ALL);
        }
        return date.isAfter(LAST_DATE) ? outside(Place.ABOVE_ALL) : at(type, date);
    }

    private static Optional<Fit> micros(ColumnType type, Instant instant) {
        return micros(type, instant.getEpochSecond(), instant.getNano());
    }

    private static Optional<Fit> micros(ColumnType type, long seconds, long nanos) {
        if (Math.abs(seconds) > Long.MAX_VALUE / MICROS - 1) {
            return outside(seconds < 0 ? Place.BELOW_ALL : Place.ABOVE_ALL);
        }
        long micros = seconds * MICROS + Math.floorDiv(nanos, 1000L);
        Place place = nanos % 1000 == 0 ? Place.AT : Place.AFTER;
        return Optional.of(new Fit(place, Optional.of(new Value(type, micros))));
    }

    private static Optional<Fit> at(ColumnType type, Object canonical) {
        return Optional.of(new Fit(Place.AT, Optional.of(new Value(type, canonical))));
    }

    private static Optional<Fit> outside(Place place) {
        return Optional.of(new Fit(place, Optional.empty()));
    }
}
