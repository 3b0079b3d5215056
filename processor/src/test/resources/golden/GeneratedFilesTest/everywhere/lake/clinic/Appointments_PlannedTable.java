package lake.clinic;

import io.neuralake.runtime.Catalog;
import io.neuralake.runtime.TableAccessor;
import io.neuralake.runtime.column.ListColumn;
import io.neuralake.runtime.column.LongColumn;
import io.neuralake.runtime.column.OrderedColumn;
import io.neuralake.runtime.column.StringColumn;
import io.neuralake.runtime.row.RowCursor;
import java.time.LocalDateTime;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * Typed access to {@code clinic.planned}: Planned appointments.
 */
@Generated("io.neuralake.processor.TableProcessor")
public final class Appointments_PlannedTable extends TableAccessor<Appointments_PlannedTable, Appointments.Planned> {
    /**
     * Opens the table.
     *
     * @param catalog the catalog that holds it
     */
    public Appointments_PlannedTable(Catalog catalog) {
        super(catalog, "clinic", "planned");
    }

    /**
     * {@return column {@code price}: what it costs}
     */
    public LongColumn price() {
        return longColumn("price");
    }

    /**
     * {@return column {@code begin}: when it begins}
     */
    public OrderedColumn<LocalDateTime> begin() {
        return timestampColumn("begin");
    }

    /**
     * {@return column {@code notes}: notes}
     */
    public ListColumn<String> notes() {
        return listColumn("notes", String.class);
    }

    /**
     * {@return column {@code who}: who comes, or null}
     */
    public StringColumn participant() {
        return stringColumn("who");
    }

    @Override
    protected Appointments.Planned decode(RowCursor row) {
        return new Values(row.getLongOrNull(0), row.getTimestamp(1), row.getList(2, String.class),
                row.getStringOrNull(3));
    }

    private record Values(Long price, LocalDateTime begin, List<String> notes,
            String participant) implements Appointments.Planned {
    }
}
