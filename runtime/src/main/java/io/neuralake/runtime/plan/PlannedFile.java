package io.neuralake.runtime.plan;

import io.neuralake.runtime.condition.Value;
import io.neuralake.runtime.storage.ObjectStatus;
import io.neuralake.runtime.storage.Place;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One file that has to be read.
 *
 * @param place where it is
 * @param size bytes
 * @param modified when it was written, in milliseconds since 1970-01-01T00:00:00Z
 * @param tag what the store calls this content of the file, and no other; empty if it is not known
 * @param partitions values of the table's partition columns in declaration order; empty for an absent value
 * @param records number of rows in the file, deleted ones included; empty if nobody counted them
 * @param deletions rows of the file that are deleted
 */
public record PlannedFile(
        Place place,
        long size,
        long modified,
        String tag,
        List<Optional<Value>> partitions,
        OptionalLong records,
        Optional<Deletions> deletions) {

    /** Copies the values. */
    public PlannedFile {
        partitions = List.copyOf(partitions);
    }

    /** A file of which nothing more is known. */
    public PlannedFile(Place place, long size, long modified, List<Optional<Value>> partitions) {
        this(place, size, modified, "", partitions, OptionalLong.empty(), Optional.empty());
    }

    /** Number of rows that are not deleted; empty if nobody counted them. */
    public OptionalLong rows() {
        return records.isEmpty()
                ? records
                : OptionalLong.of(
                        records.getAsLong() - deletions.map(Deletions::count).orElse(0L));
    }

    /** The object that it is. */
    public ObjectStatus object() {
        return new ObjectStatus(place, false, size, modified, tag);
    }
}
