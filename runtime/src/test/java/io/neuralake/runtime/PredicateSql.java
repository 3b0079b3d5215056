package io.neuralake.runtime;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Operator;
import io.neuralake.runtime.column.Predicate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Predicates as somebody would write them in a statement.
 *
 * @param columns columns of the table
 * @param alias what the table is called in the statement
 */
record PredicateSql(List<Column> columns, String alias) {

    /** The condition; nothing if SQL cannot say it, as a comparison with a number of too many digits. */
    Optional<String> sql(Predicate predicate) {
        if (predicate instanceof Predicate.And and) {
            return joined(and.parts(), " AND ", "TRUE");
        }
        if (predicate instanceof Predicate.Or or) {
            return joined(or.parts(), " OR ", "FALSE");
        }
        if (predicate instanceof Predicate.Not not) {
            return sql(not.part()).map(part -> "NOT (" + part + ")");
        }
        Predicate.Test test = (Predicate.Test) predicate;
        StringBuilder operand = new StringBuilder(alias);
        ColumnType type = null;
        List<Column> level = columns;
        for (String name : test.column().path()) {
            operand.append(".\"").append(name).append('"');
            type = level.stream()
                    .filter(column -> column.name().equals(name))
                    .findFirst()
                    .orElseThrow()
                    .type();
            level = type instanceof ColumnType.Struct struct ? struct.fields() : List.of();
        }
        return test(operand.toString(), type, test.operator(), test.values());
    }

    private Optional<String> joined(List<Predicate> parts, String operator, String none) {
        List<String> texts = new ArrayList<>();
        for (Predicate part : parts) {
            Optional<String> text = sql(part);
            if (text.isEmpty()) {
                return text;
            }
            texts.add("(" + text.get() + ")");
        }
        return Optional.of(texts.isEmpty() ? none : String.join(operator, texts));
    }

    private static Optional<String> test(String operand, ColumnType type, Operator operator, List<Object> values) {
        return switch (operator) {
            case IS_NULL -> Optional.of(operand + " IS NULL");
            case IS_NOT_NULL -> Optional.of(operand + " IS NOT NULL");
            case EQ -> Optional.of(equal(operand, type, values, true));
            case NE -> Optional.of(equal(operand, type, values, false));
            case IN -> Optional.of(equal(operand, type, values, true));
            case NOT_IN -> Optional.of(equal(operand, type, values, false));
            case LT -> ordered(operand, type, "<", values.get(0));
            case LE -> ordered(operand, type, "<=", values.get(0));
            case GT -> ordered(operand, type, ">", values.get(0));
            case GE -> ordered(operand, type, ">=", values.get(0));
            case BETWEEN -> between(operand, type, values);
            case LIKE -> Optional.of(operand + " LIKE " + text(values.get(0)));
            case STARTS_WITH -> Optional.of("starts_with(" + operand + ", " + text(values.get(0)) + ")");
            case CONTAINS -> Optional.of("contains(" + operand + ", " + text(values.get(0)) + ")");
            case INCLUDES, INCLUDES_ANY -> Optional.of(includes(operand, type, values, " OR ", "FALSE"));
            case INCLUDES_ALL -> Optional.of(includes(operand, type, values, " AND ", "TRUE"));
        };
    }

    private static String text(Object value) {
        return StoredTable.literal(Scalar.STRING, value.toString());
    }

    /** What does not depend on the value, if there is one. */
    private static String decided(String operand, boolean truth) {
        return "CASE WHEN " + operand + " IS NULL THEN NULL ELSE " + (truth ? "TRUE" : "FALSE") + " END";
    }

    private static String equal(String operand, ColumnType type, List<Object> values, boolean truth) {
        List<String> literals = values.stream()
                .flatMap(value -> fit(type, value).stream())
                .map(value -> StoredTable.literal(type, value))
                .toList();
        if (literals.isEmpty()) {
            return decided(operand, !truth);
        }
        if (literals.size() == 1) {
            return operand + (truth ? " = " : " <> ") + literals.get(0);
        }
        return operand + (truth ? " IN (" : " NOT IN (") + String.join(", ", literals) + ")";
    }

    private static Optional<String> between(String operand, ColumnType type, List<Object> values) {
        Optional<Object> least = fit(type, values.get(0));
        Optional<Object> greatest = fit(type, values.get(1));
        if (least.isPresent() && greatest.isPresent()) {
            return Optional.of(operand + " BETWEEN " + StoredTable.literal(type, least.get()) + " AND "
                    + StoredTable.literal(type, greatest.get()));
        }
        Optional<String> above = ordered(operand, type, ">=", values.get(0));
        Optional<String> below = ordered(operand, type, "<=", values.get(1));
        return above.isPresent() && below.isPresent()
                ? Optional.of(above.get() + " AND " + below.get())
                : Optional.empty();
    }

