package io.neuralake.runtime.plan;

import io.neuralake.catalog.Column;
import io.neuralake.runtime.error.LakeException;
import java.util.List;
import java.util.OptionalLong;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;

/**
 * Rows of a table that come as Arrow batches: from a database, or from a function.
 *
 * <p>It has every row that meets the request's condition, and may have others: the engine applies the condition once more.
 */
public non-sealed interface BatchInput extends TableInput {

    /** The columns of the batches, in order; those that the request asks for and its condition looks at. */
    List<Column> columns();

    /**
     * Asks for the rows; each call asks anew. Whoever calls closes the reader.
     *
     * @param memory where the batches are made
     * @param cancellation ends waits for rows that are not wanted any more
     * @throws io.neuralake.runtime.error.LakeException if the rows cannot be had
     */
    ArrowReader open(BufferAllocator memory, Cancellation cancellation);

    /** What to tell the user when reading the batches fails with something that does not say it by itself. */
    default LakeException failure(Throwable cause) {
        return new LakeException(
                "read table '" + table().qualifiedName() + "'",
                "its rows cannot be read: " + cause,
                "check what they come from: " + describe(),
                cause);
    }

    /**
     * The number of rows that the request asks for, if the source can tell without giving them.
     *
     * @param cancellation ends the wait for a number that is not wanted any more
     * @throws io.neuralake.runtime.error.LakeException if they cannot be had
     */
    default OptionalLong count(Cancellation cancellation) {
        return OptionalLong.empty();
    }

    /** What {@link #open} would do, in a few words: the SQL that is sent, the function that is called. */
    String describe();
}
