package io.neuralake.catalog.check;

import java.util.List;

/** The checks that every host runs on each table. */
public final class TableChecks {

    private static final List<TableCheck> ALL = List.of(
            new TableNameCheck(),
            new ColumnNameCheck(),
            new DuplicateColumnCheck(),
            new ColumnsCheck(),
            new ColumnListCheck(),
            new PartitionCheck(),
            new DeprecationCheck(),
            new FunctionCheck(),
            new SchemaVersionCheck(),
            new LinkCheck(),
            new DerivationCheck(),
            new RecordWidthCheck(),
            new PanelCheck(),
            new DocFilterColumnCheck(),
            new DocFilterOperatorCheck(),
            new DocFilterValueCheck(),
            new ColumnExampleCheck(),
            new ColumnTypeCheck(),
            new DecimalCheck(),
            new TableLocationCheck(),
            new FormatOptionsCheck(),
            new ReloadIntervalCheck());

    private TableChecks() {}

    /** All of them, unmodifiable, in the order of the rules. */
    public static List<TableCheck> all() {
        return ALL;
    }
}
