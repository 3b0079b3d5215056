package io.neuralake.runtime.delta;

import io.neuralake.runtime.plan.PlannedFile;
import java.util.BitSet;
import java.util.List;

/**
 * Some files of a table with their statistics. It does not change: removing files makes another one that shares the rest.
 *
 * @param files the files
 * @param statistics what is known of the values in them
 * @param active numbers of the files that the table still has
 */
record IndexSegment(List<PlannedFile> files, FileStatistics statistics, BitSet active) {

    /** The segment without some of its files. */
    IndexSegment without(BitSet removed) {
        BitSet left = (BitSet) active.clone();
        left.andNot(removed);
        return new IndexSegment(files, statistics, left);
    }
}
