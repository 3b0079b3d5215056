package io.neuralake.ingest.maintenance;

import io.neuralake.ingest.log.Action.AddFile;
import io.neuralake.ingest.log.Action.Metadata;
import io.neuralake.ingest.log.Action.Protocol;
import io.neuralake.runtime.delta.StoredLog;
import io.neuralake.runtime.storage.ObjectStore;
import io.neuralake.runtime.storage.Place;
import java.io.IOException;
import java.util.Map;

/**
 * Finds the files of a stored table, checkpoints included.
 *
 * @param store where the table is
 * @param root its directory
 */
public record StoredFiles(ObjectStore store, Place root) implements TableFiles.Source {

    @Override
    public TableFiles newest() throws IOException {
        StoredLog log = StoredLog.newest(store, root);
        StoredLog.Head head = log.head();
        return new TableFiles(
                log.version(),
                new Protocol(
                        head.minReaderVersion(), head.minWriterVersion(), head.readerFeatures(), head.writerFeatures()),
                new Metadata(
                        head.id(),
                        head.name(),
                        head.description(),
                        head.schema(),
                        head.partitionColumns(),
                        head.configuration(),
                        head.createdTime()),
                log.files().stream().map(StoredFiles::file).toList());
    }

    private static AddFile file(StoredLog.DataFile file) {
        return new AddFile(
                file.path(),
                file.partitionValues(),
                file.size(),
                file.modified(),
                false,
                file.statistics().orElse(""),
                file.deletions() ? Map.of(CompactionPlan.DELETIONS, "true") : Map.of());
    }
}
