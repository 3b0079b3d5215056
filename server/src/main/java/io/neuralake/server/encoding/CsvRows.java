package io.neuralake.server.encoding;

import java.util.List;
import org.apache.arrow.vector.FieldVector;

/** Rows as lines of values with commas between them. They end as ROAPI's do, and not as RFC 4180 would have it. */
final class CsvRows implements RowFormat {

    private final FieldVector[] columns;
    private final Cell[] cells;

    CsvRows(List<FieldVector> columns) {
        this.columns = columns.toArray(FieldVector[]::new);
        this.cells = columns.stream().map(CsvRows::cell).toArray(Cell[]::new);
    }

    private static Cell cell(FieldVector column) {
        Cell bare = PlainCells.number(column);
        if (bare == null) {
            bare = PlainCells.floating(column, Plain.CSV);
        }
        if (bare == null) {
            bare = PlainCells.truth(column, "true", "false");
        }
        if (bare == null) {
            bare = PlainCells.time(column, Plain.ISO);
        }
        if (bare == null) {
            bare = PlainCells.hex(column, "");
        }
        if (bare != null) {
            return bare;
        }
        Cell text = PlainCells.text(column);
        return quoted(text == null ? JsonCells.nested(column) : text);
    }

    private static Cell quoted(Cell text) {
        return (row, out) -> {
            int start = out.size();
            text.write(row, out);
            if (out.size() == start || out.special(start)) {
                out.doubled(start);
            }
        };
    }

    @Override
    public void start(Bytes out) {
        for (int i = 0; i < columns.length; i++) {
            if (i > 0) {
                out.put(',');
            }
            int start = out.size();
            out.utf8(columns[i].getName());
            if (out.size() == start || out.special(start)) {
                out.doubled(start);
            }
        }
        out.put('\n');
    }

    @Override
    public void row(int number, boolean first, Bytes out) {
        for (int i = 0; i < columns.length; i++) {
            if (i > 0) {
                out.put(',');
            }
            if (!columns[i].isNull(number)) {
                cells[i].write(number, out);
            }
        }
        out.put('\n');
    }

    @Override
    public void end(Bytes out) {
        // The last line has an end of its own.
    }
}
