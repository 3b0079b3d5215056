package io.neuralake.ingest.maintenance;

import io.neuralake.ingest.log.Action.AddFile;
import io.neuralake.ingest.log.Action.Metadata;
import io.neuralake.ingest.log.Action.Protocol;
import java.io.IOException;
import java.util.List;

/**
 * One version of a table with its files.
 *
 * @param version the version
 * @param protocol what readers and writers must know
 * @param metadata what the table is
 * @param files its data files; of those with deleted rows, their {@code others} have a {@code deletionVector}
 */
public record TableFiles(long version, Protocol protocol, Metadata metadata, List<AddFile> files) {

    /** Copies the files. */
    public TableFiles {
        files = List.copyOf(files);
    }

    /** Finds the newest version. */
    public interface Source {

        /**
         * The newest version.
         *
         * @throws java.nio.file.NoSuchFileException if there is no table
         */
        TableFiles newest() throws IOException;
    }
}
