package io.neuralake.samples.robot;

import io.neuralake.annotations.Column;
import io.neuralake.annotations.Deprecation;
import io.neuralake.annotations.DocFilter;
import io.neuralake.annotations.Operator;
import io.neuralake.annotations.Partition;
import io.neuralake.annotations.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the tool of the robot was, and how it moved, a hundred times a second.
 *
 * @param date day of the operation
 * @param operationId number of the operation
 * @param measuredAt moment of the measurement
 * @param step what the robot was doing
 * @param position tip of the tool
 * @param orientation orientation of the tool as a unit quaternion: w, x, y, z
 * @param velocity movement of the tip; absent in the first row of an operation
 * @param jointTorques torque of each joint by its name
 * @param obstacles outlines of what the robot stayed away from: points, each as x, y and z
 * @param force force at the tip as one number
 * @param tipForce force at the tip by axis; absent while nothing is touched
 */
@Table(
        database = "robot",
        location = "tool_poses",
        tags = {"kinematics", "surgery"},
        latency = "after the operation",
        source = "robot controller",
        uniqueColumns = {"operation_id", "measured_at"},
        docColumns = {"measured_at", "step", "position", "velocity"})
@DocFilter(column = "operation_id", value = "17")
@DocFilter(
        column = "step",
        operator = Operator.NOT_IN,
        value = {"HOMING", "PARKING"})
public record ToolPoses(
        @Partition LocalDate date,
        @Partition long operationId,
        Instant measuredAt,
        Step step,
        @Column(unit = "mm") Vector position,
        List<Double> orientation,
        @Column(unit = "mm/s") @Nullable Vector velocity,
        @Column(unit = "Nm") Map<String, Double> jointTorques,
        @Column(unit = "mm") List<List<Double>> obstacles,

        @Deprecation(replacement = "tip_force, which has a direction", since = "2024-03") @Column(unit = "N")
        double force,

        @Column(unit = "N") @Nullable Vector tipForce) {

    /** What the robot does. */
    public enum Step {
        /** Moves to where it can be used. */
        HOMING,
        /** Moves above the place of insertion. */
        APPROACH,
        /** Pushes a thread into the cortex. */
        INSERTION,
        /** Moves the needle out. */
        RETRACTION,
        /** Moves out of the way. */
        PARKING
    }

    /**
     * Three numbers along the axes of the operating table.
     *
     * @param x along the table, towards the feet
     * @param y across the table, to the left
     * @param z upwards
     */
    public record Vector(double x, double y, double z) {}
}
