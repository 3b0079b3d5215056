package io.neuralake.ingest;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.Names;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.row.RowEncoder;
import io.neuralake.runtime.row.RowWriter;
import java.util.List;
import java.util.Map;

/** Takes rows apart that are values by the names of their columns. */
final class NamedValues implements RowEncoder<Map<String, ?>> {

    private final Table table;
    private final List<String> names;

    NamedValues(Table table) {
        this.table = table;
        this.names = table.columnNames();
    }

    @Override
    public void encode(Map<String, ?> row, RowWriter out) {
        for (String name : row.keySet()) {
            if (!names.contains(name)) {
                throw new LakeException(
                        "append to table '" + table.qualifiedName() + "'",
                        "a row has a value for '" + name + "', and the table has no such column",
                        Names.nearest(name, names)
                                .map(near -> "did you mean '" + near + "'?")
                                .orElse("its columns are " + String.join(", ", names)));
            }
        }
        List<Column> columns = table.columns();
        for (int i = 0; i < columns.size(); i++) {
            out.set(i, row.get(columns.get(i).name()));
        }
    }

    @Override
    public void encodeNested(Object value, RowWriter out) {
        throw new LakeException(
                "append to table '" + table.qualifiedName() + "'",
                "nested values have no names here",
                "append records through the table's accessor, or Arrow batches");
    }
}
