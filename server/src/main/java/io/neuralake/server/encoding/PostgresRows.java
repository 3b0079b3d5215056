package io.neuralake.server.encoding;

import java.util.List;
import org.apache.arrow.vector.FieldVector;

/** Rows as messages {@code DataRow} of PostgreSQL's protocol. */
final class PostgresRows implements RowFormat {

    private static final int ABSENT = -1;

    private final FieldVector[] columns;
    private final Cell[] cells;

    PostgresRows(List<FieldVector> columns, List<Boolean> binary) {
        if (binary.size() > 1 && binary.size() != columns.size()) {
            throw new IllegalArgumentException(
                    binary.size() + " forms for the " + columns.size() + " columns of the result");
        }
        this.columns = columns.toArray(FieldVector[]::new);
        this.cells = new Cell[columns.size()];
        for (int i = 0; i < cells.length; i++) {
            boolean bytes = !binary.isEmpty() && binary.get(binary.size() == 1 ? 0 : i);
            cells[i] = bytes ? PostgresBinary.of(this.columns[i]) : PostgresText.of(this.columns[i]);
        }
    }

    @Override
    public void start(Bytes out) {
        // The door says what the columns are.
    }

    @Override
    public void row(int number, boolean first, Bytes out) {
        out.put('D');
        int start = out.length();
        out.int16(columns.length);
        for (int i = 0; i < columns.length; i++) {
            if (columns[i].isNull(number)) {
                out.int32(ABSENT);
            } else {
                int value = out.length();
                cells[i].write(number, out);
                out.ended(value);
            }
        }
        // The length of a message counts itself.
        out.set32(start - Integer.BYTES, out.size() - start + Integer.BYTES);
    }

    @Override
    public void end(Bytes out) {
        // The door says that there are no more.
    }
}
