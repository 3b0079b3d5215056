package io.neuralake.benchmarks.lake;

import io.neuralake.annotations.Partition;
import io.neuralake.annotations.Table;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The large table as Delta: ten columns, two partition columns, twenty partitions. */
@Table(database = "bench", location = "${lake}/readings")
public record Readings(
        @Partition int implantId,
        @Partition LocalDate date,
        long seq,
        Instant localTs,
        int channel,
        long ticks,
        double voltage,
        double current,
        @Nullable Double temperature,
        int quality,
        String status,
        String firmware) {}
