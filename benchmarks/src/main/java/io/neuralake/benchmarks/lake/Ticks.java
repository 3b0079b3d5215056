package io.neuralake.benchmarks.lake;

import io.neuralake.annotations.Table;

/** Four primitive columns, to measure how fast rows become records. */
@Table(database = "bench", location = "${lake}/ticks")
public record Ticks(long seq, int channel, double voltage, boolean valid) {}