    private static Optional<String> ordered(String operand, ColumnType type, String operator, Object value) {
        Optional<Object> fit = fit(type, value);
        if (fit.isPresent()) {
            return Optional.of(operand + " " + operator + " " + StoredTable.literal(type, fit.get()));
        }
        int side = side(type, value);
        if (side != 0) {
            return Optional.of(decided(operand, operator.startsWith("<") == side > 0));
        }
        return number(type, value).map(literal -> operand + " " + operator + " " + literal);
    }

    /** Whether a value is greater, 1, or less, -1, than every value of a type; 0 if it is between them. */
    private static int side(ColumnType type, Object value) {
        String text = value.toString();
        if (text.equals("NaN") || text.equals("Infinity")) {
            return 1;
        }
        if (text.equals("-Infinity")) {
            return -1;
        }
        if (value instanceof Number) {
            BigDecimal number = new BigDecimal(text);
            int most = type instanceof ColumnType.Decimal decimal ? decimal.precision() - decimal.scale() : 19;
            return number.precision() - (long) number.scale() > most ? number.signum() : 0;
        }
        if (value instanceof LocalDate || value instanceof LocalDateTime || value instanceof Instant) {
            return text.length() < 20 + 15
                            && !text.startsWith("+999999999")
                            && !text.startsWith("-999999999")
                            && !text.startsWith("+1000000000")
                            && !text.startsWith("-1000000000")
                    ? 0
                    : text.startsWith("-") ? -1 : 1;
        }
        return 0;
    }

    /** A number that has other digits than the type, as SQL compares it exactly. */
    private static Optional<String> number(ColumnType type, Object value) {
        boolean whole = type == Scalar.INT8 || type == Scalar.INT16 || type == Scalar.INT32 || type == Scalar.INT64;
        if (!whole && !(type instanceof ColumnType.Decimal)) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(value.toString());
        if (number.scale() > 38 || number.scale() < -38) {
            return Optional.empty();
        }
        BigDecimal plain = number.scale() < 0 ? number.setScale(0) : number;
        int scale = type instanceof ColumnType.Decimal decimal ? decimal.scale() : 0;
        int before = type instanceof ColumnType.Decimal decimal ? decimal.precision() - scale : 19;
        int digits = Math.max(before, plain.precision() - plain.scale()) + Math.max(scale, plain.scale());
        return digits <= 38 ? Optional.of(plain.toPlainString()) : Optional.empty();
    }

    private static String includes(String operand, ColumnType type, List<Object> values, String operator, String none) {
        boolean map = type instanceof ColumnType.MapOf;
        ColumnType element =
                type instanceof ColumnType.MapOf keyed ? keyed.key() : ((ColumnType.ListOf) type).element();
        String all = values.stream()
                .map(value -> fit(element, value)
                        .map(fit -> (map ? "map_contains(" : "list_contains(") + operand + ", "
                                + StoredTable.literal(element, fit) + ")")
                        .orElse("FALSE"))
                .collect(Collectors.joining(operator));
        return "CASE WHEN " + operand + " IS NULL THEN NULL ELSE " + (values.isEmpty() ? none : all) + " END";
    }

    /** The value as one of the type, if it is equal to one. */
    private static Optional<Object> fit(ColumnType type, Object value) {
        if (type == Scalar.FLOAT32) {
            return Optional.of(
                    value instanceof Double number ? (float) (double) number : Float.parseFloat(value.toString()));
        }
        if (type == Scalar.FLOAT64) {
            return Optional.of(Double.parseDouble(value.toString()));
        }
        if (value instanceof Number && side(type, value) == 0) {
            BigDecimal number = new BigDecimal(value.toString());
            int scale = type instanceof ColumnType.Decimal decimal ? decimal.scale() : 0;
            if (number.signum() == 0) {
                number = BigDecimal.ZERO;
            }
            if (number.scale() > 1000 || number.stripTrailingZeros().scale() > scale) {
                return Optional.empty();
            }
            BigDecimal scaled = number.setScale(scale, RoundingMode.UNNECESSARY);
            return within(type, scaled) ? Optional.of(scaled) : Optional.empty();
        }
        if (value instanceof Number) {
            return Optional.empty();
        }
        Object plain = value instanceof OffsetDateTime offset
                ? offset.toInstant()
                : value instanceof ZonedDateTime zoned ? zoned.toInstant() : value;
        boolean fine = plain instanceof Temporal time
                && time.isSupported(ChronoField.NANO_OF_SECOND)
                && time.get(ChronoField.NANO_OF_SECOND) % 1000 != 0;
        return fine || side(type, plain) != 0 ? Optional.empty() : Optional.of(plain);
    }

    private static boolean within(ColumnType type, BigDecimal number) {
        int bits = type == Scalar.INT8 ? 7 : type == Scalar.INT16 ? 15 : type == Scalar.INT32 ? 31 : 63;
        return type instanceof ColumnType.Decimal decimal
                ? number.precision() <= decimal.precision()
                : number.toBigInteger().bitLength() <= bits;
    }
}
