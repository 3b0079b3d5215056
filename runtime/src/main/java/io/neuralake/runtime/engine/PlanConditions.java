package io.neuralake.runtime.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Operator;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.condition.Condition;
import io.neuralake.runtime.condition.Field;
import io.neuralake.runtime.condition.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The filters that DuckDB's optimiser puts on a scan, as a condition.
 *
 * <p>A filter that is not understood is left out, which reads more files and gives the same rows.
 */
final class PlanConditions {

    private static final Map<String, Operator> COMPARISONS = Map.of(
            "COMPARE_EQUAL", Operator.EQ,
            "COMPARE_NOTEQUAL", Operator.NE,
            "COMPARE_LESSTHAN", Operator.LT,
            "COMPARE_LESSTHANOREQUALTO", Operator.LE,
            "COMPARE_GREATERTHAN", Operator.GT,
            "COMPARE_GREATERTHANOREQUALTO", Operator.GE);

    private PlanConditions() {}

    /** What holds for every row of the table that the scan passes on. */
    static Condition condition(Table table, JsonNode scan) {
        List<Condition> parts = new ArrayList<>();
        boolean byProjection = scan.path("table_filters_by_projection").asBoolean();
        for (JsonNode filter : scan.path("table_filters").path("filters")) {
            int key = filter.path("key").asInt(-1);
            int index = byProjection
                    ? scan.path("column_indexes").path(key).path("index").asInt(-1)
                    : key;
            String name = scan.path("names").path(index).asText();
            table.column(name)
                    .flatMap(column -> filter(field(column), filter.path("value")))
                    .ifPresent(parts::add);
        }
        return new Condition.All(parts);
    }

    private static Field field(Column column) {
        return new Field(List.of(column.name()), column.type(), column.partition());
    }

    private static Optional<Condition> filter(Field field, JsonNode filter) {
        return switch (filter.path("filter_type").asText()) {
            case "LEGACY_CONSTANT_COMPARISON" -> comparison(field, filter);
            case "LEGACY_IN_FILTER" -> membership(field, filter);
            case "LEGACY_IS_NULL" -> Optional.of(new Condition.Absent(field, false));
            case "LEGACY_IS_NOT_NULL" -> Optional.of(new Condition.Absent(field, true));
            case "LEGACY_OPTIONAL_FILTER" -> filter(field, filter.path("child_filter"));
            case "LEGACY_CONJUNCTION_AND" ->
                Optional.of(new Condition.All(children(field, filter).stream()
                        .flatMap(Optional::stream)
                        .toList()));
            case "LEGACY_CONJUNCTION_OR" -> {
                List<Optional<Condition>> children = children(field, filter);
                yield children.stream().allMatch(Optional::isPresent)
                        ? Optional.of(new Condition.Any(
                                children.stream().flatMap(Optional::stream).toList()))
                        : Optional.empty();
            }
            default -> Optional.empty();
        };
    }

    private static List<Optional<Condition>> children(Field field, JsonNode filter) {
        List<Optional<Condition>> children = new ArrayList<>();
        filter.path("child_filters").forEach(child -> children.add(filter(field, child)));
        return children;
    }

    private static Optional<Condition> comparison(Field field, JsonNode filter) {
        Operator operator = COMPARISONS.get(filter.path("comparison_type").asText());
        return operator == null
                ? Optional.empty()
                : value(field.type(), filter.path("constant"))
                        .map(value -> new Condition.Compare(field, operator, value));
    }

    private static Optional<Condition> membership(Field field, JsonNode filter) {
        List<Value> values = new ArrayList<>();
        for (JsonNode constant : filter.path("values")) {
            Optional<Value> value = value(field.type(), constant);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values.add(value.get());
        }
        return values.isEmpty() ? Optional.empty() : Optional.of(new Condition.OneOf(field, values, false));
    }

    private static Optional<Value> value(ColumnType type, JsonNode constant) {
        JsonNode value = constant.path("value");
        String stored = constant.path("type").path("id").asText();
        String expected = SqlTypes.type(type);
        if (!(stored.equals(expected) || (expected.startsWith("DECIMAL") && stored.equals("DECIMAL")))) {
            return Optional.empty();
        }
        return canonical(type, value).map(canonical -> new Value(type, canonical));
    }

    private static Optional<Object> canonical(ColumnType type, JsonNode value) {
        if (type instanceof ColumnType.Decimal decimal) {
            return value.isIntegralNumber()
                    ? Optional.of(new BigDecimal(new BigInteger(value.asText()), decimal.scale()))
                    : Optional.empty();
        }
        if (!(type instanceof Scalar scalar)) {
            return type instanceof ColumnType.Enumeration && value.isTextual()
                    ? Optional.of(value.textValue())
                    : Optional.empty();
        }
        return switch (scalar) {
            case BOOLEAN -> value.isBoolean() ? Optional.of(value.booleanValue()) : Optional.empty();
            case INT8, INT16, INT32, INT64, TIME, TIMESTAMP, INSTANT ->
                value.canConvertToLong() && value.isIntegralNumber()
                        ? Optional.of(value.longValue())
                        : Optional.empty();
            case FLOAT32 -> value.isNumber() ? Optional.of(value.floatValue()) : Optional.empty();
            case FLOAT64 -> value.isNumber() ? Optional.of(value.doubleValue()) : Optional.empty();
            case STRING, UUID -> value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
            case DATE ->
                value.isIntegralNumber() ? Optional.of(LocalDate.ofEpochDay(value.longValue())) : Optional.empty();
            case BINARY -> Optional.empty();
        };
    }
}
