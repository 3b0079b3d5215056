package io.neuralake.catalog;

/** How a Parquet table writes partition values in directory names. */
public enum Partitioning {
    /** {@code city=Oslo/day=2024-04-14}. */
    HIVE,
    /** {@code Oslo/2024-04-14}. */
    DIRECTORY
}
