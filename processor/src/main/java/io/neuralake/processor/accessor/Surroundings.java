package io.neuralake.processor.accessor;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.Format;
import io.neuralake.catalog.Table;
import io.neuralake.catalog.Table.RowKind;
import java.util.List;

/**
 * What generated code has to know of the place where it will be compiled.
 *
 * @param marked whether {@code javax.annotation.processing.Generated} can be used there
 * @param appendable whether the module that appends to tables can be used there
 * @param suppressed lints that the declaration would raise in code that uses it as it must
 */
public record Surroundings(boolean marked, boolean appendable, List<String> suppressed) {

    /** Copies the lints. */
    public Surroundings {
        suppressed = List.copyOf(suppressed);
    }

    /** Whether rows of a table can be appended to it there: it is made of files, and its rows are the author's own values. */
    public boolean appendable(Table table) {
        if (!appendable || (table.format() != Format.DELTA && table.format() != Format.PARQUET)) {
            return false;
        }
        boolean readable = table.row().kind() != RowKind.NONE;
        for (Column column : table.columns()) {
            readable &= RowGetters.readable(column.type());
        }
        return readable;
    }
}
