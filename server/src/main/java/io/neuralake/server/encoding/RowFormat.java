package io.neuralake.server.encoding;

import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/** How rows are written one after the other. */
interface RowFormat {

    /** Writes what is before the first row. */
    void start(Bytes out);

    /**
     * Writes a row.
     *
     * @param number its position in the batch
     * @param first whether it is the first of all
     */
    void row(int number, boolean first, Bytes out);

    /** Writes what follows the last row. */
    void end(Bytes out);

    /** Makes the format for the vectors of a result, which every batch is loaded into. */
    interface Maker {
        /** A format for these columns. */
        RowFormat of(List<FieldVector> columns);

        /** A format for these columns. */
        default RowFormat of(VectorSchemaRoot root) {
            return of(root.getFieldVectors());
        }
    }
}
