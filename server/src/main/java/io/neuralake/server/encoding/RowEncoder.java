package io.neuralake.server.encoding;

import java.io.IOException;
import java.util.List;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;

/** Writes batches row by row, straight from their vectors. */
public final class RowEncoder {

    private final RowFormat.Maker format;

    private RowEncoder(RowFormat.Maker format) {
        this.format = format;
    }

    /** An array of objects, as ROAPI writes it: fields without a value are left out. */
    public static RowEncoder json() {
        return new RowEncoder(columns -> new JsonRows(columns, true));
    }

    /** The same objects, with a line for each. */
    public static RowEncoder jsonLines() {
        return new RowEncoder(columns -> new JsonRows(columns, false));
    }

    /** Text after RFC 4180 with a line of names. An absent value is nothing between commas, an empty text is {@code ""}. */
    public static RowEncoder csv() {
        return new RowEncoder(CsvRows::new);
    }

    /**
     * Messages {@code DataRow} of PostgreSQL's protocol.
     *
     * @param binary which columns are in binary form: none, one value for all, or one for each
     */
    public static RowEncoder postgres(List<Boolean> binary) {
        List<Boolean> forms = List.copyOf(binary);
        return new RowEncoder(columns -> new PostgresRows(columns, forms));
    }

    /**
     * Writes all batches. The first rows come at once, so that whoever waits sees them.
     *
     * @return number of rows
     */
    public long write(ArrowReader batches, Parts parts) throws IOException {
        VectorSchemaRoot root = batches.getVectorSchemaRoot();
        RowFormat rows = format.of(root);
        Bytes out = new Bytes();
        rows.start(out);
        long count = 0;
        while (batches.loadNextBatch()) {
            int size = root.getRowCount();
            for (int row = 0; row < size; row++) {
                rows.row(row, count == 0, out);
                count++;
                out.passOn(parts);
            }
            out.finish(parts);
        }
        rows.end(out);
        out.finish(parts);
        return count;
    }
}
