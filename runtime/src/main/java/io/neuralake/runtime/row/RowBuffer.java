package io.neuralake.runtime.row;

import io.neuralake.catalog.Column;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * Java objects that are put into columns one by one, until somebody takes the batch.
 *
 * <p>After a row that could not be encoded the buffer holds a part of it, and must not be used any more.
 *
 * @param <R> what a row is
 */
public final class RowBuffer<R> implements AutoCloseable {

    private final Encoding encoding;
    private final RowEncoder<? super R> encoder;
    private final RowWriter writer;
    private final VectorSchemaRoot root;
    private int rows;

    /**
     * An empty buffer.
     *
     * @param asked what is being done, for messages
     * @param source where the rows come from, for messages
     */
    public RowBuffer(
            String asked, String source, BufferAllocator memory, List<Column> columns, RowEncoder<? super R> encoder) {
        this.encoding = new Encoding(asked, source, encoder);
        this.encoder = encoder;
        this.root = VectorSchemaRoot.create(schema(columns), memory);
        root.getFieldVectors().forEach(FieldVector::allocateNew);
        this.writer =
                new RowWriter(encoding, "", columns, root.getFieldVectors().toArray(FieldVector[]::new));
    }

    /** The schema of the batches that hold some columns. */
    public static Schema schema(List<Column> columns) {
        return new Schema(columns.stream().map(ArrowFields::of).toList());
    }

    /** Adds a row. */
    public void add(R row) {
        if (row == null) {
            throw encoding.absentRow();
        }
        encoding.next();
        writer.at(rows);
        encoder.encode(row, writer);
        rows++;
    }

    /** How many rows there are. */
    public int rows() {
        return rows;
    }

    /** All rows; they are freed with the buffer, to which no more can be added. */
    public VectorSchemaRoot batch() {
        root.setRowCount(rows);
        return root;
    }

    @Override
    public void close() {
        root.close();
    }
}
