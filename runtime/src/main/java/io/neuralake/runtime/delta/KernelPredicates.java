package io.neuralake.runtime.delta;

import io.delta.kernel.expressions.Column;
import io.delta.kernel.expressions.Expression;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.expressions.Predicate;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Operator;
import io.neuralake.runtime.condition.Condition;
import io.neuralake.runtime.condition.Field;
import io.neuralake.runtime.condition.Value;
import io.neuralake.runtime.plan.StoredType;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Conditions as the kernel's predicates, as far as file statistics can answer them exactly.
 *
 * <p>The result holds wherever the condition does, and may hold elsewhere: the engine applies the whole condition to the rows.
 * Partition columns are left to {@link io.neuralake.runtime.condition.Pruning}, so that they have one meaning on every
 * format. Statistics of floating-point columns say nothing about {@code NaN}, which is greater than every number, so only
 * upper bounds are passed on for them.
 */
final class KernelPredicates {

    private final StoredType.Nested stored;

    KernelPredicates(StoredType.Nested stored) {
        this.stored = stored;
    }

    /** The part of the condition that statistics can answer; empty if there is none. */
    Optional<Predicate> predicate(Condition condition) {
        if (condition instanceof Condition.All all) {
            List<Predicate> parts = all.parts().stream()
                    .flatMap(part -> predicate(part).stream())
                    .toList();
            return join("AND", parts);
        }
        if (condition instanceof Condition.Any any) {
            List<Predicate> parts = new ArrayList<>();
            for (Condition part : any.parts()) {
                Optional<Predicate> predicate = predicate(part);
                if (predicate.isEmpty()) {
                    return Optional.empty();
                }
                parts.add(predicate.get());
            }
            return join("OR", parts);
        }
        if (condition instanceof Condition.Compare compare) {
            return compare(compare.field(), compare.operator(), compare.value());
        }
        if (condition instanceof Condition.OneOf oneOf && !oneOf.negated()) {
            return range(oneOf);
        }
        if (condition instanceof Condition.Matches matches
                && matches.operator() == Operator.STARTS_WITH
                && !matches.negated()) {
            return prefix(matches);
        }
        if (condition instanceof Condition.Absent absent && usable(absent.field())) {
            return Optional.of(new Predicate(absent.negated() ? "IS_NOT_NULL" : "IS_NULL", column(absent.field())));
        }
        return Optional.empty();
    }

    /** Some values lie between the least and the greatest; a long list would cost more than it skips. */
    private Optional<Predicate> range(Condition.OneOf oneOf) {
        if (oneOf.values().size() <= 16) {
            List<Predicate> equals = new ArrayList<>();
            for (Value value : oneOf.values()) {
                Optional<Predicate> equal = compare(oneOf.field(), Operator.EQ, value);
                if (equal.isEmpty()) {
                    return Optional.empty();
                }
                equals.add(equal.get());
            }
            return join("OR", equals);
        }
        Value least = oneOf.values().stream().min(Value::compareTo).orElseThrow();
        Value greatest = oneOf.values().stream().max(Value::compareTo).orElseThrow();
        List<Predicate> bounds = new ArrayList<>();
        compare(oneOf.field(), Operator.GE, least).ifPresent(bounds::add);
        compare(oneOf.field(), Operator.LE, greatest).ifPresent(bounds::add);
        return join("AND", bounds);
    }

    private Optional<Predicate> prefix(Condition.Matches matches) {
        String text = matches.text();
        int last = text.length() - 1;
        // The next text of the same length ends the range; at the edge of a plane there is no simple one.
        if (last < 0 || text.charAt(last) >= Character.MIN_SURROGATE - 1) {
            return Optional.empty();
        }
        String end = text.substring(0, last) + (char) (text.charAt(last) + 1);
        List<Predicate> bounds = new ArrayList<>();
        compare(matches.field(), Operator.GE, new Value(Scalar.STRING, text)).ifPresent(bounds::add);
        compare(matches.field(), Operator.LT, new Value(Scalar.STRING, end)).ifPresent(bounds::add);
        return join("AND", bounds);
    }

