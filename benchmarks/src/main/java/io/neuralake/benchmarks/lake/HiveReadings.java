package io.neuralake.benchmarks.lake;

import io.neuralake.annotations.Format;
import io.neuralake.annotations.Partition;
import io.neuralake.annotations.Table;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The files of {@link Readings} as a Parquet table with hive partitions, which knows nothing of the Delta log. */
@Table(database = "bench", location = "${lake}/hive_readings", format = Format.PARQUET)
public record HiveReadings(
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
