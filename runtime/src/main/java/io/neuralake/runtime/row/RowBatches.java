package io.neuralake.runtime.row;

import io.neuralake.catalog.Column;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Java objects in Arrow batches. Rows are taken from their stream when a batch is asked for, and no sooner.
 *
 * @param <R> what a row is
 */
public final class RowBatches<R> extends ArrowReader {

    private static final int BATCH_ROWS = 2048;

    private final Encoding encoding;
    private final RowEncoder<R> encoder;
    private final List<Column> columns;
    private final Set<Column> wanted;
    private final Stream<R> stream;
    private final Iterator<R> rows;
    private @Nullable RowWriter writer;
    private long left;

    /**
     * Batches of rows.
     *
     * @param asked what is being done, for messages
     * @param function who makes the rows, for messages
     * @param memory where the batches are made
     * @param columns all columns, at whose positions the encoder writes
     * @param wanted those that the batches have, in the order of the columns
     * @param limit the greatest number of rows to take
     */
    public RowBatches(
            String asked,
            String function,
            BufferAllocator memory,
            List<Column> columns,
            Set<Column> wanted,
            RowEncoder<R> encoder,
            Stream<R> stream,
            long limit) {
        super(memory);
        this.encoding = new Encoding(asked, function, encoder);
        this.encoder = encoder;
        this.columns = List.copyOf(columns);
        this.wanted = Set.copyOf(wanted);
        this.stream = stream;
        this.rows = stream.sequential().iterator();
        this.left = limit;
    }

    @Override
    public boolean loadNextBatch() throws IOException {
        prepareLoadNextBatch();
        VectorSchemaRoot root = getVectorSchemaRoot();
        // Whoever took the last batch may still hold its memory.
        root.getFieldVectors().forEach(FieldVector::allocateNew);
        RowWriter out = writer(root);
        int count = 0;
        while (count < BATCH_ROWS && left > 0 && rows.hasNext()) {
            R row = rows.next();
            if (row == null) {
                throw encoding.absentRow();
            }
            encoding.next();
            out.at(count);
            encoder.encode(row, out);
            count++;
            left--;
        }
        root.setRowCount(count);
        return count > 0;
    }

    private RowWriter writer(VectorSchemaRoot root) {
        RowWriter known = writer;
        if (known == null) {
            @Nullable FieldVector[] vectors = new FieldVector[columns.size()];
            int present = 0;
            for (int i = 0; i < vectors.length; i++) {
                vectors[i] = wanted.contains(columns.get(i)) ? root.getVector(present++) : null;
            }
            known = new RowWriter(encoding, "", columns, vectors);
            writer = known;
        }
        return known;
    }

    @Override
    public long bytesRead() {
        return 0;
    }

    @Override
    protected void closeReadSource() {
        stream.close();
    }

    @Override
    protected Schema readSchema() {
        List<Field> fields = new ArrayList<>();
        for (Column column : columns) {
            if (wanted.contains(column)) {
                fields.add(ArrowFields.of(column));
            }
        }
        return new Schema(fields);
    }
}
