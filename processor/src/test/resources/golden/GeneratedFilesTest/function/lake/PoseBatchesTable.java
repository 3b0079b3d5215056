package lake;

import io.neuralake.runtime.ArrowFunctionAccessor;
import io.neuralake.runtime.Catalog;
import io.neuralake.runtime.FunctionTable;
import io.neuralake.runtime.column.DoubleColumn;
import io.neuralake.runtime.row.RowCursor;
import javax.annotation.processing.Generated;
import org.apache.arrow.vector.ipc.ArrowReader;

/**
 * Typed access to {@code robot.poses}: poses in batches.
 */
@Generated("io.neuralake.processor.TableProcessor")
public final class PoseBatchesTable extends ArrowFunctionAccessor<PoseBatchesTable, Robots.Pose> {
    /**
     * Opens the table for certain arguments.
     *
     * @param catalog the catalog that holds it
     */
    public PoseBatchesTable(Catalog catalog) {
        super(catalog, "robot", "poses");
    }

    @Override
    protected ArrowReader batches() throws Exception {
        return Robots.poseBatches();
    }

    /**
     * {@return column {@code seconds}: seconds of the day}
     */
    public DoubleColumn seconds() {
        return doubleColumn("seconds");
    }

    /**
     * {@return column {@code x}: distance from the wall}
     */
    public DoubleColumn x() {
        return doubleColumn("x");
    }

    @Override
    protected Robots.Pose decode(RowCursor row) {
        return new Robots.Pose(row.getDouble(0), row.getDouble(1));
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
        public PoseBatchesTable of(Catalog catalog, Object[] arguments) {
            return new PoseBatchesTable(catalog);
        }
    }
}
