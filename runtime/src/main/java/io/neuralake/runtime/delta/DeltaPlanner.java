package io.neuralake.runtime.delta;

import io.delta.kernel.engine.Engine;
import io.delta.kernel.exceptions.TableNotFoundException;
import io.delta.kernel.exceptions.UnsupportedTableFeatureException;
import io.neuralake.catalog.Column;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.plan.FileLayout;
import io.neuralake.runtime.plan.NearPlaces;
import io.neuralake.runtime.plan.ScanPlan;
import io.neuralake.runtime.plan.StoredSchemaCheck;
import io.neuralake.runtime.plan.TablePlanner;
import io.neuralake.runtime.plan.TableRequest;
import io.neuralake.runtime.plan.TableVersion;
import io.neuralake.runtime.storage.ObjectStatus;
import io.neuralake.runtime.storage.ObjectStore;
import io.neuralake.runtime.storage.Place;
import io.neuralake.runtime.storage.RootedStore;
import io.neuralake.runtime.storage.StorageException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Plans Delta tables: the kernel says what a table is and which files it has, and an index in memory is pruned for each scan.
 *
 * <p>A table that uses a feature which would be read wrong is refused, by the name of the feature. The log is listed for each
 * scan from the last known commit on, so that a new commit is seen by the next scan; only new commits are read.
 */
public final class DeltaPlanner implements TablePlanner {

    /** Features that change nothing in how the rows of a file are read, or that are taken into account here. */
    private static final Set<String> READABLE = Set.of(
            "columnMapping",
            "deletionVectors",
            "timestampNtz",
            "typeWidening",
            "typeWidening-preview",
            "v2Checkpoint",
            "vacuumProtocolCheck");

    /** After so many commits that were applied one by one, reading everything anew makes scans faster. */
    private static final int SEGMENTS = 256;

    private static final int WORDS = 1000;

    private final ObjectStore store;
    private final TableCache cache = TableCache.forHeap();
    private final AtomicBoolean begun = new AtomicBoolean();

    /** A planner for tables in a store. */
    public DeltaPlanner(ObjectStore store) {
        this.store = store;
    }

    @Override
    public ScanPlan plan(TableRequest request, Place root) {
        Reading reading = new Reading(request.table(), root);
        try {
            TableState state = reading.state(request.version());
            return new ScanPlan(
                    request.table(),
                    state.index().possible(request.condition()),
                    request.explained() ? state.index().impossible(request.condition()) : List.of(),
                    OptionalLong.of(state.version()),
                    state.layout(),
                    Optional.of(root));
        } catch (LakeException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // What the kernel throws at broken logs is of many kinds.
            throw reading.broken(e);
        }
    }

    /** The reading of one table. */
    private final class Reading {

        private final Table table;
        private final Place root;
        private final ObjectStore inside;
        private final LogDirectory log;
        private Optional<LogListing> listed = Optional.empty();

        Reading(Table table, Place root) {
            this.table = table;
            this.root = root;
            this.inside = new RootedStore(store, root);
            this.log = new LogDirectory(inside, root);
        }

        TableState state(TableVersion version) throws IOException {
            if (version instanceof TableVersion.Newest) {
                return cache.get(new TableCache.Key(table.qualifiedName(), root, OptionalLong.empty()), new Newest());
            }
            long number = version instanceof TableVersion.AsOf asOf
                    ? versionAt(asOf.moment())
                    : ((TableVersion.Numbered) version).number();
            return cache.get(
                    new TableCache.Key(table.qualifiedName(), root, OptionalLong.of(number)), new Fixed(number));
        }

        /** The newest version advances with the log. */
        private final class Newest implements TableCache.Refresh {

            @Override
            public Optional<TableState> current(TableState state) throws IOException {
                return commitsSince(state)
                        .filter(commits -> commits.size() == 1)
                        .map(commits -> state);
            }

            @Override
            public TableState next(Optional<TableState> state) throws IOException {
                return state.isPresent() ? advanced(state.get()) : loaded(OptionalLong.empty());
            }
        }

        /** A version that has a number never changes, unless another table takes the place of this one. */
        private final class Fixed implements TableCache.Refresh {

            private final long number;

            Fixed(long number) {
                this.number = number;
            }

