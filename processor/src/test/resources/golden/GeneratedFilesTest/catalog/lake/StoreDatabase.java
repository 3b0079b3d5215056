package lake;

import io.neuralake.runtime.Catalog;
import io.neuralake.runtime.DatabaseAccessor;
import javax.annotation.processing.Generated;

/**
 * Tables of {@code store}.
 */
@Generated("io.neuralake.processor.CatalogProcessor")
public final class StoreDatabase extends DatabaseAccessor {
    /**
     * Opens the database.
     *
     * @param catalog the catalog that holds it
     */
    public StoreDatabase(Catalog catalog) {
        super(catalog, "store");
    }

    /**
     * {@return table {@code stock}: Stock of the store}
     */
    public StockTable stock() {
        return new StockTable(catalog());
    }
}
