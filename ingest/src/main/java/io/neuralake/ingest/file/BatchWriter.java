package io.neuralake.ingest.file;

import io.neuralake.ingest.log.Action.AddFile;
import java.io.IOException;
import java.util.List;
import org.apache.arrow.vector.VectorSchemaRoot;

/** Writes batches of a table to data files, which are durable before anybody is told of them. */
public interface BatchWriter {

    /**
     * Writes batches of all declared columns; those without rows are left out.
     *
     * @return what is to be committed
     */
    List<AddFile> write(List<VectorSchemaRoot> batches) throws IOException;

    /** Deletes files that are not going to be committed, as far as that is possible: nobody sees them. */
    void discard(List<AddFile> written, Exception cause);
}
