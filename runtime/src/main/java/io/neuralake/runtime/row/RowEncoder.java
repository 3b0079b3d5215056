package io.neuralake.runtime.row;

/**
 * Takes Java values apart into columns. Generated accessors of function tables do it.
 *
 * @param <R> what a row is
 */
public interface RowEncoder<R> {

    /** Writes each column of a row; positions are those of the declared columns. */
    void encode(R row, RowWriter out);

    /** Writes each field of a nested record; positions are those of its components. */
    void encodeNested(Object value, RowWriter out);
}
