package io.neuralake.ingest.file;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.Table;
import io.neuralake.ingest.commit.CommitStore;
import io.neuralake.ingest.log.Action.AddFile;
import io.neuralake.runtime.engine.ParquetFiles;
import io.neuralake.runtime.plan.PercentEscapes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.arrow.vector.VectorSchemaRoot;

/** Writes batches of a table to data files, one for each partition, which are durable before anybody is told of them. */
public final class DataFiles implements BatchWriter {

    private final String asked;
    private final Table table;
    private final List<Column> columns;
    private final CommitStore store;
    private final ParquetFiles files;

    /**
     * Files of a table.
     *
     * @param asked what is being done, for messages
     * @param store where they are published
     * @param files what writes them
     */
    public DataFiles(String asked, Table table, CommitStore store, ParquetFiles files) {
        this.asked = asked;
        this.table = table;
        this.columns =
                table.columns().stream().filter(column -> !column.partition()).toList();
        this.store = store;
        this.files = files;
    }

    @Override
    public List<AddFile> write(List<VectorSchemaRoot> batches) throws IOException {
        List<AddFile> written = new ArrayList<>();
        try (Partitioner partitioner = new Partitioner(asked, table, files.memory())) {
            for (VectorSchemaRoot batch : batches) {
                if (batch.getRowCount() > 0) {
                    partitioner.add(batch);
                }
            }
            for (Map.Entry<PartitionKey, List<VectorSchemaRoot>> part :
                    partitioner.parts().entrySet()) {
                written.add(write(part.getKey(), part.getValue()));
            }
            return written;
        } catch (IOException | RuntimeException e) {
            discard(written, e);
            throw e;
        }
    }

    private AddFile write(PartitionKey partition, List<VectorSchemaRoot> batches) throws IOException {
        String path = partition.directory(table) + "part-00000-" + UUID.randomUUID() + "-c000.zstd.parquet";
        String statistics = FileStatistics.json(columns, batches);
        try (CommitStore.Draft draft = store.draft(path)) {
            files.write(asked, draft.file(), columns, batches);
            CommitStore.Published published = draft.publish();
            return new AddFile(
                    PartitionKey.uri(path),
                    partition.values(),
                    published.size(),
                    published.modified(),
                    true,
                    statistics,
                    Map.of());
        }
    }

    @Override
    public void discard(List<AddFile> written, Exception cause) {
        for (AddFile file : written) {
            try {
                store.delete(PercentEscapes.decode(file.path()));
            } catch (IOException e) {
                cause.addSuppressed(e);
            }
        }
    }
}
