package lake;

import io.neuralake.runtime.Catalog;
import io.neuralake.runtime.DatabaseAccessor;
import javax.annotation.processing.Generated;

/**
 * Tables of {@code public_data}.
 */
@Generated("io.neuralake.processor.CatalogProcessor")
public final class PublicDataDatabase extends DatabaseAccessor {
    /**
     * Name of the database.
     */
    public static final String NAME = "public_data";

    /**
     * Opens the database.
     *
     * @param catalog the catalog that holds it
     */
    public PublicDataDatabase(Catalog catalog) {
        super(catalog, NAME);
    }

    /**
     * {@return table {@code sizes}: Größen: 測定値 — »Maße« 🧠}
     */
    public GrößeTable sizes() {
        return new GrößeTable(catalog());
    }
}
