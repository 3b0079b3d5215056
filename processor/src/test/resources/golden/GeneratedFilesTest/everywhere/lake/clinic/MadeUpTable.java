package lake.clinic;

import io.neuralake.runtime.Catalog;
import io.neuralake.runtime.FunctionAccessor;
import io.neuralake.runtime.FunctionTable;
import io.neuralake.runtime.column.OrderedColumn;
import io.neuralake.runtime.column.StringColumn;
import io.neuralake.runtime.row.RowCursor;
import io.neuralake.runtime.row.RowWriter;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.stream.Stream;
import javax.annotation.processing.Generated;

/**
 * Typed access to {@code clinic.made_up}: Made up: Ängste &amp; "quotes" &#92; end.
 */
@Generated("io.neuralake.processor.TableProcessor")
public final class MadeUpTable extends FunctionAccessor<MadeUpTable, Appointments.Made> {
    private final int count;

    private final LocalDateTime since;

    /**
     * Opens the table for certain arguments.
     *
     * @param catalog the catalog that holds it
     * @param count how many
     * @param since from when
     */
    public MadeUpTable(Catalog catalog, int count, LocalDateTime since) {
        super(catalog, "clinic", "made_up");
        this.count = count;
        this.since = since;
    }

    @Override
    protected Stream<Appointments.Made> rows() throws Exception {
        return Appointments.madeUp(count, since);
    }

    /**
     * {@return column {@code key}: The key}
     */
    public StringColumn key() {
        return stringColumn("key");
    }

    /**
     * {@return column {@code confidence}: How sure that is}
     */
    public OrderedColumn<BigDecimal> confidence() {
        return decimalColumn("confidence");
    }

    /**
     * {@return column {@code subject}: What it is about}
     */
    public StringColumn subject() {
        return stringColumn("subject");
    }

    @Override
    protected Appointments.Made decode(RowCursor row) {
        Appointments.Made value = new Appointments.Made();
        value.key = row.getString(0);
        value.confidence = row.getDecimal(1);
        value.subject = row.getStringOrNull(2);
        return value;
    }

    @Override
    protected void encode(Appointments.Made row, RowWriter out) {
        out.set(0, row.key);
        out.set(1, row.confidence);
        out.set(2, row.subject);
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
        public MadeUpTable of(Catalog catalog, Object[] arguments) {
            return new MadeUpTable(catalog, (Integer) arguments[0], (LocalDateTime) arguments[1]);
        }
    }
}
