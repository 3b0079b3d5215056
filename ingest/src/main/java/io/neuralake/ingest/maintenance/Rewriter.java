package io.neuralake.ingest.maintenance;

import io.neuralake.ingest.log.Action.AddFile;
import java.io.IOException;
import java.util.List;

/** Makes one data file of several. */
public interface Rewriter {

    /**
     * Writes a file with the rows of others, which is durable when this returns, and which nobody sees before it is committed.
     *
     * @param table the version that they are files of
     * @param group files of one partition
     */
    AddFile rewrite(TableFiles table, List<AddFile> group) throws IOException;

    /** Deletes a file that is not going to be committed. */
    void discard(AddFile file) throws IOException;
}
