package lake.größen;

import io.neuralake.runtime.Catalog;
import io.neuralake.runtime.TableAccessor;
import io.neuralake.runtime.column.MapColumn;
import io.neuralake.runtime.column.StringColumn;
import io.neuralake.runtime.row.RowCursor;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.annotation.processing.Generated;

/**
 * Typed access to {@code masse.messung}: 測定: was »gemessen« wurde 🧠.
 */
@Generated("io.neuralake.processor.TableProcessor")
public final class MessungTable extends TableAccessor<MessungTable, Messung> {
    /**
     * Opens the table.
     *
     * @param catalog the catalog that holds it
     */
    public MessungTable(Catalog catalog) {
        super(catalog, "masse", "messung");
    }

    /**
     * {@return column {@code ort}: wo}
     */
    public StringColumn ort() {
        return stringColumn("ort");
    }

    /**
     * {@return column {@code werte}: was}
     */
    public MapColumn<String> werte() {
        return mapColumn("werte", String.class);
    }

    @Override
    protected Messung decode(RowCursor row) {
        return new Messung(row.getString(0), maßMap(row.getEntries(1)));
    }

    private static Map<String, Maß> maßMap(RowCursor row) {
        Map<String, Maß> values = new LinkedHashMap<String, Maß>();
        while (row.next()) {
            values.put(row.getString(0), maß(row.getStruct(1)));
        }
        return values;
    }

    private static Maß maß(RowCursor row) {
        return new Maß(row.getDouble(0), row.getString(1));
    }
}
