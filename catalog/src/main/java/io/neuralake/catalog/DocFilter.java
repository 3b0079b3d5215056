package io.neuralake.catalog;

import java.util.List;

/**
 * One condition of the slice that documentation shows of a table.
 *
 * @param column name of the column
 * @param operator how it is compared
 * @param values the values in the text form of the column's type
 * @param origin the annotation
 */
public record DocFilter(String column, Operator operator, List<String> values, Origin origin) {

    /** Copies the values. */
    public DocFilter {
        values = List.copyOf(values);
    }
}
