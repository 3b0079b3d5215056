package io.neuralake.runtime.delta;

import io.neuralake.runtime.plan.PlannedFile;
import java.util.BitSet;

/**
 * Some files of a table with their statistics. It does not change: removing files makes another one that shares the rest.
 *
 * @param files the files
 * @param statistics what is known of the values in them
 * @param active numbers of the files that the table still has
 */
record IndexSegment(FileColumns files, FileStatistics statistics, BitSet active) {

    /** The segment without some of its files. */
    IndexSegment without(BitSet removed) {
        BitSet left = (BitSet) active.clone();
        left.andNot(removed);
        return new IndexSegment(files, statistics, left);
    }

    /** A file as it is read. */
    PlannedFile planned(int file) {
        return files.planned(file, statistics.records(file));
    }

    /** About how much memory it takes. */
    long bytes() {
        return files.bytes() + statistics.bytes();
    }
}
