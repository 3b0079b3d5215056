package lake;

import io.neuralake.runtime.Catalog;
import io.neuralake.runtime.TableAccessor;
import io.neuralake.runtime.column.BooleanColumn;
import io.neuralake.runtime.column.DoubleColumn;
import io.neuralake.runtime.column.StringColumn;
import io.neuralake.runtime.row.RowCursor;
import javax.annotation.processing.Generated;

/**
 * Typed access to {@code charger.charger}: A charging station.
 */
@Generated("io.neuralake.processor.TableProcessor")
public final class ChargerTable extends TableAccessor<ChargerTable, Charger> {
    /**
     * Opens the table.
     *
     * @param catalog the catalog that holds it
     */
    public ChargerTable(Catalog catalog) {
        super(catalog, "charger", "charger");
    }

    /**
     * {@return column {@code serial}}
     */
    public StringColumn serial() {
        return stringColumn("serial");
    }

    /**
     * {@return column {@code kilowatts}: Power that it can deliver}
     */
    public DoubleColumn kilowatts() {
        return doubleColumn("kilowatts");
    }

    /**
     * {@return column {@code indoors}}
     */
    public BooleanColumn indoors() {
        return booleanColumn("indoors");
    }

    @Override
    protected Charger decode(RowCursor row) {
        Charger value = new Charger();
        value.serial = row.getString(0);
        value.kilowatts = row.getDouble(1);
        value.indoors = row.getBooleanOrNull(2);
        return value;
    }
}
