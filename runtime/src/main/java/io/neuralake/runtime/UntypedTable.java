package io.neuralake.runtime;

import io.neuralake.catalog.Table;
import io.neuralake.runtime.column.AnyColumn;
import io.neuralake.runtime.row.Row;
import io.neuralake.runtime.row.RowCursor;

/** A table that is known by name only. Whether columns and values fit is checked when the scan is made. */
public final class UntypedTable extends TableAccessor<UntypedTable, Row> {

    UntypedTable(Catalog catalog, Table table) {
        super(catalog, table);
    }

    /** A column by name. */
    public AnyColumn column(String name) {
        return new AnyColumn(name);
    }

    @Override
    protected UntypedTable self() {
        return this;
    }

    @Override
    protected Row decode(RowCursor row) {
        return row.toRow();
    }
}
