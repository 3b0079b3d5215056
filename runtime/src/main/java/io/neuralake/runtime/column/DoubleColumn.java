package io.neuralake.runtime.column;

import io.neuralake.catalog.Operator;
import java.util.Collection;
import java.util.List;
import java.util.stream.DoubleStream;

/** A column of floating-point numbers of single or double precision. */
public final class DoubleColumn extends Column {

    /** A column of the table. */
    public DoubleColumn(String name) {
        super(List.of(name));
    }

    /** Equal to the value. */
    public Predicate eq(double value) {
        return test(Operator.EQ, value);
    }

    /** Present and not equal to the value. */
    public Predicate ne(double value) {
        return test(Operator.NE, value);
    }

    /** Less than the value. */
    public Predicate lt(double value) {
        return test(Operator.LT, value);
    }

    /** Less than or equal to the value. */
    public Predicate le(double value) {
        return test(Operator.LE, value);
    }

    /** Greater than the value. */
    public Predicate gt(double value) {
        return test(Operator.GT, value);
    }

    /** Greater than or equal to the value. */
    public Predicate ge(double value) {
        return test(Operator.GE, value);
    }

    /** From the first to the last value, both included. */
    public Predicate between(double first, double last) {
        return test(Operator.BETWEEN, first, last);
    }

    /** Equal to one of the values. */
    public Predicate in(double... values) {
        return testAll(Operator.IN, DoubleStream.of(values).boxed().toList());
    }

    /** Equal to one of the values. */
    public Predicate in(Collection<Double> values) {
        return testAll(Operator.IN, values);
    }

    /** Present and equal to none of the values. */
    public Predicate notIn(double... values) {
        return testAll(Operator.NOT_IN, DoubleStream.of(values).boxed().toList());
    }

    /** Present and equal to none of the values. */
    public Predicate notIn(Collection<Double> values) {
        return testAll(Operator.NOT_IN, values);
    }
}
