package io.neuralake.runtime.engine;

import io.neuralake.catalog.Table;
import io.neuralake.runtime.condition.Condition;

/**
 * A table that a statement names.
 *
 * @param table the table
 * @param condition what holds for every row that can matter to the result
 */
public record TableUse(Table table, Condition condition) {}
