package io.neuralake.samples.robot;

import io.neuralake.annotations.Column;
import io.neuralake.annotations.Deprecation;
import io.neuralake.annotations.DocFilter;
import io.neuralake.annotations.Format;
import io.neuralake.annotations.Operator;
import io.neuralake.annotations.Partition;
import io.neuralake.annotations.Partitioning;
import io.neuralake.annotations.Table;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Where the tool of the robot was, as the first controller reported it.
 *
 * @param date day of the operation
 * @param measuredAt moment of the measurement
 * @param x tip of the tool, towards the feet
 * @param y tip of the tool, to the left
 * @param z tip of the tool, upwards
 */
@Table(
        database = "robot",
        format = Format.PARQUET,
        partitioning = Partitioning.DIRECTORY,
        tags = {"kinematics", "surgery"},
        source = "robot controller, first generation")
@Deprecation(replacement = "robot.tool_poses, which has orientation and velocity too", since = "2024-03")
@DocFilter(column = "date", operator = Operator.LE, value = "2024-02-29")
public record Poses(
        @Partition LocalDate date,
        Instant measuredAt,
        @Column(unit = "mm") double x,
        @Column(unit = "mm") double y,
        @Column(unit = "mm") double z) {}
