package io.neuralake.catalog;

import java.util.List;

/**
 * Says that the rows of a table are computed from another one, which is named by its type or by its name.
 *
 * @param type binary name of the type that declares the source; empty if it is named by its name
 * @param table qualified name of the source, {@code bci.spikes}; empty if it is named by its type
 * @param columns what each column is computed from; empty if nobody said, so that any may depend on any
 * @param how how it is computed, in words; may be empty
 * @param origin the annotation
 */
public record Derivation(String type, String table, List<DerivedColumn> columns, String how, Origin origin) {

    /** Copies the columns. */
    public Derivation {
        columns = List.copyOf(columns);
    }

    /** The source as it was named. */
    public String source() {
        return table.isEmpty() ? type : table;
    }

    /**
     * What a column, or all columns, are computed from.
     *
     * @param name name of the computed column; empty for all of them
     * @param from names of columns of the source
     */
    public record DerivedColumn(String name, List<String> from) {

        /** Copies the names. */
        public DerivedColumn {
            from = List.copyOf(from);
        }
    }
}
