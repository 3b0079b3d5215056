package io.neuralake.runtime.column;

import io.neuralake.catalog.Operator;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * A column of lists of plain values. An absent list neither includes nor lacks anything.
 *
 * @param <E> Java type of the elements
 */
public final class ListColumn<E> extends Column {

    /** A column of the table. */
    public ListColumn(String name) {
        super(List.of(name));
    }

    /** Has the value as an element. */
    public Predicate includes(E value) {
        return test(Operator.INCLUDES, value);
    }

    /** Has at least one of the values as an element. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final Predicate includesAny(E... values) {
        return includesAny(Arrays.stream(values).toList());
    }

    /** Has at least one of the values as an element. */
    public Predicate includesAny(Collection<? extends E> values) {
        return testAll(Operator.INCLUDES_ANY, values);
    }

    /** Has each of the values as an element. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final Predicate includesAll(E... values) {
        return includesAll(Arrays.stream(values).toList());
    }

    /** Has each of the values as an element. */
    public Predicate includesAll(Collection<? extends E> values) {
        return testAll(Operator.INCLUDES_ALL, values);
    }
}
