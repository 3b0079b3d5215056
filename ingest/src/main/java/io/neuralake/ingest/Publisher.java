package io.neuralake.ingest;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.apache.arrow.vector.VectorSchemaRoot;

/** Puts batches into a table. It is used by one thread at a time. */
interface Publisher {

    /**
     * Makes the table fit the declaration, if it is there.
     *
     * @throws io.neuralake.runtime.error.LakeException if it cannot be written as it is declared
     */
    void prepare() throws IOException, InterruptedException;

    /** Opens a stream, and shuts all others of the same name out. */
    StreamPosition open(String stream) throws IOException, InterruptedException;

    /**
     * Publishes batches, all or none, together with how far streams have come.
     *
     * @throws FencedException if streams were opened elsewhere meanwhile; nothing is published then
     */
    Committed publish(List<VectorSchemaRoot> batches, Collection<Append.Step> steps)
            throws IOException, InterruptedException, FencedException;

    /** Streams that somebody else has opened since. */
    final class FencedException extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient List<StreamPosition> streams;

        FencedException(List<StreamPosition> streams) {
            super("opened elsewhere");
            this.streams = List.copyOf(streams);
        }

        List<StreamPosition> streams() {
            return streams;
        }
    }
}
