package io.neuralake.runtime.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Operator;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.column.AnyColumn;
import io.neuralake.runtime.column.Predicate;
import io.neuralake.runtime.condition.Condition;
import io.neuralake.runtime.condition.ConditionBinder;
import io.neuralake.runtime.condition.Field;
import io.neuralake.runtime.condition.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Expressions of a plan as conditions on one table.
 *
 * <p>The result holds for every row for which the expression is true. What is not understood counts as true, under a NOT as
 * well as outside one.
 */
final class PlanExpressions {

    private static final Map<String, Operator> COMPARISONS = Map.of(
            "COMPARE_EQUAL", Operator.EQ,
            "COMPARE_NOTEQUAL", Operator.NE,
            "COMPARE_LESSTHAN", Operator.LT,
            "COMPARE_LESSTHANOREQUALTO", Operator.LE,
            "COMPARE_GREATERTHAN", Operator.GT,
            "COMPARE_GREATERTHANOREQUALTO", Operator.GE);

    private final ConditionBinder binder;
    private final IntFunction<Optional<Field>> references;

    /**
     * A reader of expressions.
     *
     * @param references the table's column at a position that expressions refer to
     */
    PlanExpressions(Table table, IntFunction<Optional<Field>> references) {
        this.binder = new ConditionBinder(table);
        this.references = references;
    }

    static Optional<Operator> operator(String comparison) {
        return Optional.ofNullable(COMPARISONS.get(comparison));
    }

    /** A comparison, if it means the same wherever the table is stored. */
    static Implied compare(Field field, Operator operator, Value value) {
        ColumnType type = field.type();
        boolean equality = operator == Operator.EQ || operator == Operator.NE;
        boolean ordered = type instanceof ColumnType.Decimal
                || (type instanceof Scalar && type != Scalar.UUID && type != Scalar.BOOLEAN);
        return equality || ordered ? Implied.exactly(new Condition.Compare(field, operator, value)) : Implied.NOTHING;
    }

    /** What follows from the expression being true. */
    Implied implied(JsonNode expression) {
        return implied(expression, true);
    }

    private Implied implied(JsonNode expression, boolean truth) {
        String type = expression.path("type").asText();
        JsonNode children = expression.path("children");
        return switch (type) {
            case "CONJUNCTION_AND" -> truth ? Implied.all(parts(children, true)) : Implied.any(parts(children, false));
            case "CONJUNCTION_OR" -> truth ? Implied.any(parts(children, true)) : Implied.all(parts(children, false));
            case "OPERATOR_NOT" -> implied(children.path(0), !truth);
            case "OPERATOR_IS_NULL" -> absent(children.path(0), !truth);
            case "OPERATOR_IS_NOT_NULL" -> absent(children.path(0), truth);
            case "COMPARE_IN" -> membership(children, !truth);
            case "COMPARE_NOT_IN" -> membership(children, truth);
            case "COMPARE_BETWEEN" -> between(expression, truth);
            case "COMPARE_NOT_DISTINCT_FROM" -> distinct(children, !truth);
            case "COMPARE_DISTINCT_FROM" -> distinct(children, truth);
            case "VALUE_CONSTANT" -> constant(expression, truth);
            case "BOUND_REF" -> flag(expression, truth);
            case "BOUND_FUNCTION" -> matches(expression, truth);
            default ->
                operator(type)
                        .map(operator -> comparison(children, operator, truth))
                        .orElse(Implied.NOTHING);
        };
    }

    private List<Implied> parts(JsonNode children, boolean truth) {
        List<Implied> parts = new ArrayList<>();
        children.forEach(child -> parts.add(implied(child, truth)));
        return parts;
    }

    private static Implied constant(JsonNode expression, boolean truth) {
        JsonNode value = expression.path("value").path("value");
        if (!value.isBoolean()) {
            return Implied.NOTHING;
        }
        return Implied.exactly(value.booleanValue() == truth ? Condition.always() : new Condition.Any(List.of()));
    }

    private Implied absent(JsonNode child, boolean negated) {
        return field(child)
                .map(field -> Implied.exactly(new Condition.Absent(field, negated)))
                .orElse(Implied.NOTHING);
    }

    private Implied flag(JsonNode reference, boolean truth) {
        return field(reference)
                .filter(field -> field.type() == Scalar.BOOLEAN)
                .map(field -> compare(field, Operator.EQ, new Value(Scalar.BOOLEAN, truth)))
                .orElse(Implied.NOTHING);
    }

    private Implied comparison(JsonNode children, Operator operator, boolean truth) {
        Operator wanted = truth ? operator : opposite(operator);
        Optional<PlanConstant> right = PlanConstant.of(children.path(1));
        return right.isPresent()
                ? comparison(children.path(0), wanted, right.get())
                : PlanConstant.of(children.path(0))
                        .map(left -> comparison(children.path(1), mirrored(wanted), left))
                        .orElse(Implied.NOTHING);
    }

    private Implied comparison(JsonNode side, Operator operator, PlanConstant constant) {
        Optional<Field> plain = field(side);
        if (plain.isPresent()) {
            return constant.as(plain.get().type())
                    .map(value -> compare(plain.get(), operator, value))
                    .orElse(Implied.NOTHING);
        }
        Optional<Field> cast = castField(side);
        Optional<BigDecimal> number = cast.flatMap(field -> constant.comparable(field.type()));
        return number.isEmpty()
                ? Implied.NOTHING
                : new Implied(
                        binder.bind(new Predicate.Test(column(cast.get()), operator, List.of(number.get()))), false);
    }

