package lake;

import io.neuralake.runtime.Catalog;
import io.neuralake.runtime.FunctionAccessor;
import io.neuralake.runtime.FunctionTable;
import io.neuralake.runtime.column.DoubleColumn;
import io.neuralake.runtime.row.RowCursor;
import io.neuralake.runtime.row.RowWriter;
import java.time.LocalDate;
import java.util.stream.Stream;
import javax.annotation.processing.Generated;

/**
 * Typed access to {@code robot.simulated_poses}: Simulated poses.
 */
@Generated("io.neuralake.processor.TableProcessor")
public final class SimulatedPosesTable extends FunctionAccessor<SimulatedPosesTable, Robots.Pose> {
    private final LocalDate day;

    private final int robotId;

    private final String catalog;

    private final Robots.Frame frame;

    /**
     * Opens the table for certain arguments.
     *
     * @param catalog_ the catalog that holds it
     * @param day the day
     * @param robotId serial number
     * @param catalog name of the trajectory
     * @param frame origin of the coordinates
     */
    public SimulatedPosesTable(Catalog catalog_, LocalDate day, int robotId, String catalog,
            Robots.Frame frame) {
        super(catalog_, "robot", "simulated_poses");
        this.day = day;
        this.robotId = robotId;
        this.catalog = catalog;
        this.frame = frame;
    }

    @Override
    protected Stream<Robots.Pose> rows() throws Exception {
        return Robots.simulatedPoses(day, robotId, catalog, frame);
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

    @Override
    protected void encode(Robots.Pose row, RowWriter out) {
        out.setDouble(0, row.seconds());
        out.setDouble(1, row.x());
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
        public SimulatedPosesTable of(Catalog catalog, Object[] arguments) {
            return new SimulatedPosesTable(catalog, (LocalDate) arguments[0],
                    (Integer) arguments[1], (String) arguments[2],
                    FunctionTable.constant(Robots.Frame.class, arguments[3]));
        }
    }
}
