package io.neuralake.samples.data.rows;

import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The rows of one table.
 *
 * @param table qualified name of the table
 * @param rows makes the rows, values of the type that declares the table
 */
public record Rows(String table, Supplier<? extends Stream<?>> rows) {}
