package io.neuralake.ingest;

import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Table;
import io.neuralake.ingest.SimulatedStore.Mistake;
import io.neuralake.ingest.commit.CommitStore;
import io.neuralake.ingest.file.BatchWriter;
import io.neuralake.ingest.log.Action;
import io.neuralake.ingest.log.Action.AddFile;
import io.neuralake.ingest.log.Action.Metadata;
import io.neuralake.ingest.log.Action.Protocol;
import io.neuralake.ingest.log.Action.RemoveFile;
import io.neuralake.ingest.log.CommitLines;
import io.neuralake.ingest.log.TableLog;
import io.neuralake.ingest.log.TableShape;
import io.neuralake.ingest.maintenance.CompactionOptions;
import io.neuralake.ingest.maintenance.Compactor;
import io.neuralake.ingest.maintenance.Rewriter;
import io.neuralake.ingest.maintenance.TableFiles;
import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.storage.Place;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/**
 * Writers, compactors and readers of one table, each as its own process, on a store on which everything goes wrong that a seed says. What
 * they do is what real ones do: only the store, the content of data files and the clock are simulated.
 */
final class Simulation {

    private static final int WRITERS = 3;
    private static final int COMMITS = 4;
    private static final int COMPACTORS = 2;
    private static final Place ROOT = new Place(Place.LOCAL, "/simulated");
    private static final Table TABLE = Lake.delta("events", Lake.column("n", Scalar.INT64));
    private static final CompactionOptions EAGER =
            CompactionOptions.defaults().quiet(Duration.ZERO).leastFiles(2);
    private static final Clock CLOCK = Clock.fixed(Instant.EPOCH.plusSeconds(86_400), ZoneOffset.UTC);

    private final Scheduler scheduler;
    private final SimulatedStore store;
    private final boolean rebase;
    private final Set<String> confirmed = new TreeSet<>();
    private int writing = WRITERS;
    private int files;

    Simulation(long seed, Mistake mistake, boolean rebase) {
        this.scheduler = new Scheduler(seed);
        this.store = new SimulatedStore(scheduler, mistake, 6, 2);
        this.rebase = rebase;
    }

    /** Runs it to its end; a row that is lost, or there twice, is an {@link AssertionError}. */
    long run() {
        for (int i = 0; i < WRITERS; i++) {
            String name = "w" + i;
            scheduler.actor(name, () -> {
                restarted(() -> write(name));
                writing--;
            });
        }
        for (int i = 0; i < COMPACTORS; i++) {
            scheduler.actor("c" + i, () -> restarted(this::compact));
        }
        scheduler.actor("r", () -> restarted(this::read));
        Set<String> all = new TreeSet<>();
        scheduler.run();
        for (int i = 0; i < WRITERS; i++) {
            for (int n = 1; n <= COMMITS; n++) {
                all.add("w" + i + "/" + n);
            }
        }
        List<String> found = rows(replayed(committed()));
        Set<String> once = new TreeSet<>(found);
        if (found.size() != once.size()) {
            throw new AssertionError("rows are there twice: " + found);
        }
        if (!once.equals(all)) {
            throw new AssertionError("rows are lost: " + once + " of " + all);
        }
        return scheduler.trace();
    }

    /** A process that is started again when it was killed, and when it has failed because of the disk. */
    private static void restarted(Scheduler.Play process) throws Exception {
        boolean ended = false;
        while (!ended) {
            try {
                process.run();
                ended = true;
            } catch (Scheduler.Killed | IOException e) {
                // And again.
            }
        }
    }

    private TableLog log() {
        return new TableLog("simulate", store, new NoObjects(), ROOT);
    }

    private void write(String name) throws Exception {
        Files files = new Files();
        DeltaPublisher publisher = new DeltaPublisher(TABLE, new TableShape("simulate", TABLE, Map.of()), log(), files);
        publisher.prepare();
        StreamPosition position = publisher.open(name);
        for (long n = position.committed().orElse(0) + 1; n <= COMMITS; n++) {
            files.row = name + "/" + n;
            publisher.publish(List.of(), List.of(new Append.Step(position, n)));
            confirmed.add(files.row);
        }
    }

