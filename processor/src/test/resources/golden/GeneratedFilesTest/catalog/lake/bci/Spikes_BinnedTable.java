package lake.bci;

import io.neuralake.runtime.Catalog;
import io.neuralake.runtime.TableAccessor;
import io.neuralake.runtime.column.IntegerColumn;
import io.neuralake.runtime.column.StringColumn;
import io.neuralake.runtime.row.RowCursor;
import javax.annotation.processing.Generated;

/**
 * Typed access to {@code bci.binned}: Spikes in bins of 20 ms.
 */
@Generated("io.neuralake.processor.TableProcessor")
public final class Spikes_BinnedTable extends TableAccessor<Spikes_BinnedTable, Spikes.Binned> {
    /**
     * Opens the table.
     *
     * @param catalog the catalog that holds it
     */
    public Spikes_BinnedTable(Catalog catalog) {
        super(catalog, "bci", "binned");
    }

    /**
     * {@return column {@code participant}: who}
     */
    public StringColumn participant() {
        return stringColumn("participant");
    }

    /**
     * {@return column {@code channel}, 1: Electrode, counted from 0}
     */
    public IntegerColumn channel() {
        return integerColumn("channel");
    }

    @Override
    protected Spikes.Binned decode(RowCursor row) {
        return new Spikes.Binned(row.getString(0), row.getInt(1));
    }
}
