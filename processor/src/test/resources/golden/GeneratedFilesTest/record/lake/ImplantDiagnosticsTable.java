package lake;

import io.neuralake.runtime.Catalog;
import io.neuralake.runtime.TableAccessor;
import io.neuralake.runtime.column.IntegerColumn;
import io.neuralake.runtime.column.LongColumn;
import io.neuralake.runtime.column.OrderedColumn;
import io.neuralake.runtime.row.RowCursor;
import java.time.Instant;
import java.time.LocalDate;
import javax.annotation.processing.Generated;

/**
 * Typed access to {@code implant.implant_diagnostics}: Online telemetry collected from implants while they are connected to a client.
 */
@Generated("io.neuralake.processor.TableProcessor")
public final class ImplantDiagnosticsTable extends TableAccessor<ImplantDiagnosticsTable, ImplantDiagnostics> {
    /**
     * Opens the table.
     *
     * @param catalog the catalog that holds it
     */
    public ImplantDiagnosticsTable(Catalog catalog) {
        super(catalog, "implant", "implant_diagnostics");
    }

    /**
     * {@return column {@code implant_id}: serial number of the implant}
     */
    public IntegerColumn implantId() {
        return integerColumn("implant_id");
    }

    /**
     * {@return column {@code date}: day of the report, in UTC}
     */
    public OrderedColumn<LocalDate> date() {
        return dateColumn("date");
    }

    /**
     * {@return column {@code local_ts_us}, us since epoch: when the implant wrote the report, by its own clock}
     */
    public OrderedColumn<Instant> localTsUs() {
        return instantColumn("local_ts_us");
    }

    /**
     * {@return column {@code ticks_since_boot}: ticks of the implant's clock since it started}
     */
    public LongColumn ticksSinceBoot() {
        return longColumn("ticks_since_boot");
    }

    @Override
    protected ImplantDiagnostics decode(RowCursor row) {
        return new ImplantDiagnostics(row.getInt(0), row.getDate(1), row.getInstant(2),
                row.getLong(3));
    }
}
