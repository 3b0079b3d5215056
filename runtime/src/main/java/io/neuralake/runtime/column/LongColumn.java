package io.neuralake.runtime.column;

import io.neuralake.catalog.Operator;
import java.util.Collection;
import java.util.List;
import java.util.stream.LongStream;

/** A column of 64-bit integers. */
public final class LongColumn extends Column {

    /** A column of the table. */
    public LongColumn(String name) {
        super(List.of(name));
    }

    /** Equal to the value. */
    public Predicate eq(long value) {
        return test(Operator.EQ, value);
    }

    /** Present and not equal to the value. */
    public Predicate ne(long value) {
        return test(Operator.NE, value);
    }

    /** Less than the value. */
    public Predicate lt(long value) {
        return test(Operator.LT, value);
    }

    /** Less than or equal to the value. */
    public Predicate le(long value) {
        return test(Operator.LE, value);
    }

    /** Greater than the value. */
    public Predicate gt(long value) {
        return test(Operator.GT, value);
    }

    /** Greater than or equal to the value. */
    public Predicate ge(long value) {
        return test(Operator.GE, value);
    }

    /** From the first to the last value, both included. */
    public Predicate between(long first, long last) {
        return test(Operator.BETWEEN, first, last);
    }

    /** Equal to one of the values. */
    public Predicate in(long... values) {
        return testAll(Operator.IN, LongStream.of(values).boxed().toList());
    }

    /** Equal to one of the values. */
    public Predicate in(Collection<Long> values) {
        return testAll(Operator.IN, values);
    }

    /** Present and equal to none of the values. */
    public Predicate notIn(long... values) {
        return testAll(Operator.NOT_IN, LongStream.of(values).boxed().toList());
    }

    /** Present and equal to none of the values. */
    public Predicate notIn(Collection<Long> values) {
        return testAll(Operator.NOT_IN, values);
    }
}