    /** Writes one row to a file. */
    private final class Files implements BatchWriter {

        private String row = "";

        @Override
        public List<AddFile> write(List<VectorSchemaRoot> batches) throws IOException {
            return List.of(written(List.of(row), true));
        }

        @Override
        public void discard(List<AddFile> written, Exception cause) {
            // They stay until a vacuum.
        }
    }

    private AddFile written(List<String> rows, boolean dataChange) throws IOException {
        String path = "f" + files++;
        store.data(path, rows);
        return new AddFile(path, Map.of(), 10L * rows.size(), 0, dataChange, "", Map.of());
    }

    private void compact() throws Exception {
        Rewriter rewriter = new Rewriter() {

            @Override
            public AddFile rewrite(TableFiles table, List<AddFile> group) throws IOException {
                return written(rows(group), false);
            }

            @Override
            public void discard(AddFile file) throws IOException {
                store.delete(file.path());
            }
        };
        while (writing > 0) {
            try {
                new Compactor("simulate", rebase ? store : blind(), log(), this::newest, rewriter, CLOCK)
                        .run(EAGER, told -> {});
            } catch (NoSuchFileException | LakeException e) {
                // There is no table yet, or it lost its last commits with the power.
                scheduler.step("none");
            }
        }
    }

    /** Commits as somebody sees them who does not look. */
    private CommitStore blind() {
        InvocationHandler handler = (proxy, method, arguments) ->
                method.getName().equals("read") ? Optional.of(new byte[0]) : method.invoke(store, arguments);
        return (CommitStore)
                Proxy.newProxyInstance(CommitStore.class.getClassLoader(), new Class<?>[] {CommitStore.class}, handler);
    }

    private TableFiles newest() throws IOException {
        List<List<Action>> commits = new ArrayList<>();
        for (long version : store.versionsFrom(0)) {
            Optional<byte[]> commit = store.read(version);
            if (commit.isEmpty()) {
                break;
            }
            commits.add(CommitLines.read(commit.get()));
        }
        if (commits.isEmpty()) {
            throw new NoSuchFileException("no table");
        }
        return replayed(commits);
    }

    private static TableFiles replayed(List<List<Action>> commits) {
        @Nullable Protocol protocol = null;
        @Nullable Metadata metadata = null;
        Map<String, AddFile> files = new LinkedHashMap<>();
        for (List<Action> commit : commits) {
            for (Action action : commit) {
                if (action instanceof Protocol found) {
                    protocol = found;
                } else if (action instanceof Metadata found) {
                    metadata = found;
                } else if (action instanceof AddFile added) {
                    files.put(added.path(), added);
                } else if (action instanceof RemoveFile removed) {
                    files.remove(removed.path());
                }
            }
        }
        if (protocol == null || metadata == null) {
            throw new AssertionError("a log without protocol and metadata");
        }
        return new TableFiles(commits.size() - 1, protocol, metadata, List.copyOf(files.values()));
    }

    private List<List<Action>> committed() {
        try {
            List<List<Action>> commits = new ArrayList<>();
            for (byte[] commit : store.all()) {
                commits.add(CommitLines.read(commit));
            }
            return commits;
        } catch (IOException e) {
            throw new AssertionError("a commit that cannot be read", e);
        }
    }

    private List<String> rows(TableFiles table) {
        return rows(table.files());
    }

    private List<String> rows(List<AddFile> files) {
        List<String> rows = new ArrayList<>();
        files.forEach(file -> rows.addAll(store.rows(file.path())));
        return rows;
    }

    private void read() throws IOException {
        while (writing > 0) {
            look();
        }
    }

    private void look() throws IOException {
        Set<String> before = new TreeSet<>(confirmed);
        try {
            List<String> rows = rows(newest());
            Set<String> once = new HashSet<>(rows);
            if (rows.size() != once.size()) {
                throw new AssertionError("a reader sees rows twice: " + rows);
            }
            before.removeAll(once);
        } catch (NoSuchFileException e) {
            scheduler.step("none");
        }
        if (!before.isEmpty()) {
            throw new AssertionError("a reader does not see what was confirmed before: " + before);
        }
    }
}
