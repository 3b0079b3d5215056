package lake;

import io.neuralake.runtime.Catalog;
import io.neuralake.runtime.DatabaseAccessor;
import javax.annotation.processing.Generated;
import lake.bci.Spikes_BinnedTable;
import lake.bci.Spikes_RawTable;

/**
 * Tables of {@code bci}: Signals of the brain, with `units` and text.
 */
@Generated("io.neuralake.processor.CatalogProcessor")
public final class BciDatabase extends DatabaseAccessor {
    /**
     * Name of the database.
     */
    public static final String NAME = "bci";

    /**
     * Opens the database.
     *
     * @param catalog the catalog that holds it
     */
    public BciDatabase(Catalog catalog) {
        super(catalog, NAME);
    }

    /**
     * {@return table {@code binned}: Spikes in bins of 20 ms}
     */
    public Spikes_BinnedTable binned() {
        return new Spikes_BinnedTable(catalog());
    }

    /**
     * {@return table {@code raw_spikes}: Raw spikes}
     *
     * @deprecated bci.binned, or &lt;/b&gt; nothing
     */
    @Deprecated(
            since = "2024-03"
    )
    public Spikes_RawTable rawSpikes() {
        return new Spikes_RawTable(catalog());
    }
}
