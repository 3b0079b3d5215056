package io.neuralake.runtime.column;

import io.neuralake.catalog.Operator;
import java.util.List;

/**
 * A column whose values have an order.
 *
 * @param <V> Java type of the values
 */
public sealed class OrderedColumn<V> extends ValueColumn<V> permits AnyColumn, StringColumn {

    /** A column of the table. */
    public OrderedColumn(String name) {
        this(List.of(name));
    }

    OrderedColumn(List<String> path) {
        super(path);
    }

    /** Less than the value. */
    public final Predicate lt(V value) {
        return test(Operator.LT, value);
    }

    /** Less than or equal to the value. */
    public final Predicate le(V value) {
        return test(Operator.LE, value);
    }

    /** Greater than the value. */
    public final Predicate gt(V value) {
        return test(Operator.GT, value);
    }

    /** Greater than or equal to the value. */
    public final Predicate ge(V value) {
        return test(Operator.GE, value);
    }

    /** From the first to the last value, both included. */
    public final Predicate between(V first, V last) {
        return test(Operator.BETWEEN, first, last);
    }
}
