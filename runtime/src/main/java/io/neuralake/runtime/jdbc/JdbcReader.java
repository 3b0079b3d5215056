package io.neuralake.runtime.jdbc;

import io.neuralake.catalog.Column;
import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.plan.Cancellation;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * Turns a database's result into batches while it arrives.
 *
 * <p>Every batch has memory of its own, because whoever takes one keeps it for as long as it likes. Closing early tells the
 * database to stop.
 */
final class JdbcReader extends ArrowReader {

    private static final int MOST_ROWS = 8192;
    private static final long MOST_BYTES = 16L << 20;

    private final JdbcTable table;
    private final List<Column> columns;
    private final Connection connection;
    private final PreparedStatement statement;
    private final Cancellation cancellation;
    private final ResultSet rows;
    private final VectorSchemaRoot root;
    private final CellReader[] readers;
    private final FieldVector[] vectors;
    private boolean exhausted;
    private boolean closed;

    JdbcReader(
            BufferAllocator memory,
            JdbcTable table,
            List<Column> columns,
            Connection connection,
            PreparedStatement statement,
            Cancellation cancellation)
            throws SQLException {
        super(memory);
        this.table = table;
        this.columns = columns;
        this.connection = connection;
        this.statement = statement;
        this.cancellation = cancellation;
        this.rows = cancellation.waiting(HangUp.of(table.dialect(), statement), statement::executeQuery);
        unchanged(rows.getMetaData());
        this.root = VectorSchemaRoot.create(ArrowFields.schema(columns), memory);
        this.vectors = root.getFieldVectors().toArray(new FieldVector[0]);
        List<CellReader> made = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            StoredColumn stored = table.relation().column(columns.get(i).name());
            made.add(table.dialect().readers().reader(columns.get(i).type(), stored, vectors[i], i + 1));
        }
        this.readers = made.toArray(new CellReader[0]);
    }

    /** The table was compared with the declared columns when it was looked up, and may have been altered since. */
    private void unchanged(ResultSetMetaData result) throws SQLException {
        for (int i = 0; table.dialect().typed() && i < columns.size(); i++) {
            StoredColumn known = table.relation().column(columns.get(i).name());
            boolean plain = table.dialect()
                    .selected(known, columns.get(i).type())
                    .equals(table.dialect().quoted(known.name()));
            if (plain && !known.equals(StoredColumn.of(result, i + 1))) {
                throw table.database()
                        .failures()
                        .of(
                                "column '" + known.name() + "' of "
                                        + table.relation().sql() + " in "
                                        + table.database().failures().address()
                                        + " has another type than when the catalog first read it",
                                "open the catalog again");
            }
        }
    }

    @Override
    public synchronized boolean loadNextBatch() {
        if (exhausted || closed) {
            return false;
        }
        root.clear();
        for (FieldVector vector : vectors) {
            vector.setInitialCapacity(MOST_ROWS);
            vector.allocateNew();
        }
        try {
            int count = cancellation.waiting(HangUp.of(table.dialect(), statement), this::fill);
            // A database may give what it has when it is asked to stop.
            cancellation.check();
            root.setRowCount(count);
            return count > 0;
        } catch (SQLException e) {
            throw table.database().failures().of("stopped in the middle of the rows", e);
        }
    }

    private int fill() throws SQLException {
        int count = 0;
        long bytes = 0;
        while (count < MOST_ROWS && bytes < MOST_BYTES) {
            if (!rows.next()) {
                exhausted = true;
                break;
            }
            bytes += row(count);
            count++;
        }
        return count;
    }

    private long row(int at) throws SQLException {
        long bytes = 0;
        for (int i = 0; i < readers.length; i++) {
            int size;
            try {
                size = readers[i].read(rows, at);
            } catch (UnfitValue e) {
                throw unfit(columns.get(i), String.valueOf(e.getMessage()));
            }
            if (size != CellReader.ABSENT) {
                bytes += size;
            } else if (columns.get(i).nullable()) {
                vectors[i].setNull(at);
            } else {
                throw unfit(columns.get(i), "no value in one of its rows, and is declared to have one in every row");
            }
        }
        return bytes;
    }

    private LakeException unfit(Column column, String what) {
        return table.database()
                .failures()
                .of(
                        "column '" + column.name() + "' of " + table.relation().sql() + " in "
                                + table.database().failures().address() + " has "
                                + table.database().failures().secrets().hidden(what),
                        "declare the column as it is stored, or correct the row");
    }

    @Override
    public VectorSchemaRoot getVectorSchemaRoot() {
        return root;
    }

    @Override
    public long bytesRead() {
        return 0;
    }

    @Override
    public void close() {
        close(true);
    }

    @Override
    public synchronized void close(boolean closeSource) {
        if (closed) {
            return;
        }
        closed = true;
        root.close();
        try (statement) {
            if (!exhausted) {
                // Else some drivers read all that is left before they close.
                statement.cancel();
            }
            rows.close();
        } catch (SQLException e) {
            // The result is not wanted any more.
        } finally {
            table.database().end(connection);
        }
    }

    @Override
    protected void closeReadSource() {
        // Everything is freed by close.
    }

    @Override
    protected Schema readSchema() {
        return root.getSchema();
    }
}
