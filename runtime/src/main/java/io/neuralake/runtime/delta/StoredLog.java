package io.neuralake.runtime.delta;

import io.neuralake.runtime.storage.ObjectStore;
import io.neuralake.runtime.storage.Place;
import io.neuralake.runtime.storage.RootedStore;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** A table's log as those see it who write to it: its newest version, checkpoints included, without its files. */
public final class StoredLog {

    private final KernelTable table;

    private StoredLog(KernelTable table) {
        this.table = table;
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
        return new StoredLog(KernelTable.load(new StoreEngine(inside, listing), root, OptionalLong.empty()));
    }

    /** The version. */
    public long version() {
        return table.version();
    }

    /** What holds in it. */
    public Head head() {
        return table.head();
    }

    /** The last transaction of an application up to this version. */
    public OptionalLong transaction(String application) {
        return table.transaction(application);
    }
}
