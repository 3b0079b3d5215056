package io.neuralake.runtime.row;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.runtime.error.LakeException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.Schema;

/** Batches that the engine has not made, each looked at for absent values in columns that are declared to have none. */
public final class PresentBatches extends ArrowReader {

    private final String asked;
    private final List<Column> columns;
    private final ArrowReader batches;

    /**
     * Looks at batches as they come.
     *
     * @param asked what is being done, for messages
     * @param columns the columns of the batches
     * @param batches the batches, which are closed with this reader
     */
    public PresentBatches(String asked, List<Column> columns, BufferAllocator memory, ArrowReader batches) {
        super(memory);
        this.asked = asked;
        this.columns = List.copyOf(columns);
        this.batches = batches;
    }

    @Override
    public boolean loadNextBatch() throws IOException {
        boolean more = batches.loadNextBatch();
        if (more) {
            check(asked, columns, batches.getVectorSchemaRoot());
        }
        return more;
    }

    /**
     * Looks at one batch.
     *
     * @throws LakeException if a value is absent where there must be one
     */
    public static void check(String asked, List<Column> columns, VectorSchemaRoot root) {
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            FieldVector vector = root.getVector(i);
            for (int row = 0; suspicious(column, vector) && row < root.getRowCount(); row++) {
                if (absent(column.nullable(), column.type(), vector, row)) {
                    throw new LakeException(
                            asked,
                            "'" + column.name() + "' is declared to have a value in every row, but it is absent in row "
                                    + row + " of a batch",
                            "declare it as nullable, or give it a value");
                }
            }
        }
    }

    /** Most columns have no absent value at all, or may have one; those are not looked at row by row. */
    private static boolean suspicious(Column column, FieldVector vector) {
        boolean plain = vector.getChildrenFromFields().isEmpty();
        return plain ? !column.nullable() && vector.getNullCount() > 0 : !column.nullable() || inner(vector);
    }

    private static boolean inner(FieldVector vector) {
        return vector.getNullCount() > 0
                || vector.getChildrenFromFields().stream().anyMatch(PresentBatches::inner);
    }

    private static boolean absent(boolean nullable, ColumnType type, FieldVector vector, int index) {
        if (vector.isNull(index)) {
            return !nullable;
        }
        if (type instanceof ColumnType.ListOf list) {
            return elements((ListVector) vector, index, list.nullable(), list.element());
        }
        if (type instanceof ColumnType.MapOf map) {
            ListVector entries = (ListVector) vector;
            FieldVector values = entries.getDataVector().getChildrenFromFields().get(1);
            for (int i = entries.getElementStartIndex(index); i < entries.getElementEndIndex(index); i++) {
                if (absent(map.nullable(), map.value(), values, i)) {
                    return true;
                }
            }
        } else if (type instanceof ColumnType.Struct struct) {
            List<FieldVector> fields = ((StructVector) vector).getChildrenFromFields();
            for (int i = 0; i < fields.size(); i++) {
                Column field = struct.fields().get(i);
                if (absent(field.nullable(), field.type(), fields.get(i), index)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean elements(ListVector list, int index, boolean nullable, ColumnType element) {
        for (int i = list.getElementStartIndex(index); i < list.getElementEndIndex(index); i++) {
            if (absent(nullable, element, list.getDataVector(), i)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public VectorSchemaRoot getVectorSchemaRoot() throws IOException {
        return batches.getVectorSchemaRoot();
    }

    @Override
    public Map<Long, Dictionary> getDictionaryVectors() throws IOException {
        return batches.getDictionaryVectors();
    }

    @Override
    public Dictionary lookup(long id) {
        return batches.lookup(id);
    }

    @Override
    public Set<Long> getDictionaryIds() {
        return batches.getDictionaryIds();
    }

    @Override
    public long bytesRead() {
        return batches.bytesRead();
    }

    @Override
    public void close() throws IOException {
        batches.close();
    }

    @Override
    public void close(boolean closeSource) throws IOException {
        batches.close(closeSource);
    }

    @Override
    protected void closeReadSource() {
        // Everything is freed by close.
    }

    @Override
    protected Schema readSchema() throws IOException {
        return batches.getVectorSchemaRoot().getSchema();
    }
}
