package io.neuralake.runtime.column;

import io.neuralake.catalog.Operator;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * A column whose values are compared for equality.
 *
 * @param <V> Java type of the values
 */
public sealed class ValueColumn<V> extends Column permits OrderedColumn {

    /** A column of the table. */
    public ValueColumn(String name) {
        this(List.of(name));
    }

    ValueColumn(List<String> path) {
        super(path);
    }

    /** Equal to the value. */
    public final Predicate eq(V value) {
        return test(Operator.EQ, value);
    }

    /** Present and not equal to the value. */
    public final Predicate ne(V value) {
        return test(Operator.NE, value);
    }

    /** Equal to one of the values. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final Predicate in(V... values) {
        return testAll(Operator.IN, Arrays.stream(values).toList());
    }

    /** Equal to one of the values. */
    public final Predicate in(Collection<? extends V> values) {
        return testAll(Operator.IN, values);
    }

    /** Present and equal to none of the values. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final Predicate notIn(V... values) {
        return testAll(Operator.NOT_IN, Arrays.stream(values).toList());
    }

    /** Present and equal to none of the values. */
    public final Predicate notIn(Collection<? extends V> values) {
        return testAll(Operator.NOT_IN, values);
    }
}
