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
     * Name of the database.
     */
    public static final String NAME = "store";

    /**
     * Opens the database.
     *
     * @param catalog the catalog that holds it
     */
    public StoreDatabase(Catalog catalog) {
        super(catalog, NAME);
    }

    /**
     * {@return table {@code stock}: Stock of the store}
     */
    public StockTable stock() {
        return new StockTable(catalog());
    }
}
