package io.neuralake.runtime.column;

import io.neuralake.catalog.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What must hold for a row to be read.
 *
 * <p>It has one meaning on every storage format, which is SQL's: a comparison with an absent value is neither true nor
 * false, and only rows for which the whole predicate is true are read. {@code NaN} equals itself and is greater than
 * every other number; {@code 0.0} equals {@code -0.0}. Text is compared by code points. A value that the column's type
 * cannot hold is compared exactly all the same: no {@code TINYINT} equals 1000, and every one is less than it; a moment
 * with nanoseconds lies between two microseconds. Only for a floating-point column is a value first rounded to its
 * precision, so that {@code eq(0.1)} finds what was written as {@code 0.1f}.
 */
public sealed interface Predicate {

    /** Holds where both this and the other predicate hold. */
    default Predicate and(Predicate other) {
        return new And(longer(this instanceof And and ? and.parts() : List.of(this), other));
    }

    /** Holds where this or the other predicate holds. */
    default Predicate or(Predicate other) {
        return new Or(longer(this instanceof Or or ? or.parts() : List.of(this), other));
    }

    /** A chain stays flat, so that thousands of links do not nest. */
    private static List<Predicate> longer(List<Predicate> parts, Predicate last) {
        List<Predicate> longer = new ArrayList<>(parts.size() + 1);
        longer.addAll(parts);
        longer.add(last);
        return longer;
    }

    /** Holds where this predicate is false; where it is unknown, so is this. */
    default Predicate not() {
        return new Not(this);
    }

    /**
     * One column compared with values.
     *
     * @param column the column
     * @param operator how it is compared
     * @param values as many values as the operator takes, or none for a membership test that nothing meets
     */
    record Test(Column column, Operator operator, List<Object> values) implements Predicate {

        /** Copies the values. */
        public Test {
            values = List.copyOf(values);
        }

        @Override
        public String toString() {
            return column + " " + operator.name().replace('_', ' ')
                    + (values.isEmpty()
                            ? ""
                            : values.stream().map(String::valueOf).collect(Collectors.joining(", ", " ", "")));
        }
    }

    /**
     * Holds where all parts hold.
     *
     * @param parts the parts; none means that it always holds
     */
    record And(List<Predicate> parts) implements Predicate {

        /** Copies the parts. */
        public And {
            parts = List.copyOf(parts);
        }

        @Override
        public String toString() {
            return parts.stream().map(String::valueOf).collect(Collectors.joining(" AND ", "(", ")"));
        }
    }

    /**
     * Holds where at least one part holds.
     *
     * @param parts the parts; none means that it never holds
     */
    record Or(List<Predicate> parts) implements Predicate {

        /** Copies the parts. */
        public Or {
            parts = List.copyOf(parts);
        }

        @Override
        public String toString() {
            return parts.stream().map(String::valueOf).collect(Collectors.joining(" OR ", "(", ")"));
        }
    }

    /**
     * Holds where the part is false.
     *
     * @param part the part
     */
    record Not(Predicate part) implements Predicate {

        @Override
        public String toString() {
            return "NOT " + part;
        }
    }
}
