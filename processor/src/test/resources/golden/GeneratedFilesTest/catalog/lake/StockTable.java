package lake;

import io.neuralake.runtime.Catalog;
import io.neuralake.runtime.TableAccessor;
import io.neuralake.runtime.column.LongColumn;
import io.neuralake.runtime.row.RowCursor;
import javax.annotation.processing.Generated;

/**
 * Typed access to {@code store.stock}: Stock of the store.
 */
@Generated("io.neuralake.processor.TableProcessor")
public final class StockTable extends TableAccessor<StockTable, Stock> {
    /**
     * Opens the table.
     *
     * @param catalog the catalog that holds it
     */
    public StockTable(Catalog catalog) {
        super(catalog, "store", "stock");
    }

    /**
     * {@return column {@code id}: number}
     */
    public LongColumn id() {
        return longColumn("id");
    }

    @Override
    protected Stock decode(RowCursor row) {
        return new Stock(row.getLong(0));
    }
}
