package io.neuralake.server.encoding;

import java.util.List;
import org.apache.arrow.vector.FieldVector;

/** Rows as JSON objects, in an array or in lines. */
final class JsonRows implements RowFormat {

    private final boolean array;
    private final FieldVector[] columns;
    private final Cell[] cells;
    private final byte[][] names;

    JsonRows(List<FieldVector> columns, boolean array) {
        this.array = array;
        this.columns = columns.toArray(FieldVector[]::new);
        this.cells = columns.stream().map(JsonCells::of).toArray(Cell[]::new);
        this.names = columns.stream()
                .map(column -> {
                    Bytes name = new Bytes();
                    name.quoted(column.getName());
                    name.put(':');
                    return name.copy();
                })
                .toArray(byte[][]::new);
    }

    @Override
    public void start(Bytes out) {
        if (array) {
            out.put('[');
        }
    }

    @Override
    public void row(int number, boolean first, Bytes out) {
        if (array && !first) {
            out.put(',');
        }
        object(number, out);
        if (!array) {
            out.put('\n');
        }
    }

    /** Writes the object that a row is. */
    void object(int number, Bytes out) {
        char before = '{';
        for (int i = 0; i < columns.length; i++) {
            if (!columns[i].isNull(number)) {
                out.put(before);
                out.put(names[i]);
                cells[i].write(number, out);
                before = ',';
            }
        }
        if (before == '{') {
            out.put('{');
        }
        out.put('}');
    }

    @Override
    public void end(Bytes out) {
        if (array) {
            out.put(']');
        }
    }
}
