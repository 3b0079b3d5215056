package io.neuralake.samples.data.rows;

import io.neuralake.samples.robot.Poses;
import io.neuralake.samples.robot.ToolPoses;
import io.neuralake.samples.robot.ToolPoses.Step;
import io.neuralake.samples.robot.ToolPoses.Vector;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Movements of the surgical robot: a needle that goes up and down along a row of places. */
final class RobotSimulator {

    private static final LocalDate FIRST_OPERATION = LocalDate.of(2024, 3, 4);

    private final double scale;

    RobotSimulator(double scale) {
        this.scale = scale;
    }

    Stream<ToolPoses> toolPoses() {
        return Stream.of(16L, 17L, 18L).flatMap(operation -> operation(operation).stream());
    }

    private List<ToolPoses> operation(long operation) {
        int count = Lab.count(2_000, scale, 200_000);
        LocalDate day = FIRST_OPERATION.plusDays(operation / 17 * 7);
        Random random = Lab.random("operation", operation);
        Instant start = Lab.start(day, operation == 18 ? 13 : 8);
        List<ToolPoses> poses = new ArrayList<>(count);
        @Nullable Vector before = null;
        for (int i = 0; i < count; i++) {
            Step step = step(i, count);
            Vector position = position(i, step);
            boolean touching = step == Step.INSERTION || step == Step.RETRACTION;
            Vector force = new Vector(
                    0.01 * random.nextGaussian(),
                    0.01 * random.nextGaussian(),
                    touching ? 0.3 * random.nextDouble() : 0);
            poses.add(new ToolPoses(
                    day,
                    operation,
                    start.plusMillis(10L * i),
                    step,
                    position,
                    orientation(i),
                    velocity(before, position),
                    torques(random),
                    obstacles(step),
                    touching ? length(force) : 0,
                    touching ? force : null));
            before = position;
        }
        return poses;
    }

    private static Step step(int i, int count) {
        if (i < count / 20) {
            return Step.HOMING;
        }
        if (i > count - count / 20) {
            return Step.PARKING;
        }
        int phase = i % 200;
        if (phase < 100) {
            return Step.APPROACH;
        }
        return phase < 150 ? Step.INSERTION : Step.RETRACTION;
    }

    private static Vector position(int i, Step step) {
        double depth = step == Step.INSERTION || step == Step.RETRACTION
                ? 4 * StrictMath.sin(Math.PI * (i % 200 - 100) / 100)
                : 0;
        return new Vector(120 + 0.3 * Math.floorDiv(i, 200), 40 + 0.05 * (i % 200), 12 - depth);
    }

    private static List<Double> orientation(int i) {
        double half = 0.05 * StrictMath.sin(0.01 * i);
        return List.of(StrictMath.cos(half), StrictMath.sin(half), 0.0, 0.0);
    }

    private static @Nullable Vector velocity(@Nullable Vector before, Vector now) {
        return before == null
                ? null
                : new Vector(100 * (now.x() - before.x()), 100 * (now.y() - before.y()), 100 * (now.z() - before.z()));
    }

    private static Map<String, Double> torques(Random random) {
        Map<String, Double> torques = new LinkedHashMap<>();
        for (String joint : List.of("shoulder", "elbow", "wrist")) {
            torques.put(joint, 2 + 0.1 * random.nextGaussian());
        }
        return torques;
    }

    /** There is a blood vessel to stay away from when the needle moves down. */
    private static List<List<Double>> obstacles(Step step) {
        return step == Step.INSERTION ? List.of(List.of(121.0, 42.0, 9.5), List.of(123.5, 44.0, 9.0)) : List.of();
    }

    private static double length(Vector vector) {
        return Math.sqrt(vector.x() * vector.x() + vector.y() * vector.y() + vector.z() * vector.z());
    }

    Stream<Poses> poses() {
        int count = Lab.count(300, scale, 30_000);
        return Stream.of(LocalDate.of(2024, 2, 12), LocalDate.of(2024, 2, 26), LocalDate.of(2024, 3, 1))
                .flatMap(day -> IntStream.range(0, count).mapToObj(i -> {
                    Vector position = position(i, step(i, count));
                    return new Poses(
                            day, Lab.start(day, 8).plusMillis(100L * i), position.x(), position.y(), position.z());
                }));
    }
}
