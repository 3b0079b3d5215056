package io.neuralake.ingest;

import io.neuralake.runtime.error.LakeException;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How far one stream of rows is: what is queued, what is committed, and whether it may go on.
 *
 * <p>Offsets that were refused must be sent again before later ones are taken, or rows would be lost: so a stream that has failed stays failed
 * until it is opened again.
 */
final class StreamPosition {

    private final String id;
    private final long epoch;
    private OptionalLong committed;
    private OptionalLong queued;
    private @Nullable LakeException failure;

    StreamPosition(String id, long epoch, OptionalLong committed) {
        this.id = id;
        this.epoch = epoch;
        this.committed = committed;
        this.queued = committed;
    }

    /** Under what name the stream's epoch is in the log. */
    static String epochOf(String id) {
        return id + "#epoch";
    }

    String id() {
        return id;
    }

    long epoch() {
        return epoch;
    }

    synchronized OptionalLong committed() {
        return committed;
    }

    synchronized void committed(long offset) {
        committed = OptionalLong.of(offset);
    }

    /** Notes that an offset is queued; false if it, or a later one, was before. */
    synchronized boolean queue(long offset) {
        check();
        boolean next = queued.isEmpty() || offset > queued.getAsLong();
        if (next) {
            queued = OptionalLong.of(offset);
        }
        return next;
    }

    /** Fails if the stream has. */
    synchronized void check() {
        LakeException known = failure;
        if (known != null) {
            throw new LakeException(
                    known.asked(),
                    "its stream '" + id + "' has failed: " + known.reason(),
                    "open the stream again, and send what follows its committed offset",
                    known);
        }
    }

    synchronized void fail(LakeException cause) {
        failure = failure == null ? cause : failure;
    }
}
