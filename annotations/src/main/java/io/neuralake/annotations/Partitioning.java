package io.neuralake.annotations;

/** How a plain Parquet table writes partition values in its directory names. */
public enum Partitioning {
    /** {@code implant_id=4595/date=2024-04-14/}: name and value, as Hive and Spark do. */
    HIVE,
    /** {@code 4595/2024-04-14/}: values alone, in the order of the {@link Partition} columns. */
    DIRECTORY
}
