package io.neuralake.runtime.column;

import io.neuralake.catalog.Operator;
import java.util.List;

/** A column that is true or false. */
public final class BooleanColumn extends Column {

    /** A column of the table. */
    public BooleanColumn(String name) {
        super(List.of(name));
    }

    /** Equal to the value. */
    public Predicate eq(boolean value) {
        return test(Operator.EQ, value);
    }

    /** Present and not equal to the value. */
    public Predicate ne(boolean value) {
        return test(Operator.NE, value);
    }

    /** True. */
    public Predicate isTrue() {
        return eq(true);
    }

    /** False, which an absent value is not. */
    public Predicate isFalse() {
        return eq(false);
    }
}
