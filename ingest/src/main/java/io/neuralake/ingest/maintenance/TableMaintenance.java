package io.neuralake.ingest.maintenance;

import io.neuralake.ingest.commit.CommitStore;
import io.neuralake.ingest.commit.CommitStores;
import io.neuralake.ingest.log.TableLog;
import io.neuralake.runtime.TableStorage;
import io.neuralake.runtime.delta.StoredLog;
import io.neuralake.runtime.engine.ParquetFiles;
import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.storage.ObjectStore;
import io.neuralake.runtime.storage.Place;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Keeps a Delta table fast and small, while any number of others read and write it.
 *
 * <pre>{@code
 * TableMaintenance spikes = TableMaintenance.of(catalog.bci().spikes().storage());
 * spikes.compact(CompactionOptions.defaults(), System.out::println);
 * spikes.checkpoint();
 * spikes.vacuum(VacuumOptions.counting(), System.out::println);
 * }</pre>
 */
public final class TableMaintenance {

    private final String name;
    private final ObjectStore store;
    private final Place root;
    private final Clock clock;

    private TableMaintenance(String name, ObjectStore store, Place root, Clock clock) {
        this.name = name;
        this.store = store;
        this.root = root;
        this.clock = clock;
    }

    /** Maintenance of a table. */
    public static TableMaintenance of(TableStorage storage) {
        return of(storage, Clock.systemUTC());
    }

    /**
     * Maintenance of a table by another clock.
     *
     * @param clock tells how old files are
     */
    public static TableMaintenance of(TableStorage storage, Clock clock) {
        return new TableMaintenance(storage.table().qualifiedName(), storage.store(), storage.root(), clock);
    }

    /** What is done in a store. */
    private interface Work<T> {
        T done() throws IOException, InterruptedException;
    }

    private <T> T run(String asked, Work<T> work) {
        try {
            return work.done();
        } catch (NoSuchFileException e) {
            throw new LakeException(
                    asked, "there is no Delta table at " + root, "append to it first, or correct its location", e);
        } catch (IOException e) {
            throw new LakeException(
                    asked,
                    String.valueOf(e.getMessage()),
                    "look after the store, and run it again: nothing is lost",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LakeException(asked, "it was interrupted", "run it again: nothing is lost", e);
        }
    }

    private String asked(String what) {
        return what + " table '" + name + "'";
    }

    /**
     * Puts small files together.
     *
     * @param progress is told in words what is done
     */
    public Compaction compact(CompactionOptions options, Consumer<String> progress) {
        String asked = asked("compact");
        return run(asked, () -> {
            Path temporary = Path.of(System.getProperty("java.io.tmpdir"), "neuralake-compact-" + UUID.randomUUID());
            try (CommitStore commits = CommitStores.open(store, root);
                    ParquetFiles files = ParquetFiles.start(temporary)) {
                return new Compactor(
                                asked,
                                commits,
                                new TableLog(asked, commits, store, root),
                                new StoredFiles(store, root),
                                new ParquetRewriter(asked, store, root, commits, files, options.order()),
                                clock)
                        .run(options, progress);
            }
        });
    }

    /**
     * Writes a checkpoint of the newest version, so that readers need not read all commits before it.
     *
     * @return false if it has one
     */
    public boolean checkpoint() {
        return run(
                asked("write a checkpoint of"),
                () -> StoredLog.newest(store, root).checkpoint());
    }

    /**
     * The newest commits, newest first.
     *
     * @param most how many at most
     */
    public List<CommitRecord> history(int most) {
        return run(asked("list the commits of"), () -> {
            try (CommitStore commits = CommitStores.open(store, root)) {
                return CommitRecord.newest(
                        commits, StoredLog.newest(store, root).version(), most);
            }
        });
    }

    /**
     * Deletes data files that no version needs which is younger than the retention, and drafts that killed writers have left.
     *
     * @param progress is told in words what is done
     */
    public Vacuumed vacuum(VacuumOptions options, Consumer<String> progress) {
        String asked = asked("vacuum");
        return run(asked, () -> {
            try (CommitStore commits = CommitStores.open(store, root)) {
                return new Vacuum(asked, store, root, commits, new StoredFiles(store, root), clock)
                        .run(options, progress);
            }
        });
    }
}