    private static AnyColumn column(Field field) {
        AnyColumn column = new AnyColumn(field.column());
        for (String name : field.path().subList(1, field.path().size())) {
            column = column.field(name);
        }
        return column;
    }

    private Implied between(JsonNode expression, boolean truth) {
        JsonNode children = expression.path("children");
        JsonNode bounds = expression.path("function_data");
        if (!bounds.has("lower_inclusive") || !bounds.has("upper_inclusive")) {
            return Implied.NOTHING;
        }
        Operator lower = bounds.path("lower_inclusive").asBoolean() ? Operator.GE : Operator.GT;
        Operator upper = bounds.path("upper_inclusive").asBoolean() ? Operator.LE : Operator.LT;
        Implied above = bound(children.path(0), truth ? lower : opposite(lower), children.path(1));
        Implied below = bound(children.path(0), truth ? upper : opposite(upper), children.path(2));
        return truth ? Implied.all(List.of(above, below)) : Implied.any(List.of(above, below));
    }

    private Implied bound(JsonNode side, Operator operator, JsonNode bound) {
        return PlanConstant.of(bound)
                .map(constant -> comparison(side, operator, constant))
                .orElse(Implied.NOTHING);
    }

    private Implied distinct(JsonNode children, boolean different) {
        Optional<Field> field = field(children.path(0));
        Optional<Value> value = field.flatMap(
                found -> PlanConstant.of(children.path(1)).flatMap(constant -> constant.as(found.type())));
        if (value.isEmpty()) {
            return Implied.NOTHING;
        }
        return different
                ? Implied.any(List.of(
                        compare(field.get(), Operator.NE, value.get()),
                        Implied.exactly(new Condition.Absent(field.get(), false))))
                : compare(field.get(), Operator.EQ, value.get());
    }

    private Implied membership(JsonNode children, boolean negated) {
        Optional<Field> field = field(children.path(0));
        List<Value> values = new ArrayList<>();
        boolean exact = true;
        for (int i = 1; i < children.size(); i++) {
            Optional<PlanConstant> constant = PlanConstant.of(children.get(i));
            Optional<Value> value = constant.flatMap(found -> field.flatMap(column -> found.as(column.type())));
            if (value.isPresent()) {
                values.add(value.get());
            } else if (constant.isPresent() && constant.get().absent()) {
                // Nothing equals it; a row that is none of the others is then not known to be none of all.
                exact = !negated;
            } else {
                return Implied.NOTHING;
            }
        }
        return field.isEmpty() || values.isEmpty()
                ? Implied.NOTHING
                : new Implied(new Condition.OneOf(field.get(), values, negated), exact);
    }

    private Implied matches(JsonNode expression, boolean truth) {
        JsonNode path = expression.path("qname").path("path");
        JsonNode children = expression.path("children");
        Optional<Field> field = field(children.path(0)).filter(found -> found.type() == Scalar.STRING);
        Optional<String> text = PlanConstant.of(children.path(1))
                .flatMap(constant -> constant.as(Scalar.STRING))
                .map(value -> (String) value.value());
        if (field.isEmpty() || text.isEmpty() || children.size() != 2) {
            return Implied.NOTHING;
        }
        return switch (path.path(path.size() - 1).asText()) {
            case "prefix", "starts_with" -> matches(field.get(), Operator.STARTS_WITH, text.get(), !truth);
            case "contains" -> matches(field.get(), Operator.CONTAINS, text.get(), !truth);
            case "suffix", "ends_with" ->
                text.get().contains("%") || text.get().contains("_")
                        ? Implied.NOTHING
                        : matches(field.get(), Operator.LIKE, "%" + text.get(), !truth);
            case "~~" -> matches(field.get(), Operator.LIKE, text.get(), !truth);
            case "!~~" -> matches(field.get(), Operator.LIKE, text.get(), truth);
            default -> Implied.NOTHING;
        };
    }

    private static Implied matches(Field field, Operator operator, String text, boolean negated) {
        return Implied.exactly(new Condition.Matches(field, operator, text, negated));
    }

    /** The column, or field within one, that an expression is. */
    private Optional<Field> field(JsonNode expression) {
        if (expression.path("type").asText().equals("BOUND_REF")) {
            return references.apply(expression.path("index").asInt(0));
        }
        JsonNode path = expression.path("qname").path("path");
        JsonNode children = expression.path("children");
        if (path.path(path.size() - 1).asText().equals("struct_extract") && children.size() == 2) {
            return PlanConstant.of(children.get(1))
                    .flatMap(constant -> constant.as(Scalar.STRING))
                    .flatMap(name -> field(children.get(0))
                            .flatMap(outer -> PlanConditions.nested(outer, (String) name.value())));
        }
        return Optional.empty();
    }

    private Optional<Field> castField(JsonNode expression) {
        return expression.path("type").asText().equals("OPERATOR_CAST")
                ? field(expression.path("children").path(0))
                : Optional.empty();
    }

    private static Operator mirrored(Operator operator) {
        return switch (operator) {
            case LT -> Operator.GT;
            case LE -> Operator.GE;
            case GT -> Operator.LT;
            case GE -> Operator.LE;
            default -> operator;
        };
    }

    private static Operator opposite(Operator operator) {
        return switch (operator) {
            case EQ -> Operator.NE;
            case NE -> Operator.EQ;
            case LT -> Operator.GE;
            case LE -> Operator.GT;
            case GT -> Operator.LE;
            case GE -> Operator.LT;
            default -> throw new IllegalArgumentException("no comparison: " + operator);
        };
    }
}
