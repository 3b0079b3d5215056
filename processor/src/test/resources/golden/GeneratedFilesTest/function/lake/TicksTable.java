package lake;

import io.neuralake.runtime.Catalog;
import io.neuralake.runtime.FunctionAccessor;
import io.neuralake.runtime.FunctionTable;
import io.neuralake.runtime.column.IntegerColumn;
import io.neuralake.runtime.column.OrderedColumn;
import io.neuralake.runtime.row.RowCursor;
import io.neuralake.runtime.row.RowWriter;
import java.time.Instant;
import java.util.stream.Stream;
import javax.annotation.processing.Generated;

/**
 * Typed access to {@code robot.ticks}: ticks.
 */
@Generated("io.neuralake.processor.TableProcessor")
public final class TicksTable extends FunctionAccessor<TicksTable, Robots.Tick> {
    /**
     * Opens the table for certain arguments.
     *
     * @param catalog the catalog that holds it
     */
    public TicksTable(Catalog catalog) {
        super(catalog, "robot", "ticks");
    }

    @Override
    protected Stream<Robots.Tick> rows() throws Exception {
        return Robots.ticks();
    }

    /**
     * {@return column {@code number}: A number}
     */
    public IntegerColumn number() {
        return integerColumn("number");
    }

    /**
     * {@return column {@code moment}: A time}
     */
    public OrderedColumn<Instant> moment() {
        return instantColumn("moment");
    }

    @Override
    protected Robots.Tick decode(RowCursor row) {
        Robots.Tick value = new Robots.Tick();
        value.number = row.getInt(0);
        value.moment = row.getInstantOrNull(1);
        return value;
    }

    @Override
    protected void encode(Robots.Tick row, RowWriter out) {
        out.setInt(0, row.number);
        out.set(1, row.moment);
    }

    /**
     * Opens the table where its arguments are known by name.
     */
    public static final class ByName implements FunctionTable {
        /**
         * For the runtime.
         */
        public ByName() {
        }

        @Override
        public TicksTable of(Catalog catalog, Object[] arguments) {
            return new TicksTable(catalog);
        }
    }
}
