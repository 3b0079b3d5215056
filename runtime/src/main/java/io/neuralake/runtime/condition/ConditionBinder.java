package io.neuralake.runtime.condition;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Names;
import io.neuralake.catalog.Operator;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.column.Predicate;
import io.neuralake.runtime.error.LakeException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Binds predicates to a table: finds the columns, fits the values to their types and pushes negation down to the tests.
 * What does not fit is told to the user before anything is read.
 */
public final class ConditionBinder {

    /** The engine's parser gives up at about four times as many. */
    private static final int DEEPEST = 200;

    private final Table table;

    /** A binder for a table. */
    public ConditionBinder(Table table) {
        this.table = table;
    }

    /**
     * The predicate as a condition.
     *
     * @throws LakeException if it names an unknown column, or an operator or value does not fit
     */
    public Condition bind(Predicate predicate) {
        return bind(predicate, false, 0);
    }

    /**
     * The declared column or field of a path.
     *
     * @throws LakeException if the table does not have it
     */
    public Field field(List<String> path) {
        Column column = find(table.columns(), path.get(0), "it");
        boolean partition = column.partition();
        for (String name : path.subList(1, path.size())) {
            if (!(column.type() instanceof ColumnType.Struct struct)) {
                throw failure(
                        "'" + column.name() + "' is " + column.type().text() + " and has no field '" + name + "'",
                        "use the column itself");
            }
            column = find(struct.fields(), name, "'" + column.name() + "'");
        }
        return new Field(path, column.type(), partition);
    }

    private Column find(List<Column> columns, String name, String owner) {
        return columns.stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow(() -> {
                    List<String> names = columns.stream().map(Column::name).toList();
                    return failure(
                            owner + " has no column '" + name + "'",
                            Names.nearest(name, names)
                                    .map(near -> "did you mean '" + near + "'?")
                                    .orElse("it has " + String.join(", ", names)));
                });
    }

    private Condition bind(Predicate predicate, boolean negated, int depth) {
        if (predicate instanceof Predicate.Test test) {
            test.values().forEach(value -> checkText(test, value));
            return bind(test, field(test.column().path()), negated);
        }
        if (depth == DEEPEST) {
            throw failure(
                    "the predicate changes more than " + DEEPEST + " times between AND, OR and NOT",
                    "write it with fewer levels, or use in(…)");
        }
        if (predicate instanceof Predicate.Not not) {
            return bind(not.part(), !negated, depth + 1);
        }
        List<Condition> bound = new ArrayList<>();
        for (Predicate part : flat(predicate)) {
            bound.add(bind(part, negated, depth + 1));
        }
        return predicate instanceof Predicate.And == negated ? new Condition.Any(bound) : new Condition.All(bound);
    }

    /** The parts of a chain as {@code a.or(b).or(c)} makes it, which may be thousands of links deep. */
    private static List<Predicate> flat(Predicate chain) {
        List<Predicate> parts = new ArrayList<>();
        Deque<Predicate> left = new ArrayDeque<>(List.of(chain));
        while (!left.isEmpty()) {
            Predicate next = left.pop();
            if (next.getClass() != chain.getClass()) {
                parts.add(next);
                continue;
            }
            List<Predicate> inner = next instanceof Predicate.And and ? and.parts() : ((Predicate.Or) next).parts();
            for (int i = inner.size() - 1; i >= 0; i--) {
                left.push(inner.get(i));
            }
        }
        return parts;
    }

    /** Storage has UTF-8, in which half a character would silently become a question mark. */
    private void checkText(Predicate.Test test, Object value) {
        if (value instanceof CharSequence text
                && !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw failure(
                    "'" + test.column()
                            + "' is compared with text that has an unpaired surrogate, which is half a character",
                    "give whole characters");
        }
    }

    private Condition bind(Predicate.Test test, Field field, boolean negated) {
        return switch (test.operator()) {
            case IS_NULL -> new Condition.Absent(field, negated);
            case IS_NOT_NULL -> new Condition.Absent(field, !negated);
            case EQ, NE, LT, LE, GT, GE ->
                compare(test, field, negated ? opposite(test.operator()) : test.operator(), only(test));
            case BETWEEN ->
                negated
                        ? new Condition.Any(List.of(
                                compare(test, field, Operator.LT, test.values().get(0)),
                                compare(test, field, Operator.GT, test.values().get(1))))
                        : new Condition.All(List.of(
                                compare(test, field, Operator.GE, test.values().get(0)),
                                compare(test, field, Operator.LE, test.values().get(1))));
            case IN -> oneOf(test, field, negated);
            case NOT_IN -> oneOf(test, field, !negated);
            case LIKE, STARTS_WITH, CONTAINS -> matches(test, field, negated);
            case INCLUDES -> includes(test, field, Operator.INCLUDES_ANY, negated);
            case INCLUDES_ANY, INCLUDES_ALL -> includes(test, field, test.operator(), negated);
        };
    }

