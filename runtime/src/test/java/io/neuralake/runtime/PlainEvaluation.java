package io.neuralake.runtime;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Operator;
import io.neuralake.runtime.column.Predicate;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What {@link Predicate} says it means, row by row, and nothing of how the runtime answers it.
 *
 * @param columns columns of the table
 */
record PlainEvaluation(List<Column> columns) {

    /** True, false, or null for unknown. */
    @Nullable
    Boolean holds(Predicate predicate, List<@Nullable Object> row) {
        if (predicate instanceof Predicate.And and) {
            return all(and.parts(), row);
        }
        if (predicate instanceof Predicate.Or or) {
            return any(or.parts(), row);
        }
        if (predicate instanceof Predicate.Not not) {
            return not(holds(not.part(), row));
        }
        Predicate.Test test = (Predicate.Test) predicate;
        ColumnType type = null;
        Object value = null;
        List<Column> level = columns;
        for (String name : test.column().path()) {
            Column column = level.stream()
                    .filter(candidate -> candidate.name().equals(name))
                    .findFirst()
                    .orElseThrow();
            boolean outermost = type == null;
            value = outermost ? row.get(columns.indexOf(column)) : value == null ? null : ((Map<?, ?>) value).get(name);
            type = column.type();
            level = type instanceof ColumnType.Struct struct ? struct.fields() : List.of();
        }
        return test(test, Objects.requireNonNull(type), value);
    }

    private @Nullable Boolean all(List<Predicate> parts, List<@Nullable Object> row) {
        boolean unknown = false;
        for (Predicate part : parts) {
            Boolean truth = holds(part, row);
            if (truth != null && !truth) {
                return false;
            }
            unknown |= truth == null;
        }
        return unknown ? null : true;
    }

    private @Nullable Boolean any(List<Predicate> parts, List<@Nullable Object> row) {
        boolean unknown = false;
        for (Predicate part : parts) {
            Boolean truth = holds(part, row);
            if (truth != null && truth) {
                return true;
            }
            unknown |= truth == null;
        }
        return unknown ? null : false;
    }

    private static @Nullable Boolean not(@Nullable Boolean truth) {
        return truth == null ? null : !truth;
    }

    private static @Nullable Boolean test(Predicate.Test test, ColumnType type, @Nullable Object value) {
        if (test.operator() == Operator.IS_NULL || test.operator() == Operator.IS_NOT_NULL) {
            return (value == null) == (test.operator() == Operator.IS_NULL);
        }
        if (value == null) {
            return null;
        }
        List<Object> given = test.values();
        return switch (test.operator()) {
            case EQ -> compare(type, value, given.get(0)) == 0;
            case NE -> compare(type, value, given.get(0)) != 0;
            case LT -> compare(type, value, given.get(0)) < 0;
            case LE -> compare(type, value, given.get(0)) <= 0;
            case GT -> compare(type, value, given.get(0)) > 0;
            case GE -> compare(type, value, given.get(0)) >= 0;
            case BETWEEN -> compare(type, value, given.get(0)) >= 0 && compare(type, value, given.get(1)) <= 0;
            case IN -> given.stream().anyMatch(other -> compare(type, value, other) == 0);
            case NOT_IN -> given.stream().noneMatch(other -> compare(type, value, other) == 0);
            case LIKE -> like(points(value), 0, points(given.get(0)), 0);
            case STARTS_WITH -> value.toString().startsWith(given.get(0).toString());
            case CONTAINS -> value.toString().contains(given.get(0).toString());
            case INCLUDES, INCLUDES_ANY -> given.stream().anyMatch(other -> includes(type, value, other));
            case INCLUDES_ALL -> given.stream().allMatch(other -> includes(type, value, other));
            case IS_NULL, IS_NOT_NULL -> throw new IllegalStateException("answered above");
        };
    }

    private static boolean includes(ColumnType type, Object value, Object wanted) {
        if (type instanceof ColumnType.MapOf map) {
            return ((Map<?, ?>) value).keySet().stream().anyMatch(key -> compare(map.key(), key, wanted) == 0);
        }
        ColumnType element = ((ColumnType.ListOf) type).element();
        return ((List<?>) value).stream().anyMatch(item -> item != null && compare(element, item, wanted) == 0);
    }

    private static int[] points(Object text) {
        return text.toString().codePoints().toArray();
    }

    private static boolean like(int[] text, int from, int[] pattern, int at) {
        if (at == pattern.length) {
            return from == text.length;
        }
        if (pattern[at] == '%') {
            return like(text, from, pattern, at + 1) || (from < text.length && like(text, from + 1, pattern, at));
        }
        return from < text.length
                && (pattern[at] == '_' || pattern[at] == text[from])
                && like(text, from + 1, pattern, at + 1);
    }

    /** A stored value against one that was given, which need not be of the column's type. */
    private static int compare(ColumnType type, Object value, Object given) {
        if (type == Scalar.FLOAT32) {
            float other = given instanceof Double number ? (float) (double) number : Float.parseFloat(given.toString());
            return Float.compare((Float) value == 0 ? 0f : (Float) value, other == 0 ? 0f : other);
        }
        if (type == Scalar.FLOAT64) {
            double other = Double.parseDouble(given.toString());
            return Double.compare((Double) value == 0 ? 0.0 : (Double) value, other == 0 ? 0.0 : other);
        }
        if (value instanceof Long || value instanceof BigDecimal) {
            String text = given.toString();
            if (text.equals("NaN") || text.equals("Infinity")) {
                return -1;
            }
            return text.equals("-Infinity") ? 1 : new BigDecimal(value.toString()).compareTo(new BigDecimal(text));
        }
        if (value instanceof LocalDate date) {
            return date.compareTo((LocalDate) given);
        }
        if (value instanceof LocalTime time) {
            return time.compareTo((LocalTime) given);
        }
        if (value instanceof LocalDateTime timestamp) {
            return timestamp.compareTo((LocalDateTime) given);
        }
        if (value instanceof Instant instant) {
            return instant.compareTo(
                    given instanceof OffsetDateTime offset
                            ? offset.toInstant()
                            : given instanceof ZonedDateTime zoned ? zoned.toInstant() : (Instant) given);
        }
        if (value instanceof byte[] bytes) {
            return Arrays.equals(bytes, (byte[]) given) ? 0 : 1;
        }
        // UTF-8 keeps the order of code points.
        return Arrays.compareUnsigned(
                value.toString().getBytes(StandardCharsets.UTF_8),
                given.toString().getBytes(StandardCharsets.UTF_8));
    }
}
