package lake;

import io.neuralake.annotations.Table;
import java.io.IOException;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.apache.arrow.vector.ipc.ArrowReader;

/** Functions of robots. */
public final class Robots {
    private Robots() {}

    /** Where a robot's tool is. */
    public enum Frame {
        /** The room. */
        WORLD,
        /** The robot's foot. */
        BASE
    }

    /**
     * A place at a time.
     *
     * @param seconds seconds of the day
     * @param x distance from the wall
     */
    public record Pose(double seconds, double x) {}

    /**
     * Simulated poses. They are smooth.
     *
     * @param day the day
     * @param robotId serial number
     * @param catalog name of the trajectory
     * @param frame origin of the coordinates
     * @return poses in the order of time
     * @throws IOException never
     */
    @Table(database = "robot")
    public static Stream<Pose> simulatedPoses(LocalDate day, int robotId, String catalog, Frame frame)
            throws IOException {
        return Stream.of(new Pose(day.toEpochDay(), robotId + catalog.length() + frame.ordinal()));
    }

    /** {@return poses in batches} */
    @Table(database = "robot", name = "poses", rows = Pose.class)
    public static ArrowReader poseBatches() {
        throw new UnsupportedOperationException();
    }
}
