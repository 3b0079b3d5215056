package io.neuralake.runtime;

import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.column.IntegerColumn;
import io.neuralake.runtime.column.LongColumn;
import io.neuralake.runtime.column.OrderedColumn;
import io.neuralake.runtime.row.RowCursor;
import java.time.Instant;
import java.time.LocalDate;

/** The accessor of {@link ImplantDiagnostics}, as the compiler generates it. */
final class ImplantDiagnosticsTable extends TableAccessor<ImplantDiagnosticsTable, ImplantDiagnostics> {

    static final Table DECLARED = Declared.delta(
            "implant",
            "implant_diagnostics",
            Declared.partition("implant_id", Scalar.INT32),
            Declared.partition("date", Scalar.DATE),
            Declared.column("local_ts", Scalar.INSTANT),
            Declared.column("ticks_since_boot", Scalar.INT64));

    ImplantDiagnosticsTable(Catalog catalog) {
        super(catalog, "implant", "implant_diagnostics");
    }

    IntegerColumn implantId() {
        return integerColumn("implant_id");
    }

    OrderedColumn<LocalDate> date() {
        return dateColumn("date");
    }

    OrderedColumn<Instant> localTs() {
        return instantColumn("local_ts");
    }

    LongColumn ticksSinceBoot() {
        return longColumn("ticks_since_boot");
    }

    @Override
    protected ImplantDiagnostics decode(RowCursor row) {
        return new ImplantDiagnostics(row.getInt(0), row.getDate(1), row.getInstant(2), row.getLong(3));
    }
}
