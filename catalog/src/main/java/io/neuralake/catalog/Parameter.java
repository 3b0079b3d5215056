package io.neuralake.catalog;

/**
 * One parameter of a function table.
 *
 * @param name name in the catalog, snake_case
 * @param member name of the Java parameter
 * @param javaType Java type with full names and without annotations
 * @param type logical type
 * @param nullable whether the argument may be absent
 * @param description what the argument means; empty if nobody said
 * @param origin where it was declared
 */
public record Parameter(
        String name,
        String member,
        String javaType,
        ColumnType type,
        boolean nullable,
        String description,
        Origin origin) {}
