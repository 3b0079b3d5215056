package io.neuralake.ingest.maintenance;

import io.neuralake.runtime.error.LakeException;
import java.time.Duration;
import java.util.List;

/**
 * Which files are put together.
 *
 * <p>Options are values: each method returns other options.
 *
 * @param targetBytes about how large a new file is
 * @param leastFiles how many small files of a partition are put together at least
 * @param quiet how long ago a file was written at least: younger ones are likely to be followed by more
 * @param order columns by which the rows of new files are sorted; none keeps their order
 */
public record CompactionOptions(long targetBytes, int leastFiles, Duration quiet, List<String> order) {

    private static final CompactionOptions DEFAULTS =
            new CompactionOptions(128L << 20, 8, Duration.ofMinutes(1), List.of());

    /** Options that have a meaning. */
    public CompactionOptions {
        if (targetBytes <= 0 || leastFiles < 2 || quiet.isNegative()) {
            throw new LakeException(
                    "compact a table",
                    "its options are " + targetBytes + " bytes, " + leastFiles + " files and " + quiet,
                    "give 1 byte or more, 2 files or more, and a time of 0 or longer");
        }
        order = List.copyOf(order);
    }

    /** New files of 128 MiB, of 8 small ones at least, which are a minute old. */
    public static CompactionOptions defaults() {
        return DEFAULTS;
    }

    /** About how large a new file is. */
    public CompactionOptions targetBytes(long bytes) {
        return new CompactionOptions(bytes, leastFiles, quiet, order);
    }

    /** How many small files of a partition are put together at least. */
    public CompactionOptions leastFiles(int files) {
        return new CompactionOptions(targetBytes, files, quiet, order);
    }

    /** How long ago a file was written at least. */
    public CompactionOptions quiet(Duration age) {
        return new CompactionOptions(targetBytes, leastFiles, age, order);
    }

    /** Columns by which the rows of new files are sorted. */
    public CompactionOptions order(List<String> columns) {
        return new CompactionOptions(targetBytes, leastFiles, quiet, columns);
    }
}
