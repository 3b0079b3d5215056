package io.neuralake.catalog;

/** How a table's data is stored. */
public enum Format {
    /** A Delta Lake table. */
    DELTA,
    /** Parquet files below a directory. */
    PARQUET,
    /** A table or view of a relational database. */
    JDBC,
    /** A static method that computes the rows. */
    FUNCTION
}
