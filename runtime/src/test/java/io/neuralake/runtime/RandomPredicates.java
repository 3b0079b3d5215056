package io.neuralake.runtime;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Operator;
import io.neuralake.runtime.column.AnyColumn;
import io.neuralake.runtime.column.ListColumn;
import io.neuralake.runtime.column.MapColumn;
import io.neuralake.runtime.column.OrderedColumn;
import io.neuralake.runtime.column.Predicate;
import io.neuralake.runtime.column.StringColumn;
import io.neuralake.runtime.column.StructColumn;
import io.neuralake.runtime.column.ValueColumn;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Random predicates that fit a table: every operator on every type that it fits, with values of the table, with their
 * neighbours, and with values that the column cannot hold.
 */
final class RandomPredicates {

    private final RandomTable table;
    private final Random random;

    RandomPredicates(RandomTable table, Random random) {
        this.table = table;
        this.random = random;
    }

    Predicate next() {
        return next(3);
    }

    private Predicate next(int depth) {
        int kind = depth == 0 ? 0 : random.nextInt(7);
        if (kind == 1) {
            return next(depth - 1).not();
        }
        if (kind == 2 || kind == 3) {
            return next(depth - 1).and(next(depth - 1));
        }
        if (kind == 4 || kind == 5) {
            return next(depth - 1).or(next(depth - 1));
        }
        int position = random.nextInt(table.columns().size());
        Column column = table.columns().get(position);
        List<@Nullable Object> stored = new ArrayList<>();
        table.rows().forEach(row -> stored.add(row.get(position)));
        return test(new AnyColumn(column.name()), column.type(), stored, true);
    }

    private Predicate test(AnyColumn column, ColumnType type, List<@Nullable Object> stored, boolean outermost) {
        if (random.nextInt(10) == 0) {
            return random.nextBoolean() ? column.isNull() : column.isNotNull();
        }
        if (type instanceof ColumnType.Struct struct) {
            Column field = struct.fields().get(random.nextInt(struct.fields().size()));
            List<@Nullable Object> inner = new ArrayList<>();
            stored.forEach(value -> inner.add(value == null ? null : ((Map<?, ?>) value).get(field.name())));
            AnyColumn path = outermost && random.nextBoolean()
                    ? new StructColumn(column.name()).field(field.name())
                    : column.field(field.name());
            return test(path, field.type(), inner, false);
        }
        if (type instanceof ColumnType.MapOf map) {
            List<@Nullable Object> keys = new ArrayList<>();
            stored.forEach(value -> keys.addAll(value == null ? List.of() : ((Map<?, ?>) value).keySet()));
            Object key = given(map.key(), keys);
            return outermost && random.nextBoolean()
                    ? new MapColumn<>(column.name()).containsKey(key)
                    : column.includes(key);
        }
        if (type instanceof ColumnType.ListOf list) {
            List<@Nullable Object> elements = new ArrayList<>();
            stored.forEach(value -> elements.addAll(value == null ? List.of() : (List<?>) value));
            boolean typed = outermost && random.nextBoolean();
            ListColumn<Object> named = new ListColumn<>(column.name());
            List<Object> some = several(list.element(), elements);
            return switch (random.nextInt(3)) {
                case 0 -> {
                    Object value = given(list.element(), elements);
                    yield typed ? named.includes(value) : column.includes(value);
                }
                case 1 -> typed ? named.includesAny(some) : column.includesAny(some);
                default -> typed ? named.includesAll(some) : column.includesAll(some);
            };
        }
        if (type == Scalar.STRING && random.nextInt(3) == 0) {
            String text = pattern(given(type, stored).toString());
            if (outermost && random.nextBoolean()) {
                StringColumn named = new StringColumn(column.name());
                return switch (random.nextInt(3)) {
                    case 0 -> named.like(text);
                    case 1 -> named.startsWith(text);
                    default -> named.contains(text);
                };
            }
            return switch (random.nextInt(3)) {
                case 0 -> column.like(text);
                case 1 -> column.startsWith(text);
                default -> column.contains(text);
            };
        }
        return comparison(column, type, stored, outermost);
    }

    private Predicate comparison(AnyColumn column, ColumnType type, List<@Nullable Object> stored, boolean outermost) {
        boolean ordered = type instanceof ColumnType.Decimal
                || (type instanceof Scalar && type != Scalar.BOOLEAN && type != Scalar.BINARY && type != Scalar.UUID);
        ValueColumn<Object> named = outermost && random.nextBoolean() ? new OrderedColumn<>(column.name()) : column;
        OrderedColumn<Object> orders = (OrderedColumn<Object>) named;
        Object value = given(type, stored);
        return switch (random.nextInt(ordered ? 10 : 4)) {
            case 0 -> named.eq(value);
            case 1 -> named.ne(value);
            case 2 -> named.in(several(type, stored));
            case 3 -> named.notIn(several(type, stored));
            case 4 -> orders.lt(value);
            case 5 -> orders.le(value);
            case 6 -> orders.gt(value);
            case 7 -> orders.ge(value);
            default -> orders.between(value, given(type, stored));
        };
    }

