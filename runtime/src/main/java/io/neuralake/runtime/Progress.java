package io.neuralake.runtime;

import java.time.Duration;
import java.util.OptionalDouble;

/**
 * How far a result is.
 *
 * @param rows rows that have been handed out or written, in whole batches; those of a Parquet file and of a count are known at
 *     the end
 * @param files files that are to be read, of all tables; 0 until they are chosen, and for tables without files
 * @param filesRead how many of them are done with, about: as far as the engine can tell, which may have begun with others; all
 *     of them when the last row has come
 * @param bytes size of all these files; fewer are read if not all columns are needed
 * @param bytesRead how much of that is done with, about
 * @param computed how much of the work is done that comes before the first row, as grouping and sorting, or that writes a
 *     Parquet file, from 0 to 1; empty while rows come, and if the engine cannot tell
 * @param elapsed time since the result was asked for
 * @param finished whether this is the last report: the result has been read, or has failed, or was closed
 */
public record Progress(
        long rows,
        int files,
        int filesRead,
        long bytes,
        long bytesRead,
        OptionalDouble computed,
        Duration elapsed,
        boolean finished) {}
