package io.neuralake.benchmarks.lake;

import io.neuralake.annotations.Partition;
import io.neuralake.annotations.Table;
import java.time.LocalDate;

/** A Delta table of so many files that finding the right ones is the work. */
@Table(database = "bench", location = "${lake}")
public record Planned(@Partition int implantId, @Partition LocalDate date, long seq, double voltage) {}
