package io.neuralake.benchmarks.compile;

import java.util.Locale;

/**
 * One compile without a processor and one with it, one right after the other.
 *
 * @param plainWall nanoseconds without
 * @param wall nanoseconds with
 * @param plainProcessor processor time without
 * @param processor processor time with
 * @param plainPeak most memory without, in kilobytes
 * @param peak most memory with, in kilobytes
 */
record Cost(double plainWall, double wall, double plainProcessor, double processor, double plainPeak, double peak) {

    /** What is added, in nanoseconds. */
    double addedWall() {
        return wall - plainWall;
    }

    /** Processor time that is added. */
    double addedProcessor() {
        return processor - plainProcessor;
    }

    String text(int types) {
        return String.format(
                Locale.ROOT,
                "%.2f s to %.2f s, added %.2f ms of time and %.2f ms of processor time for each, %.0f MB to %.0f MB",
                plainWall / 1e9,
                wall / 1e9,
                addedWall() / types / 1e6,
                addedProcessor() / types / 1e6,
                plainPeak / 1024,
                peak / 1024);
    }
}
