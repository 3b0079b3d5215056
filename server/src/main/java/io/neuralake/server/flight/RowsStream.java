package io.neuralake.server.flight;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.impl.UnionListWriter;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/** Writes rows that the server itself has as an Arrow stream. */
final class RowsStream {

    private static final int BATCH = 1000;

    private final BufferAllocator allocator;

    RowsStream(BufferAllocator allocator) {
        this.allocator = allocator;
    }

    /**
     * The stream of these rows.
     *
     * @param rows values in the order of the columns: text, whole numbers, booleans, bytes, lists of text, and nulls
     */
    byte[] of(Schema schema, List<? extends List<? extends @Nullable Object>> rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (VectorSchemaRoot root = VectorSchemaRoot.create(schema, allocator);
                ArrowStreamWriter writer = new ArrowStreamWriter(root, null, Channels.newChannel(bytes))) {
            writer.start();
            for (int start = 0; start < rows.size(); start += BATCH) {
                List<? extends List<? extends @Nullable Object>> some =
                        rows.subList(start, Math.min(rows.size(), start + BATCH));
                root.allocateNew();
                for (int row = 0; row < some.size(); row++) {
                    for (int column = 0; column < schema.getFields().size(); column++) {
                        put(root.getVector(column), row, some.get(row).get(column));
                    }
                }
                root.setRowCount(some.size());
                writer.writeBatch();
                root.clear();
            }
            writer.end();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return bytes.toByteArray();
    }

    private static void put(FieldVector vector, int row, @Nullable Object value) {
        if (value == null) {
            vector.setNull(row);
        } else if (vector instanceof VarCharVector texts) {
            texts.setSafe(row, value.toString().getBytes(StandardCharsets.UTF_8));
        } else if (vector instanceof VarBinaryVector bytes) {
            bytes.setSafe(row, (byte[]) value);
        } else if (vector instanceof IntVector numbers) {
            numbers.setSafe(row, (Integer) value);
        } else if (vector instanceof BitVector bits) {
            bits.setSafe(row, Boolean.TRUE.equals(value) ? 1 : 0);
        } else if (vector instanceof ListVector lists) {
            UnionListWriter writer = lists.getWriter();
            writer.setPosition(row);
            writer.startList();
            for (Object element : (List<?>) value) {
                writer.writeVarChar(String.valueOf(element));
            }
            writer.endList();
        } else {
            throw new IllegalArgumentException("nothing is written to a " + vector.getClass());
        }
    }
}
