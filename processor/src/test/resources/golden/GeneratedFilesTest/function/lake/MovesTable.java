package lake;

import io.neuralake.runtime.Catalog;
import io.neuralake.runtime.FunctionAccessor;
import io.neuralake.runtime.FunctionTable;
import io.neuralake.runtime.column.IntegerColumn;
import io.neuralake.runtime.column.LongColumn;
import io.neuralake.runtime.column.MapColumn;
import io.neuralake.runtime.column.NestedColumn;
import io.neuralake.runtime.column.StringColumn;
import io.neuralake.runtime.column.StructColumn;
import io.neuralake.runtime.row.RowCursor;
import io.neuralake.runtime.row.RowWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import javax.annotation.processing.Generated;

/**
 * Typed access to {@code robot.moves}: movements.
 */
@Generated("io.neuralake.processor.TableProcessor")
public final class MovesTable extends FunctionAccessor<MovesTable, Robots.Move> {
    /**
     * Opens the table for certain arguments.
     *
     * @param catalog the catalog that holds it
     */
    public MovesTable(Catalog catalog) {
        super(catalog, "robot", "moves");
    }

    @Override
    protected Stream<Robots.Move> rows() throws Exception {
        return Robots.moves();
    }

    /**
     * {@return column {@code number}: which}
     */
    public LongColumn number() {
        return longColumn("number");
    }

    /**
     * {@return column {@code letter}: its initial}
     */
    public StringColumn letter() {
        return stringColumn("letter");
    }

    /**
     * {@return column {@code perhaps}: a number that may be missing}
     */
    public IntegerColumn perhaps() {
        return integerColumn("perhaps");
    }

    /**
     * {@return column {@code count}: an optional number}
     */
    public IntegerColumn countColumn() {
        return integerColumn("count");
    }

    /**
     * {@return column {@code origin}: where it begins}
     */
    public StructColumn origin() {
        return structColumn("origin");
    }

    /**
     * {@return column {@code path}: where it leads}
     */
    public NestedColumn path() {
        return nestedColumn("path");
    }

    /**
     * {@return column {@code by_frame}: places by frame}
     */
    public MapColumn<Robots.Frame> byFrame() {
        return mapColumn("by_frame", Robots.Frame.class);
    }

    /**
     * {@return column {@code limb}: what moves}
     */
    public StructColumn limb() {
        return structColumn("limb");
    }

    @Override
    protected Robots.Move decode(RowCursor row) {
        return new Robots.Move(row.getLong(0), row.getChar(1), row.getIntOrNull(2),
                row.isNull(3) ? OptionalInt.empty() : OptionalInt.of(row.getInt(3)),
                pose(row.getStruct(4)), poseList(row.getElements(5)),
                poseListMap(row.getEntries(6)),
                Optional.ofNullable(row.isNull(7) ? null : limb(row.getStruct(7))));
    }

    private static Robots.Pose pose(RowCursor row) {
        return new Robots.Pose(row.getDouble(0), row.getDouble(1));
    }

    private static List<Robots.Pose> poseList(RowCursor row) {
        List<Robots.Pose> values = new ArrayList<Robots.Pose>(row.size());
        while (row.next()) {
            values.add(pose(row.getStruct(0)));
        }
        return values;
    }

    private static Map<Robots.Frame, List<Robots.Pose>> poseListMap(RowCursor row) {
        Map<Robots.Frame, List<Robots.Pose>> values = new LinkedHashMap<Robots.Frame, List<Robots.Pose>>();
        while (row.next()) {
            values.put(row.getEnum(0, Robots.Frame.class), poseList(row.getElements(1)));
        }
        return values;
    }

    private static Robots.Limb limb(RowCursor row) {
        return new Robots.Limb(pose(row.getStruct(0)), row.getDoubleArray(1), row.getString(2));
    }

    @Override
    protected void encode(Robots.Move row, RowWriter out) {
        out.setLong(0, row.number());
        out.set(1, row.letter());
        out.set(2, row.perhaps());
        out.set(3, row.count());
        out.set(4, row.origin());
        out.set(5, row.path());
        out.set(6, row.byFrame());
        out.set(7, row.limb());
    }

    @Override
    protected void encodeNested(Object value, RowWriter out) {
        if (value instanceof Robots.Pose row) {
            out.setDouble(0, row.seconds());
            out.setDouble(1, row.x());
        } else if (value instanceof Robots.Limb row) {
            out.set(0, row.tip());
            out.set(1, row.angles());
            out.set(2, row.name());
        }
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
        public MovesTable of(Catalog catalog, Object[] arguments) {
            return new MovesTable(catalog);
        }
    }
}
