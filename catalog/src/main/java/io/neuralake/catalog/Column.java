package io.neuralake.catalog;

import java.util.List;
import java.util.Optional;

/**
 * One column of a table, or one field of a nested record, exactly as declared.
 *
 * @param name name in the catalog
 * @param member name of the record component, method or field
 * @param javaType Java type of that member with full names and without annotations, {@code java.util.List<java.lang.Integer>}
 * @param type logical type
 * @param nullable whether a value may be absent
 * @param partition whether the value chooses a row's directory
 * @param description what a value means, in Markdown; empty if nobody said
 * @param unit unit of a number; empty if it has none
 * @param tags free words
 * @param classification how sensitive the values are
 * @param example a typical value in text form; empty if none was given
 * @param deprecation what to use instead, if the column is deprecated
 * @param origin where the column was declared
 */
public record Column(
        String name,
        String member,
        String javaType,
        ColumnType type,
        boolean nullable,
        boolean partition,
        String description,
        String unit,
        List<String> tags,
        Classification classification,
        String example,
        Optional<Deprecation> deprecation,
        Origin origin) {

    /** Copies the tags. */
    public Column {
        tags = List.copyOf(tags);
    }
}
