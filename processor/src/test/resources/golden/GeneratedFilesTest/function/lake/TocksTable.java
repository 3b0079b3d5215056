package lake;

import io.neuralake.runtime.Catalog;
import io.neuralake.runtime.FunctionAccessor;
import io.neuralake.runtime.FunctionTable;
import io.neuralake.runtime.column.IntegerColumn;
import io.neuralake.runtime.column.StructColumn;
import io.neuralake.runtime.row.RowCursor;
import io.neuralake.runtime.row.RowWriter;
import java.util.Optional;
import java.util.stream.Stream;
import javax.annotation.processing.Generated;

/**
 * Typed access to {@code robot.tocks}: tocks.
 */
@Generated("io.neuralake.processor.TableProcessor")
public final class TocksTable extends FunctionAccessor<TocksTable, Robots.Tock> {
    /**
     * Opens the table for certain arguments.
     *
     * @param catalog the catalog that holds it
     */
    public TocksTable(Catalog catalog) {
        super(catalog, "robot", "tocks");
    }

    @Override
    protected Stream<Robots.Tock> rows() throws Exception {
        return Robots.tocks();
    }

    /**
     * {@return column {@code number}: a number}
     */
    public IntegerColumn number() {
        return integerColumn("number");
    }

    /**
     * {@return column {@code pose}: where}
     */
    public StructColumn pose() {
        return structColumn("pose");
    }

    @Override
    protected Robots.Tock decode(RowCursor row) {
        return new Values(row.getInt(0),
                Optional.ofNullable(row.isNull(1) ? null : pose(row.getStruct(1))));
    }

    private static Robots.Pose pose(RowCursor row) {
        return new Robots.Pose(row.getDouble(0), row.getDouble(1));
    }

    @Override
    protected void encode(Robots.Tock row, RowWriter out) {
        out.setInt(0, row.number());
        out.set(1, row.pose());
    }

    @Override
    protected void encodeNested(Object value, RowWriter out) {
        if (value instanceof Robots.Pose row) {
            out.setDouble(0, row.seconds());
            out.setDouble(1, row.x());
        }
    }

    private record Values(int number, Optional<Robots.Pose> pose) implements Robots.Tock {
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
        public TocksTable of(Catalog catalog, Object[] arguments) {
            return new TocksTable(catalog);
        }
    }
}
