package lake;

import io.neuralake.runtime.Catalog;
import io.neuralake.runtime.TableAccessor;
import io.neuralake.runtime.column.LongColumn;
import io.neuralake.runtime.row.RowCursor;
import javax.annotation.processing.Generated;

/**
 * Typed access to {@code tables.cursor}: A type called as one of the runtime's.
 */
@Generated("io.neuralake.processor.TableProcessor")
public final class Outer_RowCursorTable extends TableAccessor<Outer_RowCursorTable, Outer.RowCursor> {
    /**
     * Opens the table.
     *
     * @param catalog the catalog that holds it
     */
    public Outer_RowCursorTable(Catalog catalog) {
        super(catalog, "tables", "cursor");
    }

    /**
     * {@return column {@code id}: number}
     */
    public LongColumn id() {
        return longColumn("id");
    }

    @Override
    protected Outer.RowCursor decode(RowCursor row) {
        return new Outer.RowCursor(row.getLong(0));
    }
}
