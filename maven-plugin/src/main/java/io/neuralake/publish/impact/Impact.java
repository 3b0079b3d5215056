package io.neuralake.publish.impact;

import java.util.List;

/**
 * Everything that uses what was asked about.
 *
 * @param asked what was asked about
 * @param uses code that names it, sorted
 * @param allColumns code that uses the asked column because it uses all of the table; none unless a column was asked about
 * @param declared what the catalog itself says with it: {@code documentation filter}
 * @param derived tables that are computed from it, nearest first
 * @param warnings what could not be looked into, a line each
 */
public record Impact(
        Asked asked,
        List<Use> uses,
        List<Use> allColumns,
        List<Declared> declared,
        List<Derived> derived,
        List<String> warnings) {

    /** Copies the lists. */
    public Impact {
        uses = List.copyOf(uses);
        allColumns = List.copyOf(allColumns);
        declared = List.copyOf(declared);
        derived = List.copyOf(derived);
        warnings = List.copyOf(warnings);
    }

    /**
     * A declaration of the table that names a column.
     *
     * @param table qualified name of the table
     * @param column name of the column
     * @param what the part of the declaration, in words
     */
    public record Declared(String table, String column, String what) {}

    /**
     * A table that changes with what was asked about.
     *
     * @param table its qualified name
     * @param columns the columns that change; empty if all may
     * @param from qualified name of the table that it is computed from
     * @param how how, in words; may be empty
     */
    public record Derived(String table, List<String> columns, String from, String how) {

        /** Copies the names. */
        public Derived {
            columns = List.copyOf(columns);
        }
    }
}
