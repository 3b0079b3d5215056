package io.neuralake.ingest.maintenance;

import io.neuralake.catalog.ColumnType;
import io.neuralake.ingest.commit.CommitStore;
import io.neuralake.ingest.log.Action.AddFile;
import io.neuralake.ingest.log.WriterFeatures;
import io.neuralake.runtime.delta.StoredLog;
import io.neuralake.runtime.engine.ParquetFiles;
import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.plan.PercentEscapes;
import io.neuralake.runtime.storage.LocalFiles;
import io.neuralake.runtime.storage.ObjectStatus;
import io.neuralake.runtime.storage.ObjectStore;
import io.neuralake.runtime.storage.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/**
 * Makes one Parquet file of several, with all stored columns, whether they are declared or not.
 *
 * @param asked what is being done, for messages
 * @param store where the table is
 * @param root its directory
 * @param commits where files are published
 * @param files reads and writes them
 * @param order columns by which rows are sorted
 */
public record ParquetRewriter(
        String asked, ObjectStore store, Place root, CommitStore commits, ParquetFiles files, List<String> order)
        implements Rewriter {

    /** Copies the order. */
    public ParquetRewriter {
        order = List.copyOf(order);
    }

    @Override
    public AddFile rewrite(TableFiles table, List<AddFile> group) throws IOException {
        Map<String, Optional<ColumnType>> columns = columns(table);
        for (String column : order) {
            if (!columns.containsKey(column)) {
                throw new LakeException(
                        asked,
                        "rows are to be sorted by '" + column + "', which is no column of its files",
                        "name one of " + String.join(", ", columns.keySet()));
            }
        }
        String first = group.get(0).path();
        String path = first.substring(0, first.lastIndexOf('/') + 1) + "part-00000-" + UUID.randomUUID()
                + "-c000.zstd.parquet";
        List<ObjectStatus> objects = new ArrayList<>();
        for (AddFile file : group) {
            objects.add(new ObjectStatus(
                    root.child(PercentEscapes.decode(file.path())), false, file.size(), file.modificationTime()));
        }
        MergedStatistics statistics = MergedStatistics.of(group, columns);
        try (CommitStore.Draft draft = commits.draft(PercentEscapes.decode(path));
                LocalFiles local = store.local(objects)) {
            long rows = files.rewrite(asked, local.paths(), draft.file(), columns, order);
            check(statistics.rows(), rows);
            CommitStore.Published published = draft.publish();
            return new AddFile(
                    path,
                    group.get(0).partitionValues(),
                    published.size(),
                    published.modified(),
                    false,
                    statistics.json(rows),
                    Map.of());
        }
    }

    private void check(OptionalLong expected, long rows) {
        if (expected.isPresent() && expected.getAsLong() != rows) {
            throw new LakeException(
                    asked,
                    "its log says that some files have " + expected.getAsLong() + " rows, and they have " + rows,
                    "find out which writer's statistics are wrong; nothing was changed");
        }
    }

    private Map<String, Optional<ColumnType>> columns(TableFiles table) {
        Set<String> missing = WriterFeatures.missing(table.protocol(), table.metadata());
        if (!missing.isEmpty()) {
            throw new LakeException(
                    asked,
                    "the table uses what this version cannot write: " + String.join(", ", missing),
                    "compact it with an engine that can");
        }
        try {
            Map<String, Optional<ColumnType>> columns =
                    new LinkedHashMap<>(StoredLog.columns(table.metadata().schema()));
            columns.keySet().removeAll(table.metadata().partitionColumns());
            return columns;
        } catch (IllegalArgumentException e) {
            throw new LakeException(
                    asked, e.getMessage() + ", which is not written here", "compact it with an engine that can", e);
        }
    }

    @Override
    public void discard(AddFile file) throws IOException {
        commits.delete(PercentEscapes.decode(file.path()));
    }
}