            @Override
            public Optional<TableState> current(TableState state) throws IOException {
                return log.commit(number).equals(state.commit()) ? Optional.of(state) : Optional.empty();
            }

            @Override
            public TableState next(Optional<TableState> state) throws IOException {
                Optional<TableState> current = state.isPresent() ? current(state.get()) : state;
                if (current.isPresent()) {
                    return current.get();
                }
                return loaded(OptionalLong.of(number));
            }
        }

        /** The known commit and those after it; empty if the log is not the one that was read. */
        private Optional<List<ObjectStatus>> commitsSince(TableState state) throws IOException {
            List<ObjectStatus> commits;
            try {
                commits = log.from(state.version());
            } catch (NoSuchFileException e) {
                return Optional.empty();
            }
            for (int i = 0; i < commits.size(); i++) {
                if (!LogDirectory.is(commits.get(i), state.version() + i)) {
                    return Optional.empty();
                }
            }
            return !commits.isEmpty() && Optional.of(commits.get(0)).equals(state.commit())
                    ? Optional.of(commits)
                    : Optional.empty();
        }

        private TableState advanced(TableState state) throws IOException {
            Optional<List<ObjectStatus>> commits = commitsSince(state);
            if (commits.isEmpty()) {
                return loaded(OptionalLong.empty());
            }
            FileIndex index = state.index();
            for (ObjectStatus commit : commits.get().subList(1, commits.get().size())) {
                Optional<FileIndex> next = log.read(commit).flatMap(index::after);
                if (next.isEmpty() || next.get().segments() > SEGMENTS) {
                    return loaded(OptionalLong.empty());
                }
                index = next.get();
            }
            long version = state.version() + commits.get().size() - 1;
            ObjectStatus last = commits.get().get(commits.get().size() - 1);
            return new TableState(version, Optional.of(last), state.layout(), index);
        }

        private TableState loaded(OptionalLong version) throws IOException {
            LogListing listing = listing(version);
            if (begun.compareAndSet(false, true)) {
                KernelClasses.load(new StoreEngine(inside, listing), listing);
            }
            KernelTable loaded = kernel(version, listing);
            try {
                // As it was when the log was listed: whatever is committed meanwhile is found by the next scan.
                Optional<ObjectStatus> commit = listing.commit(loaded.version());
                checkFeatures(loaded);
                checkPartitions(loaded);
                new StoredSchemaCheck(table, "its Delta log")
                        .check(table.columns(), KernelTypes.stored(loaded.schema()));
                FileLayout layout = KernelLayout.layout(loaded);
                StatisticsSlots slots = new StatisticsSlots(table.columns(), loaded.schema(), layout.fields());
                SegmentReader reader = new SegmentReader(table, inside, root, layout, slots);
                Engine reading = new StoreEngine(inside, listing, slots);
                FileIndex index = FileIndex.load(table, reader, files -> loaded.files(reading, files));
                return new TableState(loaded.version(), commit, layout, index);
            } catch (LakeException e) {
                throw e;
            } catch (RuntimeException e) {
                throw broken(e);
            }
        }

        /** What a version is made of; the newest if none is given. */
        private LogListing listing(OptionalLong version) throws IOException {
            LogListing listing;
            try {
                listing = version.isPresent() ? log.at(version.getAsLong()) : log.newest();
            } catch (NoSuchFileException e) {
                throw noTable(e);
            }
            listed = Optional.of(listing);
            if (version.isPresent() && listing.commit(version.getAsLong()).isEmpty()) {
                throw unavailable("version " + version.getAsLong(), null);
            }
            if (listing.gap().isPresent()) {
                throw failure(
                        "the Delta log at " + root + " has no version "
                                + listing.gap().getAsLong() + ", but a later one",
                        "restore the log",
                        null);
            }
            return listing;
        }

        private LakeException noTable(Exception cause) {
            return failure("there is no Delta table at " + root, advice(), cause);
        }

        /** What to do about a table that is not there: files without a log are another kind of table. */
        private String advice() {
            try {
                if (store.status(root).directory()) {
                    return store.list(root, "").stream()
                                    .anyMatch(entry -> entry.name().endsWith(".parquet") || entry.directory())
                            ? "it holds files and no log: declare it with format = PARQUET, or correct its location"
                            : "write the table, or correct its location or format";
                }
            } catch (IOException e) {
                return new NearPlaces(store).advice(root);
            }
            return "it is a file: declare it with format = PARQUET, or correct its location";
        }

