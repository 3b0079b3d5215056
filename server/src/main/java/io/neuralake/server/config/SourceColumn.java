package io.neuralake.server.config;

import io.neuralake.catalog.ColumnType;

/**
 * A column that a configuration declares.
 *
 * @param name its name
 * @param type the type of the catalog that holds all values of the declared one
 * @param nullable whether a value may be absent
 */
public record SourceColumn(String name, ColumnType type, boolean nullable) {}