    private Optional<Predicate> compare(Field field, Operator operator, Value value) {
        if (!usable(field)) {
            return Optional.empty();
        }
        if (value.value() instanceof Float || value.value() instanceof Double) {
            double number = ((Number) value.value()).doubleValue();
            boolean upper = operator == Operator.LT || operator == Operator.LE || operator == Operator.EQ;
            if (!upper || Double.isNaN(number)) {
                return Optional.empty();
            }
            // Adding zero makes -0.0 into 0.0, which it equals.
            return literal(new Value(value.type(), plusZero(value.value())))
                    .map(literal -> new Predicate("<=", column(field), literal));
        }
        String name = switch (operator) {
            case EQ -> "=";
            case LT -> "<";
            case LE -> "<=";
            case GT -> ">";
            case GE -> ">=";
            default -> "";
        };
        return name.isEmpty()
                ? Optional.empty()
                : literal(value).map(literal -> new Predicate(name, column(field), literal));
    }

    private static Object plusZero(Object number) {
        return number instanceof Float single ? (Object) (single + 0.0f) : (Object) ((Double) number + 0.0);
    }

    /** Only a column that is stored exactly as it is declared; a wider declaration would need another literal. */
    private boolean usable(Field field) {
        if (field.partition() || field.type().nested()) {
            return false;
        }
        Optional<StoredType> type = Optional.of(stored);
        for (String name : field.path()) {
            type = type.flatMap(
                    outer -> outer instanceof StoredType.Nested nested ? nested.field(name) : Optional.empty());
        }
        ColumnType expected = field.type() instanceof ColumnType.Enumeration || field.type() == Scalar.UUID
                ? Scalar.STRING
                : field.type();
        return type.filter(found -> found.equals(new StoredType.Plain(expected)))
                .isPresent();
    }

    private static Column column(Field field) {
        return new Column(field.path().toArray(String[]::new));
    }

    private static Optional<Literal> literal(Value value) {
        Object plain = value.value();
        if (value.type() instanceof ColumnType.Decimal decimal) {
            return Optional.of(Literal.ofDecimal((BigDecimal) plain, decimal.precision(), decimal.scale()));
        }
        if (!(value.type() instanceof Scalar scalar)) {
            return Optional.of(Literal.ofString((String) plain));
        }
        return switch (scalar) {
            case BOOLEAN -> Optional.of(Literal.ofBoolean((Boolean) plain));
            case INT8 -> Optional.of(Literal.ofByte(((Long) plain).byteValue()));
            case INT16 -> Optional.of(Literal.ofShort(((Long) plain).shortValue()));
            case INT32 -> Optional.of(Literal.ofInt(((Long) plain).intValue()));
            case INT64 -> Optional.of(Literal.ofLong((Long) plain));
            case FLOAT32 -> Optional.of(Literal.ofFloat((Float) plain));
            case FLOAT64 -> Optional.of(Literal.ofDouble((Double) plain));
            case STRING, UUID -> Optional.of(Literal.ofString((String) plain));
            case BINARY -> Optional.of(Literal.ofBinary(bytes((ByteBuffer) plain)));
            case DATE -> Optional.of(Literal.ofDate(Math.toIntExact(((LocalDate) plain).toEpochDay())));
            case TIMESTAMP -> Optional.of(Literal.ofTimestampNtz((Long) plain));
            case INSTANT -> Optional.of(Literal.ofTimestamp((Long) plain));
            case TIME -> Optional.empty();
        };
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    private static Optional<Predicate> join(String operator, List<Predicate> parts) {
        return parts.stream().reduce((left, right) -> new Predicate(operator, (Expression) left, (Expression) right));
    }
}