        private KernelTable newest() throws IOException {
            return kernel(OptionalLong.empty(), listing(OptionalLong.empty()));
        }

        /** What the kernel throws at broken logs is of many kinds. */
        private KernelTable kernel(OptionalLong version, LogListing listing) throws IOException {
            try {
                return KernelTable.load(new StoreEngine(inside, listing), root, version);
            } catch (TableNotFoundException e) {
                throw noTable(e);
            } catch (UnsupportedTableFeatureException e) {
                throw failure(
                        "it uses the Delta features " + String.join(", ", e.getUnsupportedFeatures())
                                + ", which this version does not read",
                        "read it with an engine that supports them, or rewrite the table without them",
                        e);
            } catch (LakeException e) {
                throw e;
            } catch (RuntimeException e) {
                throw version.isEmpty() ? broken(e) : unavailable("version " + version.getAsLong(), e);
            }
        }

        private long versionAt(Instant moment) throws IOException {
            KernelTable newest = newest();
            try {
                OptionalLong version = newest.versionAt(moment, new StoreEngine(inside, log.all()));
                if (version.isEmpty()) {
                    throw unavailable("a version as of " + moment, null);
                }
                return version.getAsLong();
            } catch (LakeException e) {
                throw e;
            } catch (RuntimeException e) {
                throw broken(e);
            }
        }

        private LakeException unavailable(String wanted, @Nullable RuntimeException cause) throws IOException {
            KernelTable newest = newest();
            LogListing all = log.all();
            long earliest = newest.earliest(new StoreEngine(inside, all));
            KernelTable oldest = kernel(OptionalLong.of(earliest), all);
            return failure(
                    "it has no " + wanted.replaceFirst("^a ", "") + ": the oldest that can be read is version "
                            + earliest + " of " + oldest.committed() + ", the newest is version " + newest.version()
                            + " of " + newest.committed(),
                    "ask for one of these or one between them",
                    cause);
        }

        private void checkFeatures(KernelTable loaded) {
            for (String feature : loaded.readerFeatures()) {
                if (!READABLE.contains(feature)) {
                    throw failure(
                            "it uses the Delta feature '" + feature + "', which this version does not read",
                            "read it with an engine that supports the feature, or rewrite the table without it",
                            null);
                }
            }
            if (!Set.of("none", "name", "id").contains(loaded.columnMapping())) {
                throw failure(
                        "its columns are mapped by '" + loaded.columnMapping() + "', which this version does not know",
                        "read it with an engine that does",
                        null);
            }
        }

        private void checkPartitions(KernelTable loaded) {
            List<String> stored = loaded.partitions();
            for (Column column : table.columns()) {
                boolean partition = stored.stream().anyMatch(name -> name.equalsIgnoreCase(column.name()));
                if (partition != column.partition()) {
                    throw failure(
                            "column '" + column.name() + "' is " + (column.partition() ? "" : "not ")
                                    + "declared as a partition, but the table is partitioned by "
                                    + (stored.isEmpty() ? "nothing" : String.join(", ", stored)),
                            (partition ? "add @Partition to '" : "remove @Partition from '") + column.member() + "'",
                            null);
                }
            }
        }

        LakeException broken(Exception cause) {
            Optional<StorageException> storage = StorageException.in(cause);
            Optional<String> line =
                    storage.isPresent() ? Optional.empty() : listed.flatMap(new BrokenLine(inside)::find);
            return failure(
                    "the Delta log at " + root + " cannot be read: "
                            + storage.map(Throwable::getMessage).or(() -> line).orElseGet(() -> words(cause)),
                    storage.map(StorageException::fix)
                            .or(() -> line.map(found -> "restore that file from a copy"))
                            .orElse("check that the table is complete and readable"),
                    cause);
        }

        /** Some exceptions of the kernel say nothing but what they are, others quote all that they have read. */
        private static String words(Exception cause) {
            String words = Objects.requireNonNullElseGet(cause.getMessage(), cause::toString);
            return words.length() > WORDS ? words.substring(0, WORDS) + "…" : words;
        }

        private LakeException failure(String reason, String fix, @Nullable Throwable cause) {
            return new LakeException("read table '" + table.qualifiedName() + "'", reason, fix, cause);
        }
    }
}
