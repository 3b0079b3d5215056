package io.neuralake.runtime.row;

/**
 * Takes Java values apart into columns. Generated accessors do it, of function tables and of tables that can be appended to.
 *
 * @param <R> what a row is
 */
public interface RowEncoder<R> {

    /** Writes each column of a row; positions are those of the declared columns. */
    void encode(R row, RowWriter out);

    /**
     * Writes each field of a nested record; positions are those of its components. Who encodes rows that have none need not know
     * how.
     */
    default void encodeNested(Object value, RowWriter out) {
        throw new IllegalStateException("no nested record: " + value.getClass());
    }
}
