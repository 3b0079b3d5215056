package io.neuralake.catalog;

/** How a filter compares a column with its values; the semantics are SQL's. */
public enum Operator {
    /** Equal. */
    EQ(1, 1),
    /** Not equal. */
    NE(1, 1),
    /** Less than. */
    LT(1, 1),
    /** Less than or equal. */
    LE(1, 1),
    /** Greater than. */
    GT(1, 1),
    /** Greater than or equal. */
    GE(1, 1),
    /** From the first value to the second, both included. */
    BETWEEN(2, 2),
    /** Equal to one of the values. */
    IN(1, Integer.MAX_VALUE),
    /** Equal to none of the values. */
    NOT_IN(1, Integer.MAX_VALUE),
    /** Has no value. */
    IS_NULL(0, 0),
    /** Has a value. */
    IS_NOT_NULL(0, 0),
    /** Text that matches a pattern with {@code %} and {@code _}. */
    LIKE(1, 1),
    /** Text that starts with the value. */
    STARTS_WITH(1, 1),
    /** Text that contains the value. */
    CONTAINS(1, 1),
    /** List that has the value as an element. */
    INCLUDES(1, 1),
    /** List that has at least one of the values as an element. */
    INCLUDES_ANY(1, Integer.MAX_VALUE),
    /** List that has each of the values as an element. */
    INCLUDES_ALL(1, Integer.MAX_VALUE);

    private final int fewest;
    private final int most;

    Operator(int fewest, int most) {
        this.fewest = fewest;
        this.most = most;
    }

    /** The smallest number of values that the operator takes. */
    public int fewest() {
        return fewest;
    }

    /** The largest number of values that the operator takes; {@link Integer#MAX_VALUE} if any number will do. */
    public int most() {
        return most;
    }
}
