package io.neuralake.runtime.delta;

import io.delta.kernel.engine.Engine;
import io.neuralake.catalog.ColumnType;
import io.neuralake.runtime.storage.ObjectStore;
import io.neuralake.runtime.storage.Place;
import io.neuralake.runtime.storage.RootedStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** A table's log as those see it who write to it: its newest version, checkpoints included, without its files. */
public final class StoredLog {

    private final KernelTable table;
    private final Engine engine;
    private final OptionalLong checkpoint;

    private StoredLog(KernelTable table, Engine engine, OptionalLong checkpoint) {
        this.table = table;
        this.engine = engine;
        this.checkpoint = checkpoint;
    }

    /**
     * A data file of the version, as the log has it.
     *
     * @param path where it is: a URI, usually relative to the table's root
     * @param partitionValues values of the partition columns as text; empty for an absent one
     * @param size its bytes
     * @param modified when it was written, in milliseconds since 1970-01-01T00:00:00Z
     * @param statistics what its writer says of the values in it, in Delta's JSON; empty if nothing
     * @param deletions whether rows of it are deleted
     */
    public record DataFile(
            String path,
            Map<String, Optional<String>> partitionValues,
            long size,
            long modified,
            Optional<String> statistics,
            boolean deletions) {

        /** Copies the map. */
        public DataFile {
            partitionValues = Map.copyOf(partitionValues);
        }
    }

    /**
     * What holds in a version, as the log says it.
     *
     * @param minReaderVersion version of the protocol that readers need
     * @param minWriterVersion version of the protocol that writers need
     * @param readerFeatures features that readers need, of a protocol that lists them
     * @param writerFeatures features that writers need, of a protocol that lists them
     * @param id what tells the table from others
     * @param name its name; empty if it has none
     * @param description what it is; empty if nobody said
     * @param schema its schema, in JSON
     * @param partitionColumns columns that choose a row's directory, in order
     * @param configuration its properties
     * @param createdTime when it was made, in milliseconds since 1970-01-01T00:00:00Z
     */
    public record Head(
            int minReaderVersion,
            int minWriterVersion,
            Set<String> readerFeatures,
            Set<String> writerFeatures,
            String id,
            String name,
            String description,
            String schema,
            List<String> partitionColumns,
            Map<String, String> configuration,
            OptionalLong createdTime) {

        /** Copies the collections. */
        public Head {
            readerFeatures = Set.copyOf(readerFeatures);
            writerFeatures = Set.copyOf(writerFeatures);
            partitionColumns = List.copyOf(partitionColumns);
            configuration = Map.copyOf(configuration);
        }
    }

    /**
     * Whether there is a checkpoint that the log points to: then commits before it may be gone.
     *
     * @throws IOException if the log cannot be looked at
     */
    public static boolean hasCheckpoint(ObjectStore store, Place root) throws IOException {
        return new LogDirectory(new RootedStore(store, root), root).hint().isPresent();
    }

    /**
     * The newest version.
     *
     * @throws IOException if the log cannot be read; a {@link java.nio.file.NoSuchFileException} if there is none
     */
    public static StoredLog newest(ObjectStore store, Place root) throws IOException {
        ObjectStore inside = new RootedStore(store, root);
        LogListing listing = new LogDirectory(inside, root).newest();
        Engine engine = new StoreEngine(inside, listing);
        return new StoredLog(KernelTable.load(engine, root, OptionalLong.empty()), engine, listing.checkpoint());
    }

    /** The version. */
    public long version() {
        return table.version();
    }

    /** What holds in it. */
    public Head head() {
        return table.head();
    }

    /** The data files of the version. */
    public List<DataFile> files() throws IOException {
        List<DataFile> files = new ArrayList<>();
        table.files(
                engine,
                batch -> batch.get()
                        .forEach(file -> files.add(new DataFile(
                                file.path(),
                                file.partitions(),
                                file.size(),
                                file.modified(),
                                file.statistics(),
                                file.deletions().isPresent()))));
        return files;
    }

    /**
     * Types of the columns of a schema by their names, in order; empty for those that have parts.
     *
     * @param schema in Delta's JSON
     * @throws IllegalArgumentException if values of a column cannot be written again as they are; it says which and why
     */
    public static Map<String, Optional<ColumnType>> columns(String schema) {
        return KernelTypes.columns(KernelTable.schema(schema));
    }

    /**
     * Writes a checkpoint of the version, so that readers need not read the commits before it.
     *
     * @return false if there is one already
     */
    public boolean checkpoint() throws IOException {
        return !checkpoint.equals(OptionalLong.of(version())) && table.checkpoint(engine);
    }

    /** The last transaction of an application up to this version. */
    public OptionalLong transaction(String application) {
        return table.transaction(application);
    }
}