    private List<Object> several(ColumnType type, List<@Nullable Object> stored) {
        List<Object> values = new ArrayList<>();
        for (int i = random.nextInt(12) == 0 ? 20 : random.nextInt(4); i > 0; i--) {
            values.add(given(type, stored));
        }
        return values;
    }

    private String pattern(String text) {
        String[] letters = {"%", "_", "a", "", "😀", "\\", "'"};
        int cut = text.isEmpty()
                ? 0
                : text.offsetByCodePoints(0, random.nextInt(text.codePointCount(0, text.length()) + 1));
        String part = random.nextBoolean() ? text.substring(0, cut) : text.substring(cut);
        return switch (random.nextInt(3)) {
            case 0 -> part;
            case 1 -> part + letters[random.nextInt(letters.length)];
            default -> letters[random.nextInt(letters.length)] + part + letters[random.nextInt(letters.length)];
        };
    }

    /** A value to compare with: mostly one that is stored, or near to one. */
    private Object given(ColumnType type, List<@Nullable Object> stored) {
        Object value = stored.isEmpty() || random.nextInt(3) == 0 ? null : stored.get(random.nextInt(stored.size()));
        if (value == null) {
            value = RandomTable.value(random, type, null);
        }
        if (value instanceof Long || value instanceof BigDecimal) {
            return number(new BigDecimal(value.toString()));
        }
        if (value instanceof Float || value instanceof Double) {
            return fraction(((Number) value).doubleValue(), value);
        }
        return random.nextInt(4) == 0 ? near(type, value) : value;
    }

    private Object number(BigDecimal exact) {
        return switch (random.nextInt(12)) {
            case 0 -> exact.add(new BigDecimal("0.5"));
            case 1 -> exact.subtract(new BigDecimal("1e-40"));
            case 2 -> exact.doubleValue();
            case 3 -> exact.floatValue();
            case 4 -> exact.toBigInteger().add(BigInteger.ONE);
            case 5 -> exact.multiply(BigDecimal.TEN);
            case 6 ->
                List.of(
                                Double.NaN,
                                Float.NEGATIVE_INFINITY,
                                Double.POSITIVE_INFINITY,
                                new BigDecimal("1e2000000000"),
                                new BigDecimal("-1e2000000000"),
                                new BigDecimal("1e-2000000000"),
                                new BigDecimal("-1e-2000000000"),
                                Long.MAX_VALUE,
                                Long.MIN_VALUE)
                        .get(random.nextInt(9));
            case 7 -> exact.setScale(exact.scale() + 3);
            default -> exact.scale() == 0 && exact.precision() < 19 ? (Object) exact.longValueExact() : exact;
        };
    }

    private Object fraction(double number, Object same) {
        return switch (random.nextInt(8)) {
            case 0 -> number;
            case 1 -> (float) number;
            case 2 -> Double.isFinite(number) ? new BigDecimal(same.toString()) : same;
            case 3 -> (long) number;
            case 4 -> Math.nextUp(number);
            case 5 -> -number;
            default -> same;
        };
    }

    private Object near(ColumnType type, Object value) {
        if (value instanceof LocalDate date) {
            return random.nextInt(3) == 0 ? LocalDate.MAX : random.nextBoolean() ? LocalDate.MIN : date.plusDays(1);
        }
        if (value instanceof LocalTime time) {
            return random.nextBoolean() ? LocalTime.MAX : time.plusNanos(1);
        }
        if (value instanceof LocalDateTime timestamp) {
            return random.nextInt(3) == 0
                    ? LocalDateTime.MAX
                    : random.nextBoolean() ? LocalDateTime.MIN : timestamp.plusNanos(1 - random.nextInt(3));
        }
        if (value instanceof Instant instant) {
            return switch (random.nextInt(5)) {
                case 0 -> Instant.MAX;
                case 1 -> Instant.MIN;
                case 2 -> instant.atOffset(ZoneOffset.ofHours(5));
                case 3 -> instant.atZone(ZoneOffset.ofHours(-3));
                default -> instant.plusNanos(1 - random.nextInt(3));
            };
        }
        if (type instanceof ColumnType.Enumeration) {
            return random.nextBoolean() ? Operator.EQ : "unknown";
        }
        return type == Scalar.UUID ? value.toString() : value;
    }
}
