package io.neuralake.runtime.plan;

import java.util.function.LongConsumer;

/** The rows of a file that are deleted. Which they are is read when the file is, and not while planning. */
public interface Deletions {

    /** How many rows are deleted. */
    long count();

    /**
     * Passes on the positions of the deleted rows, counted from 0 and ascending.
     *
     * @throws io.neuralake.runtime.error.LakeException if they cannot be read, or are not what the table says
     */
    void positions(LongConsumer position);
}
