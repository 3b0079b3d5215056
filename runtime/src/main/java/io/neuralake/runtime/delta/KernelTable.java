package io.neuralake.runtime.delta;

import io.delta.kernel.Snapshot;
import io.delta.kernel.SnapshotBuilder;
import io.delta.kernel.TableManager;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.exceptions.CheckpointAlreadyExistsException;
import io.delta.kernel.internal.DeltaHistoryManager;
import io.delta.kernel.internal.ScanImpl;
import io.delta.kernel.internal.SnapshotImpl;
import io.delta.kernel.internal.actions.Metadata;
import io.delta.kernel.internal.actions.Protocol;
import io.delta.kernel.internal.types.DataTypeJsonSerDe;
import io.delta.kernel.internal.util.VectorUtils;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterator;
import io.neuralake.runtime.storage.Place;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * One version of a Delta table, as the kernel sees it.
 *
 * <p>It is the only class that touches what is internal to the kernel: the protocol's features, the table's metadata, statistics of
 * files, transactions of applications, and the history of versions, none of which its public interface gives.
 */
final class KernelTable {

    private static final Instant EARLY = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant FAR = Instant.parse("9999-12-31T23:59:59Z");

    private final Engine engine;
    private final SnapshotImpl snapshot;

    private KernelTable(Engine engine, Snapshot snapshot) {
        this.engine = engine;
        this.snapshot = (SnapshotImpl) snapshot;
    }

    /** A version of the table; the newest unless one is given. */
    static KernelTable load(Engine engine, Place root, OptionalLong version) {
        SnapshotBuilder builder = TableManager.loadSnapshot(StoreFileIO.text(root));
        if (version.isPresent()) {
            builder = builder.atVersion(version.getAsLong());
        }
        return new KernelTable(engine, builder.build(engine));
    }

    /** A schema in Delta's JSON. */
    static StructType schema(String json) {
        return DataTypeJsonSerDe.deserializeStructType(json);
    }

    /** Reads a schema, which is the same for all tables: the first one takes far longer than all others. */
    static void readEmptySchema() {
        schema("{\"type\":\"struct\",\"fields\":[]}");
    }

    long version() {
        return snapshot.getVersion();
    }

    /** What tells the table apart from one that is written later to the same place. */
    String id() {
        return snapshot.getMetadata().getId();
    }

    /** What a writer needs to know of the version. */
    StoredLog.Head head() {
        Protocol protocol = snapshot.getProtocol();
        Metadata metadata = snapshot.getMetadata();
        return new StoredLog.Head(
                protocol.getMinReaderVersion(),
                protocol.getMinWriterVersion(),
                new TreeSet<>(protocol.getReaderFeatures()),
                new TreeSet<>(protocol.getWriterFeatures()),
                metadata.getId(),
                metadata.getName().orElse(""),
                metadata.getDescription().orElse(""),
                metadata.getSchemaString(),
                VectorUtils.<String>toJavaList(metadata.getPartitionColumns()),
                metadata.getConfiguration(),
                metadata.getCreatedTime().map(OptionalLong::of).orElseGet(OptionalLong::empty));
    }

    /** The last transaction of an application. */
    OptionalLong transaction(String application) {
        return snapshot.getLatestTransactionVersion(engine, application)
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    StructType schema() {
        return snapshot.getSchema();
    }

    List<String> partitions() {
        return snapshot.getPartitionColumnNames();
    }

    /** Names of the features that a reader must know, as the protocol calls them. */
    Set<String> readerFeatures() {
        Protocol protocol = snapshot.getProtocol();
        Set<String> features = new TreeSet<>(protocol.getReaderFeatures());
        if (protocol.getMinReaderVersion() == 2) {
            features.add("columnMapping");
        }
        return features;
    }

    /** {@code none}, {@code name} or {@code id}. */
    String columnMapping() {
        return snapshot.getTableProperties()
                .getOrDefault("delta.columnMapping.mode", "none")
                .toLowerCase(Locale.ROOT);
    }

    /**
     * The newest version that was committed at or before a moment; empty if there is none any more.
     *
     * @param history sees the whole log
     */
    OptionalLong versionAt(Instant moment, Engine history) {
        long millis = moment.isAfter(FAR)
                ? FAR.toEpochMilli()
                : moment.isBefore(EARLY) ? EARLY.toEpochMilli() : moment.toEpochMilli();
        DeltaHistoryManager.Commit commit = DeltaHistoryManager.getActiveCommitAtTimestamp(
                history, snapshot, snapshot.getLogPath(), millis, true, true, true, List.of());
        return commit.getTimestamp() > millis ? OptionalLong.empty() : OptionalLong.of(commit.getVersion());
    }

    /**
     * The oldest version that can still be read.
     *
     * @param history sees the whole log
     */
    long earliest(Engine history) {
        return DeltaHistoryManager.getEarliestRecreatableCommit(history, snapshot.getLogPath(), Optional.empty());
    }

    /** When the version was committed. */
    Instant committed() {
        return Instant.ofEpochMilli(snapshot.getTimestamp(engine));
    }

    /** Writes a checkpoint of the version; false if there is one. */
    boolean checkpoint(Engine writing) throws IOException {
        try {
            snapshot.writeCheckpoint(writing);
            return true;
        } catch (CheckpointAlreadyExistsException e) {
            return false;
        }
    }

    /**
     * Passes on all files.
     *
     * @param reading reads the log
     */
    void files(Engine reading, Consumer<KernelFiles> files) throws IOException {
        ScanImpl scan = (ScanImpl) snapshot.getScanBuilder().build();
        try (CloseableIterator<FilteredColumnarBatch> batches = scan.getScanFiles(reading, true)) {
            while (batches.hasNext()) {
                files.accept(KernelFiles.of(batches.next()));
            }
        }
    }
}
