package io.neuralake.annotations;

/** How a panel shows what it is asked for. */
public enum PanelKind {
    /** Lines over the time of the table. */
    TIME_SERIES,
    /** One number. */
    STAT,
    /** A bar for each value of a column. */
    BARS,
    /** Rows. */
    TABLE
}
