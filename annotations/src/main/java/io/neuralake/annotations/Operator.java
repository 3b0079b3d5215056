package io.neuralake.annotations;

/** How a filter compares a column with its values. */
public enum Operator {
    /** Equal to the value. */
    EQ,
    /** Different from the value. */
    NE,
    /** Less than the value. */
    LT,
    /** Less than the value, or equal to it. */
    LE,
    /** Greater than the value. */
    GT,
    /** Greater than the value, or equal to it. */
    GE,
    /** From the first value to the second, both included. */
    BETWEEN,
    /** Equal to one of the values. */
    IN,
    /** Different from each of the values. */
    NOT_IN,
    /** Has no value. */
    IS_NULL,
    /** Has a value. */
    IS_NOT_NULL,
    /** Text that matches a SQL pattern with {@code %} and {@code _}. */
    LIKE,
    /** Text that starts with the value, taken literally. */
    STARTS_WITH,
    /** Text that contains the value, taken literally. */
    CONTAINS,
    /** List that has the value as an element. */
    INCLUDES,
    /** List that has at least one of the values as an element. */
    INCLUDES_ANY,
    /** List that has each of the values as an element. */
    INCLUDES_ALL
}
