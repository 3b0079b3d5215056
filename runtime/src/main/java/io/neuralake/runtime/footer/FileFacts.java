package io.neuralake.runtime.footer;

import io.neuralake.runtime.condition.Value;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What a footer says of a file.
 *
 * @param rows how many rows it has
 * @param columns what it says of the columns that were asked for, in their order
 */
record FileFacts(long rows, List<ColumnFacts> columns) {

    FileFacts {
        columns = List.copyOf(columns);
    }

    /** Nothing is said of so many columns. */
    static FileFacts none(int columns) {
        return new FileFacts(0, Collections.nCopies(columns, ColumnFacts.NONE));
    }

    /**
     * What a footer says of a column.
     *
     * @param nulls how many of its values are null; negative if that is not known
     * @param least what none of its values is less than; empty if that is not known
     * @param greatest what none of its numbers is greater than; empty if that is not known
     * @param numbers whether it is known that none of its values is {@code NaN}
     */
    record ColumnFacts(long nulls, Optional<Value> least, Optional<Value> greatest, boolean numbers) {

        /** Nothing is said of it. */
        static final ColumnFacts NONE = new ColumnFacts(-1, Optional.empty(), Optional.empty(), false);
    }
}
