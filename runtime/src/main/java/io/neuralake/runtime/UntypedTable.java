package io.neuralake.runtime;

import io.neuralake.catalog.Table;
import io.neuralake.runtime.column.AnyColumn;
import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.plan.TableSource;
import io.neuralake.runtime.row.Row;
import io.neuralake.runtime.row.RowCursor;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/** A table that is known by name only. Whether columns and values fit is checked when the scan is made. */
public final class UntypedTable extends TableAccessor<UntypedTable, Row> {

    private final Catalog catalog;
    private final Map<String, ?> arguments;

    UntypedTable(Catalog catalog, Table table) {
        this(catalog, table, Map.of());
    }

    private UntypedTable(Catalog catalog, Table table, Map<String, ?> arguments) {
        super(catalog, table);
        this.catalog = catalog;
        this.arguments = arguments;
    }

    /**
     * This function table called with arguments by the names of its parameters:
     *
     * <pre>{@code
     * catalog.table("bci.electrode_sites").call(Map.of("channels", 1024)).show();
     * }</pre>
     *
     * <p>An argument is a value of the parameter's type or its text, as in a URL. One that may be absent may be left out.
     *
     * @throws io.neuralake.runtime.error.LakeException if it is no function table, or an argument is unknown, missing or does
     *     not fit
     */
    public UntypedTable call(Map<String, ?> values) {
        if (table().function().isEmpty()) {
            throw new LakeException(
                    "call table '" + qualifiedName() + "'", "it is no function table", "read it without arguments");
        }
        new FunctionArguments(table()).fit(values);
        return new UntypedTable(catalog, table(), Collections.unmodifiableMap(new HashMap<>(values)));
    }

    @Override
    TableSource source() {
        return table().function().isPresent()
                ? catalog.functions().source(catalog, table(), arguments)
                : super.source();
    }

    /** A column by name. */
    public AnyColumn column(String name) {
        return new AnyColumn(name);
    }

    @Override
    protected Row decode(RowCursor row) {
        return row.toRow();
    }
}
