package lake;

import io.neuralake.annotations.Table;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.jspecify.annotations.Nullable;

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

    /**
     * A movement: every way in which a value can be nested.
     *
     * @param number which
     * @param letter its initial
     * @param perhaps a number that may be missing
     * @param count an optional number
     * @param origin where it begins
     * @param path where it leads
     * @param byFrame places by frame
     * @param limb what moves
     */
    public record Move(
            long number,
            char letter,
            @Nullable Integer perhaps,
            OptionalInt count,
            Pose origin,
            List<Pose> path,
            Map<Frame, List<Pose>> byFrame,
            Optional<Limb> limb) {}

    /**
     * What moves.
     *
     * @param tip its end
     * @param angles angles of its joints
     * @param name what it was called
     */
    public record Limb(Pose tip, double[] angles, String name) {}

    /** {@return movements} */
    @Table(database = "robot")
    public static Stream<Move> moves() {
        return Stream.empty();
    }

    /** A class with fields. */
    public static final class Tick {
        /** Makes one. */
        public Tick() {}

        /** A number. */
        public int number;

        /** A time. */
        public @Nullable Instant moment;
    }

    /** {@return ticks} */
    @Table(database = "robot")
    public static Stream<Tick> ticks() {
        return Stream.empty();
    }

    /** An interface. */
    public interface Tock {
        /** {@return a number} */
        int number();

        /** {@return where} */
        Optional<Pose> pose();
    }

    /** {@return tocks} */
    @Table(database = "robot")
    public static Stream<Tock> tocks() {
        return Stream.empty();
    }
}
