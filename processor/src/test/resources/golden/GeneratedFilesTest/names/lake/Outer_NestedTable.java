package lake;

import io.neuralake.runtime.Catalog;
import io.neuralake.runtime.TableAccessor;
import io.neuralake.runtime.column.LongColumn;
import io.neuralake.runtime.row.RowCursor;
import javax.annotation.processing.Generated;

/**
 * Typed access to {@code tables.catalog}: A table called as a method of its database's class.
 */
@Generated("io.neuralake.processor.TableProcessor")
public final class Outer_NestedTable extends TableAccessor<Outer_NestedTable, Outer.Nested> {
    /**
     * Opens the table.
     *
     * @param catalog the catalog that holds it
     */
    public Outer_NestedTable(Catalog catalog) {
        super(catalog, "tables", "catalog");
    }

    /**
     * {@return column {@code id}: number}
     */
    public LongColumn id() {
        return longColumn("id");
    }

    @Override
    protected Outer.Nested decode(RowCursor row) {
        return new Outer.Nested(row.getLong(0));
    }
}
