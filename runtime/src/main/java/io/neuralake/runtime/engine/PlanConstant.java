package io.neuralake.runtime.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.runtime.condition.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A constant of a plan: DuckDB's type and its own form of the value.
 *
 * @param node what the plan says
 */
record PlanConstant(JsonNode node) {

    /** Up to here every integer is a double, so that comparing as doubles compares the integers. */
    private static final BigDecimal EXACT_AS_DOUBLE = BigDecimal.valueOf(1L << 53);

    /** The constant that an expression is; empty if it is another expression. */
    static Optional<PlanConstant> of(JsonNode expression) {
        return expression.path("expression_class").asText().equals("BOUND_CONSTANT")
                ? Optional.of(new PlanConstant(expression.path("value")))
                : Optional.empty();
    }

    boolean absent() {
        return node.path("is_null").asBoolean() || !node.has("value");
    }

    private String typeName() {
        return node.path("type").path("id").asText();
    }

    /** The constant as a value of a column's type, if it is of that type exactly. */
    Optional<Value> as(ColumnType type) {
        if (absent()) {
            return Optional.empty();
        }
        if (type instanceof ColumnType.Decimal decimal) {
            return typeName().equals("DECIMAL") && scale() == decimal.scale()
                    ? number().map(number -> new Value(type, number))
                    : Optional.empty();
        }
        return typeName().equals(SqlTypes.type(type))
                ? canonical(type).map(canonical -> new Value(type, canonical))
                : Optional.empty();
    }

    private Optional<Object> canonical(ColumnType type) {
        JsonNode value = node.path("value");
        if (!(type instanceof Scalar scalar)) {
            return type instanceof ColumnType.Enumeration enumeration
                            && enumeration.values().contains(value.asText())
                    ? Optional.of(value.textValue())
                    : Optional.empty();
        }
        return switch (scalar) {
            case BOOLEAN -> value.isBoolean() ? Optional.of(value.booleanValue()) : Optional.empty();
            case INT8, INT16, INT32, INT64, TIME, TIMESTAMP, INSTANT ->
                value.isIntegralNumber() && value.canConvertToLong()
                        ? Optional.of(value.longValue())
                        : Optional.empty();
            case FLOAT32 -> value.isNumber() ? Optional.of(value.floatValue()) : Optional.empty();
            case FLOAT64 -> value.isNumber() ? Optional.of(value.doubleValue()) : Optional.empty();
            case STRING -> value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
            case UUID -> value.isTextual() ? uuid(value.textValue()) : Optional.empty();
            case DATE ->
                value.isIntegralNumber() && value.canConvertToInt()
                        ? Optional.of(LocalDate.ofEpochDay(value.longValue()))
                        : Optional.empty();
            case BINARY -> Optional.empty();
        };
    }

    /** Only the canonical form: a source that knows UUIDs would find other forms where the text does not match. */
    private static Optional<Object> uuid(String text) {
        try {
            return UUID.fromString(text).toString().equals(text) ? Optional.of(text) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * The constant as a number that whole numbers and decimals of a type can be compared with exactly, as they are once they
     * have been cast to the constant's own type.
     */
    Optional<BigDecimal> comparable(ColumnType type) {
        boolean integer = type == Scalar.INT8 || type == Scalar.INT16 || type == Scalar.INT32 || type == Scalar.INT64;
        return switch (typeName()) {
            case "TINYINT",
                    "SMALLINT",
                    "INTEGER",
                    "BIGINT",
                    "HUGEINT",
                    "UTINYINT",
                    "USMALLINT",
                    "UINTEGER",
                    "UBIGINT",
                    "UHUGEINT" -> integer ? number() : Optional.empty();
            case "DECIMAL" ->
                integer || (type instanceof ColumnType.Decimal decimal && scale() >= decimal.scale())
                        ? number()
                        : Optional.empty();
            case "DOUBLE" ->
                integer ? number().filter(number -> number.abs().compareTo(EXACT_AS_DOUBLE) < 0) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private int scale() {
        return node.path("type").path("type_info").path("scale").asInt(0);
    }

    private Optional<BigDecimal> number() {
        JsonNode value = node.path("value");
        if (value.isIntegralNumber()) {
            return Optional.of(new BigDecimal(value.bigIntegerValue(), scale()));
        }
        if (value.has("upper") && value.has("lower")) {
            BigInteger upper = value.path("upper").bigIntegerValue();
            BigInteger lower = value.path("lower").bigIntegerValue();
            return Optional.of(new BigDecimal(upper.shiftLeft(64).add(lower), scale()));
        }
        return value.isFloatingPointNumber() && Double.isFinite(value.doubleValue())
                ? Optional.of(new BigDecimal(value.doubleValue()))
                : Optional.empty();
    }
}
