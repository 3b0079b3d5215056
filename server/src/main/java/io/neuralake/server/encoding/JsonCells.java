package io.neuralake.server.encoding;

import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.MapVector;
import org.apache.arrow.vector.complex.StructVector;
import org.jspecify.annotations.Nullable;

/**
 * Values as ROAPI writes them: whole and decimal numbers with all their digits, {@code null} for what JSON has no number for, dates and
 * times as ISO 8601, bytes as hexadecimal digits, maps and structs as objects, which leave out what is absent.
 */
final class JsonCells {

    private JsonCells() {}

    /** A cell for a vector of any type. */
    static Cell of(FieldVector vector) {
        Cell bare = bare(vector);
        if (bare != null) {
            return bare;
        }
        if (vector instanceof VarCharVector texts) {
            return (row, out) ->
                    out.quoted(texts.getDataBuffer(), texts.getStartOffset(row), texts.getValueLength(row));
        }
        Cell plain = PlainCells.time(vector, Plain.ISO);
        if (plain == null) {
            plain = PlainCells.hex(vector, "");
        }
        if (plain == null) {
            plain = Intervals.text(vector);
        }
        return plain == null ? nested(vector) : quoted(plain);
    }

    private static @Nullable Cell bare(FieldVector vector) {
        Cell number = PlainCells.number(vector);
        if (number == null) {
            number = PlainCells.floating(vector, Plain.JSON);
        }
        return number == null ? PlainCells.truth(vector, "true", "false") : number;
    }

    private static Cell quoted(Cell plain) {
        return (row, out) -> {
            out.put('"');
            plain.write(row, out);
            out.put('"');
        };
    }

    /** A cell for lists, maps and structs, and for what is none of all types that are known. */
    static Cell nested(FieldVector vector) {
        if (vector instanceof MapVector maps) {
            return map(maps);
        }
        if (vector instanceof ListVector lists) {
            Cell element = of(lists.getDataVector());
            return (row, out) -> list(
                    lists.getDataVector(),
                    element,
                    lists.getElementStartIndex(row),
                    lists.getElementEndIndex(row),
                    out);
        }
        if (vector instanceof FixedSizeListVector lists) {
            Cell element = of(lists.getDataVector());
            int size = lists.getListSize();
            return (row, out) -> list(lists.getDataVector(), element, row * size, (row + 1) * size, out);
        }
        if (vector instanceof StructVector structs) {
            return struct(structs);
        }
        return (row, out) -> out.quoted(String.valueOf(vector.getObject(row)));
    }

    private static void list(FieldVector elements, Cell element, int start, int end, Bytes out) {
        out.put('[');
        for (int i = start; i < end; i++) {
            if (i > start) {
                out.put(',');
            }
            value(elements, element, i, out);
        }
        out.put(']');
    }

    private static void value(FieldVector vector, Cell cell, int row, Bytes out) {
        if (vector.isNull(row)) {
            out.ascii("null");
        } else {
            cell.write(row, out);
        }
    }

    private static Cell struct(StructVector structs) {
        List<FieldVector> fields = structs.getChildrenFromFields();
        JsonRows object = new JsonRows(fields, false);
        return object::object;
    }

    private static Cell map(MapVector maps) {
        List<FieldVector> entries = ((StructVector) maps.getDataVector()).getChildrenFromFields();
        FieldVector keys = entries.get(0);
        FieldVector values = entries.get(1);
        Cell key = bare(keys) == null ? of(keys) : quoted(of(keys));
        Cell value = of(values);
        return (row, out) -> {
            char before = '{';
            int end = maps.getElementEndIndex(row);
            for (int i = maps.getElementStartIndex(row); i < end; i++) {
                if (!values.isNull(i)) {
                    out.put(before);
                    key.write(i, out);
                    out.put(':');
                    value.write(i, out);
                    before = ',';
                }
            }
            if (before == '{') {
                out.put('{');
            }
            out.put('}');
        };
    }
}
