package io.neuralake.runtime.column;

import io.neuralake.catalog.Operator;
import java.util.List;

/** A column of text, ordered by code points. */
public final class StringColumn extends OrderedColumn<String> {

    /** A column of the table. */
    public StringColumn(String name) {
        super(List.of(name));
    }

    /** Matches a pattern in which {@code %} stands for any text and {@code _} for any one character. */
    public Predicate like(String pattern) {
        return test(Operator.LIKE, pattern);
    }

    /** Starts with the text, taken literally. */
    public Predicate startsWith(String text) {
        return test(Operator.STARTS_WITH, text);
    }

    /** Contains the text, taken literally. */
    public Predicate contains(String text) {
        return test(Operator.CONTAINS, text);
    }
}