    private static Object only(Predicate.Test test) {
        return test.values().get(0);
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

    private Condition compare(Predicate.Test test, Field field, Operator operator, Object value) {
        if (operator != Operator.EQ && operator != Operator.NE && !ordered(field.type())) {
            throw failure(
                    "values of '" + field + "' (" + field.type().text() + ") have no order, so '" + test
                            + "' means nothing",
                    "compare it with eq, ne, in or notIn");
        }
        Fit fit = fit(field, field.type(), value);
        Optional<Value> near = fit.value();
        if (near.isEmpty()) {
            boolean below = fit.place() == Fit.Place.BELOW_ALL;
            return new Condition.Decided(
                    field,
                    switch (operator) {
                        case NE -> true;
                        case GT, GE -> below;
                        case LT, LE -> !below;
                        default -> false;
                    });
        }
        if (fit.place() == Fit.Place.AT) {
            return new Condition.Compare(field, operator, near.get());
        }
        return switch (operator) {
            case LT, LE -> new Condition.Compare(field, Operator.LE, near.get());
            case GT, GE -> new Condition.Compare(field, Operator.GT, near.get());
            default -> new Condition.Decided(field, operator == Operator.NE);
        };
    }

    private Condition oneOf(Predicate.Test test, Field field, boolean negated) {
        List<Value> values = exact(test, field, field.type());
        return values.isEmpty() ? new Condition.Decided(field, negated) : new Condition.OneOf(field, values, negated);
    }

    private Condition matches(Predicate.Test test, Field field, boolean negated) {
        if (field.type() != Scalar.STRING || !(only(test) instanceof String text)) {
            throw failure(
                    "'" + test + "' compares " + field.type().text() + " as text",
                    "use eq or in; like, startsWith and contains are for string columns");
        }
        return new Condition.Matches(field, test.operator(), text, negated);
    }

    private Condition includes(Predicate.Test test, Field field, Operator operator, boolean negated) {
        ColumnType element;
        if (field.type() instanceof ColumnType.ListOf list) {
            element = list.element();
        } else if (field.type() instanceof ColumnType.MapOf map && test.operator() == Operator.INCLUDES) {
            element = map.key();
        } else {
            throw failure(
                    "'" + test + "' looks for elements in " + field.type().text(),
                    "includes, includesAny and includesAll are for list columns, containsKey is for map columns");
        }
        if (element.nested()) {
            throw failure(
                    "elements of '" + field + "' are " + element.text() + ", which cannot be compared", "use sql(…)");
        }
        List<Value> values = exact(test, field, element);
        boolean lost = values.size() < test.values().size();
        if (operator == Operator.INCLUDES_ALL ? lost : values.isEmpty()) {
            return new Condition.Decided(field, negated);
        }
        return values.isEmpty()
                ? new Condition.Decided(field, !negated)
                : new Condition.Includes(field, operator, values, negated);
    }

    /** The values that the type can hold; the others equal nothing. */
    private List<Value> exact(Predicate.Test test, Field field, ColumnType type) {
        List<Value> values = new ArrayList<>();
        for (Object value : test.values()) {
            Fit fit = fit(field, type, value);
            if (fit.place() == Fit.Place.AT) {
                fit.value().ifPresent(values::add);
            }
        }
        return values;
    }

    private Fit fit(Field field, ColumnType type, Object value) {
        return Fit.of(type, value)
                .orElseThrow(() -> failure(
                        "'" + field + "' is " + field.type().text() + " and cannot be compared with "
                                + value.getClass().getSimpleName() + " " + value,
                        type.nested() ? "compare a field of it, or use sql(…)" : "give " + expected(type)));
    }

    private static String expected(ColumnType type) {
        if (type instanceof ColumnType.Decimal) {
            return "a BigDecimal";
        }
        if (type instanceof ColumnType.Enumeration) {
            return "an enum constant or its name";
        }
        return switch ((Scalar) type) {
            case BOOLEAN -> "a boolean";
            case INT8, INT16, INT32, INT64, FLOAT32, FLOAT64 -> "a number";
            case STRING -> "a String";
            case BINARY -> "a byte[]";
            case DATE -> "a LocalDate";
            case TIME -> "a LocalTime";
            case TIMESTAMP -> "a LocalDateTime";
            case INSTANT -> "an Instant";
            case UUID -> "a UUID";
        };
    }

    private static boolean ordered(ColumnType type) {
        return type instanceof ColumnType.Decimal
                || (type instanceof Scalar && type != Scalar.BOOLEAN && type != Scalar.BINARY && type != Scalar.UUID);
    }

    private LakeException failure(String reason, String fix) {
        return new LakeException("filter table '" + table.qualifiedName() + "'", reason, fix);
    }
}
