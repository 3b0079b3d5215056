package io.neuralake.site.snippet;

import io.neuralake.catalog.ColumnType;

/**
 * A value of a filter, or an argument.
 *
 * @param field what a reader edits
 * @param type its type: that of the column, or of the elements of a list
 */
record Literal(Field field, ColumnType type) {

    /** Whether it stands in quotes where a language has no literal of its own for it. */
    boolean quoted() {
        return switch (field.kind()) {
            case "int", "number", "boolean" -> false;
            default -> true;
        };
    }
}
