package io.neuralake.annotations;

/** How a table's data is stored, and so how it is read. */
public enum Format {
    /** A Delta Lake table: a directory with a {@code _delta_log}. */
    DELTA,
    /** Parquet files below a directory, partitioned by directory names. */
    PARQUET,
    /** A table or view of a relational database, reached through JDBC. */
    JDBC,
    /** A static method that computes the rows. */
    FUNCTION
}
