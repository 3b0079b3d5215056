package lake.bci;

import io.neuralake.runtime.Catalog;
import io.neuralake.runtime.TableAccessor;
import io.neuralake.runtime.column.IntegerColumn;
import io.neuralake.runtime.column.LongColumn;
import io.neuralake.runtime.row.RowCursor;
import javax.annotation.processing.Generated;

/**
 * Typed access to {@code bci.raw_spikes}: Raw spikes.
 *
 * @deprecated bci.binned, or &lt;/b&gt; nothing
 */
@Generated("io.neuralake.processor.TableProcessor")
@Deprecated(
        since = "2024-03"
)
public final class Spikes_RawTable extends TableAccessor<Spikes_RawTable, Spikes.Raw> {
    /**
     * Opens the table.
     *
     * @param catalog the catalog that holds it
     */
    public Spikes_RawTable(Catalog catalog) {
        super(catalog, "bci", "raw_spikes");
    }

    /**
     * {@return column {@code channel}: electrode}
     */
    public IntegerColumn channel() {
        return integerColumn("channel");
    }

    /**
     * {@return column {@code time}: when}
     *
     * @deprecated channel
     */
    @Deprecated
    public LongColumn time() {
        return longColumn("time");
    }

    @Override
    protected Spikes.Raw decode(RowCursor row) {
        return new Spikes.Raw(row.getInt(0), row.getLong(1));
    }
}
