package lake;

import io.neuralake.runtime.Catalog;
import io.neuralake.runtime.TableAccessor;
import io.neuralake.runtime.column.IntegerColumn;
import io.neuralake.runtime.column.StringColumn;
import io.neuralake.runtime.row.Row;
import io.neuralake.runtime.row.RowCursor;
import javax.annotation.processing.Generated;

/**
 * Typed access to {@code charger.socket}: A socket, of which no accessor can make a value.
 */
@Generated("io.neuralake.processor.TableProcessor")
public final class SocketTable extends TableAccessor<SocketTable, Row> {
    /**
     * Opens the table.
     *
     * @param catalog the catalog that holds it
     */
    public SocketTable(Catalog catalog) {
        super(catalog, "charger", "socket");
    }

    /**
     * {@return column {@code plug}}
     */
    public StringColumn plug() {
        return stringColumn("plug");
    }

    /**
     * {@return column {@code amperes}}
     */
    public IntegerColumn amperes() {
        return integerColumn("amperes");
    }

    @Override
    protected Row decode(RowCursor row) {
        return row.toRow();
    }
}
