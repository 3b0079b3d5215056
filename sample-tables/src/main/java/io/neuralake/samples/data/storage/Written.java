package io.neuralake.samples.data.storage;

/**
 * What was written of a table.
 *
 * @param table qualified name of the table
 * @param rows number of its rows
 * @param files number of its data files
 */
public record Written(String table, long rows, int files) {}
