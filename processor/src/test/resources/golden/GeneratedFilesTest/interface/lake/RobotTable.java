package lake;

import io.neuralake.runtime.Catalog;
import io.neuralake.runtime.TableAccessor;
import io.neuralake.runtime.column.DoubleColumn;
import io.neuralake.runtime.column.LongColumn;
import io.neuralake.runtime.column.StringColumn;
import io.neuralake.runtime.row.RowCursor;
import java.util.Optional;
import java.util.OptionalDouble;
import javax.annotation.processing.Generated;

/**
 * Typed access to {@code robot.robot}: Robots of the lab.
 */
@Generated("io.neuralake.processor.TableProcessor")
public final class RobotTable extends TableAccessor<RobotTable, Robot> {
    /**
     * Opens the table.
     *
     * @param catalog the catalog that holds it
     */
    public RobotTable(Catalog catalog) {
        super(catalog, "robot", "robot");
    }

    /**
     * {@return column {@code id}}
     */
    public LongColumn id() {
        return longColumn("id");
    }

    /**
     * {@return column {@code site}: site where it stands}
     */
    public StringColumn site() {
        return stringColumn("site");
    }

    /**
     * {@return column {@code nick_name}: Not said by everybody}
     */
    public StringColumn name() {
        return stringColumn("nick_name");
    }

    /**
     * {@return column {@code payload}, kg: load that it can carry}
     */
    public DoubleColumn payload() {
        return doubleColumn("payload");
    }

    /**
     * {@return column {@code label}: Old name}
     *
     * @deprecated nick_name
     */
    @Deprecated(
            since = "2024-03"
    )
    public StringColumn label() {
        return stringColumn("label");
    }

    @Override
    protected Robot decode(RowCursor row) {
        return new Values(row.getLong(0), row.getString(1),
                Optional.ofNullable(row.getStringOrNull(2)),
                row.isNull(3) ? OptionalDouble.empty() : OptionalDouble.of(row.getDouble(3)),
                row.getStringOrNull(4));
    }

    private record Values(long id, String site, Optional<String> name, OptionalDouble payload,
            String label) implements Robot {
        @Deprecated
        @Override
        public String label() {
            return label;
        }
    }
}
