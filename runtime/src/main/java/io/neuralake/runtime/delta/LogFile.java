package io.neuralake.runtime.delta;

import java.util.Map;
import java.util.Optional;

/**
 * A data file as the log has it.
 *
 * @param path path as written: escaped, and usually relative to the table
 * @param partitions partition values in text form by the names that the columns have in files; empty for an absent value
 * @param size bytes
 * @param modified when it was written, in milliseconds since 1970-01-01T00:00:00Z
 * @param statistics what the writer says of the values in it, as JSON
 * @param deletions where its deleted rows are listed
 */
record LogFile(
        String path,
        Map<String, Optional<String>> partitions,
        long size,
        long modified,
        Optional<String> statistics,
        Optional<DeletionVector.Descriptor> deletions) {}
