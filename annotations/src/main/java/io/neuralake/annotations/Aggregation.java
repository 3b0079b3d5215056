package io.neuralake.annotations;

/** How many values become one. */
public enum Aggregation {
    /** The arithmetic mean. */
    MEAN,
    /** The sum. */
    SUM,
    /** The least value. */
    MIN,
    /** The greatest value. */
    MAX,
    /** How many values there are; of no column, how many rows. */
    COUNT
}
