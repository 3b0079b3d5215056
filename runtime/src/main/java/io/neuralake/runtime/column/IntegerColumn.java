package io.neuralake.runtime.column;

import io.neuralake.catalog.Operator;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/** A column of integers of at most 32 bits. */
public final class IntegerColumn extends Column {

    /** A column of the table. */
    public IntegerColumn(String name) {
        super(List.of(name));
    }

    /** Equal to the value. */
    public Predicate eq(int value) {
        return test(Operator.EQ, value);
    }

    /** Present and not equal to the value. */
    public Predicate ne(int value) {
        return test(Operator.NE, value);
    }

    /** Less than the value. */
    public Predicate lt(int value) {
        return test(Operator.LT, value);
    }

    /** Less than or equal to the value. */
    public Predicate le(int value) {
        return test(Operator.LE, value);
    }

    /** Greater than the value. */
    public Predicate gt(int value) {
        return test(Operator.GT, value);
    }

    /** Greater than or equal to the value. */
    public Predicate ge(int value) {
        return test(Operator.GE, value);
    }

    /** From the first to the last value, both included. */
    public Predicate between(int first, int last) {
        return test(Operator.BETWEEN, first, last);
    }

    /** Equal to one of the values. */
    public Predicate in(int... values) {
        return testAll(Operator.IN, IntStream.of(values).boxed().toList());
    }

    /** Equal to one of the values. */
    public Predicate in(Collection<Integer> values) {
        return testAll(Operator.IN, values);
    }

    /** Present and equal to none of the values. */
    public Predicate notIn(int... values) {
        return testAll(Operator.NOT_IN, IntStream.of(values).boxed().toList());
    }

    /** Present and equal to none of the values. */
    public Predicate notIn(Collection<Integer> values) {
        return testAll(Operator.NOT_IN, values);
    }
}
