package io.neuralake.ingest.lab;

import io.neuralake.annotations.Partition;
import io.neuralake.annotations.Table;
import java.time.Instant;
import java.time.LocalDate;

/** An ordinary table. */
@Table(database = "bci", location = "${lake}/spikes")
public record Spikes(@Partition LocalDate day, int channel, Instant seenAt, double amplitude) {}
