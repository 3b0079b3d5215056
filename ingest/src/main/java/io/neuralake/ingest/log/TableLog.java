package io.neuralake.ingest.log;

import io.neuralake.ingest.commit.CommitStore;
import io.neuralake.ingest.log.Action.CommitInfo;
import io.neuralake.ingest.log.Action.Metadata;
import io.neuralake.ingest.log.Action.Protocol;
import io.neuralake.ingest.log.Action.Transaction;
import io.neuralake.runtime.delta.StoredLog;
import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.storage.ObjectStore;
import io.neuralake.runtime.storage.Place;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The log of one table: its newest state, and commits on top of it.
 *
 * <p>What is known is advanced by reading the next versions until there is none, so that a log of any length costs the same. It is
 * used by one thread at a time; any number of processes may commit meanwhile.
 */
public final class TableLog {

    /** Who writes; it stands in every commit. */
    public static final String ENGINE = "Neuralake";

    private static final Duration LOCK_WAIT = Duration.ofMillis(200);

    /** After so long without a look at the log, commits may have been cleaned up, and a number that is free may be an old one. */
    private static final Duration FRESH = Duration.ofMinutes(10);

    private final String asked;
    private final CommitStore commits;
    private final ObjectStore store;
    private final Place root;
    private @Nullable LogState state;
    private byte @Nullable [] newest;
    private long looked;

    /**
     * The log of a table, which is not looked at yet.
     *
     * @param asked what is being done, for messages
     * @param commits where commits are published
     * @param store where the table is
     * @param root the table's directory
     */
    public TableLog(String asked, CommitStore commits, ObjectStore store, Place root) {
        this.asked = asked;
        this.commits = commits;
        this.store = store;
        this.root = root;
    }

    /**
     * What a commit is made of; asked anew each time when somebody else was faster.
     *
     * <p>It throws a {@link LakeException} if what it wants to do is not possible any more.
     */
    public interface Proposal {

        /**
         * The actions of the commit on top of a state; empty if there is nothing to do any more. The commit's own information is
         * added.
         *
         * @param base the state; empty if there is no table yet
         * @param since commits that were made since the last call, or since the log was last looked at
         */
        Optional<Change> on(Optional<LogState> base, List<Commit> since);
    }

    /**
     * What is to be committed.
     *
     * @param actions without {@code commitInfo}
     * @param operation {@code WRITE}, {@code CREATE TABLE} and so on
     * @param parameters of the operation
     * @param blindAppend whether it only adds files, and has looked at none
     * @param metrics what it does, in numbers
     */
    public record Change(
            List<Action> actions,
            String operation,
            Map<String, String> parameters,
            boolean blindAppend,
            Map<String, String> metrics) {

        /** Copies the collections. */
        public Change {
            actions = List.copyOf(actions);
            parameters = Map.copyOf(parameters);
            metrics = Map.copyOf(metrics);
        }
    }

    /**
     * A commit of the log.
     *
     * @param version its version
     * @param actions what it says
     */
    public record Commit(long version, List<Action> actions) {

        /** Copies the actions. */
        public Commit {
            actions = List.copyOf(actions);
        }
    }

    /** The newest state; empty if there is no table. */
    public Optional<LogState> refreshed() throws IOException {
        advance(new ArrayList<>());
        return Optional.ofNullable(state);
    }

    /**
     * Commits on top of whatever is the newest version.
     *
     * @return the version, or that of the newest state if the proposal has nothing to do any more
     * @throws LakeException if the proposal does
     * @throws IOException if it is not known whether the commit was made, or it was not
     */
    public long commit(Proposal proposal) throws IOException, InterruptedException {
        boolean existed = state != null;
        List<Commit> since = new ArrayList<>();
        while (true) {
            Optional<CommitStore.Lock> lock = commits.lock(LOCK_WAIT);
            try {
                advance(since);
                LogState base = state;
                if (base == null && existed) {
                    throw new LakeException(
                            asked,
                            "the table at " + root + " was there, and is gone",
                            "open the appender again if it shall be made anew");
                }
                existed = base != null;
                Optional<Change> change = proposal.on(Optional.ofNullable(base), List.copyOf(since));
                since.clear();
                long version = base == null ? 0 : base.version() + 1;
                if (change.isEmpty()) {
                    return version - 1;
                }
                if (put(version, base, change.get())) {
                    return version;
                }
            } finally {
                lock.ifPresent(CommitStore.Lock::close);
            }
        }
    }

    private boolean put(long version, @Nullable LogState base, Change change) throws IOException, InterruptedException {
        String token = UUID.randomUUID().toString();
        List<Action> actions = new ArrayList<>();
        actions.add(new CommitInfo(
                System.currentTimeMillis(),
                change.operation(),
                change.parameters(),
                base == null ? OptionalLong.empty() : OptionalLong.of(base.version()),
                change.blindAppend(),
                change.metrics(),
                ENGINE,
                token));
        actions.addAll(change.actions());
        byte[] bytes = CommitLines.write(actions);
        if (!commits.putIfAbsent(version, bytes, token)) {
            return false;
        }
        state = base == null ? first(actions) : base.after(actions);
        newest = bytes;
        looked = System.nanoTime();
        return true;
    }

    /** Reads what was committed since. */
    private void advance(List<Commit> since) throws IOException {
        LogState known = state;
        byte[] last = newest;
        if (known == null || last == null || System.nanoTime() - looked > FRESH.toNanos()) {
            load();
            return;
        }
        if (!commits.read(known.version())
                .filter(there -> Arrays.equals(there, last))
                .isPresent()) {
            // It was cleaned up, or another table is here now.
            replaced(known);
            return;
        }
        Optional<byte[]> next = commits.read(known.version() + 1);
        while (next.isPresent()) {
            List<Action> actions = actions(known.version() + 1, next.get());
            known = known.after(actions);
            since.add(new Commit(known.version(), actions));
            state = known;
            newest = next.get();
            next = commits.read(known.version() + 1);
        }
        looked = System.nanoTime();
    }

    private void replaced(LogState known) throws IOException {
        load();
        LogState now = state;
        if (now != null && !now.metadata().id().equals(known.metadata().id())) {
            throw new LakeException(
                    asked,
                    "there is another table at " + root + " than before",
                    "open the appender again if it shall go on with that one");
        }
    }

    private List<Action> actions(long version, byte[] commit) {
        try {
            return CommitLines.read(commit);
        } catch (IOException e) {
            throw new LakeException(
                    asked,
                    "commit " + version + " of the Delta log at " + root + " cannot be understood: " + e.getMessage(),
                    "restore that file from a copy",
                    e);
        }
    }

    private void load() throws IOException {
        state = null;
        newest = null;
        boolean checkpoint = checkpoint();
        List<Long> versions = checkpoint ? List.of() : commits.versionsFrom(0);
        if (checkpoint) {
            loadStored();
        } else if (!versions.isEmpty()) {
            replay(versions);
        } else if (anything()) {
            loadStored();
        }
        looked = System.nanoTime();
    }

    private boolean checkpoint() throws IOException {
        try {
            return StoredLog.hasCheckpoint(store, root);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Whether the log has files of versions, of which the first are gone. */
    private boolean anything() throws IOException {
        try {
            return store.list(root.child("_delta_log"), "0", ":").stream()
                    .anyMatch(entry -> entry.name().matches("\\d{20}\\..*(json|parquet)"));
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private void replay(List<Long> versions) throws IOException {
        List<Action> all = new ArrayList<>();
        byte[] last = new byte[0];
        for (long version : versions) {
            last = commits.read(version).orElseThrow(() -> gone(version));
            all.addAll(actions(version, last));
        }
        LogState first = first(all);
        state = LogState.of(versions.get(versions.size() - 1), first.protocol(), first.metadata(), first::transaction);
        newest = last;
    }

    private LakeException gone(long version) {
        return new LakeException(
                asked,
                "commit " + version + " of the Delta log at " + root + " went away while it was read",
                "run it again");
    }

    /** The state after commits from the first on. */
    private LogState first(List<Action> actions) {
        @Nullable Protocol protocol = null;
        @Nullable Metadata metadata = null;
        Map<String, Long> transactions = new HashMap<>();
        for (Action action : actions) {
            if (action instanceof Protocol found) {
                protocol = found;
            } else if (action instanceof Metadata found) {
                metadata = found;
            } else if (action instanceof Transaction found) {
                transactions.put(found.appId(), found.version());
            }
        }
        if (protocol == null || metadata == null) {
            throw new LakeException(
                    asked,
                    "the Delta log at " + root + " says nothing of its protocol and its columns",
                    "restore its first commits from a copy");
        }
        return LogState.of(0, protocol, metadata, appId -> {
            Long version = transactions.get(appId);
            return version == null ? OptionalLong.empty() : OptionalLong.of(version);
        });
    }

    private void loadStored() throws IOException {
        StoredLog stored;
        try {
            stored = StoredLog.newest(store, root);
        } catch (IOException | LakeException e) {
            throw e;
        } catch (RuntimeException e) {
            // What the kernel throws at broken logs is of many kinds.
            throw new LakeException(
                    asked,
                    "the Delta log at " + root + " cannot be read: " + e.getMessage(),
                    "check that the table is complete and readable",
                    e);
        }
        StoredLog.Head head = stored.head();
        state = LogState.of(
                stored.version(),
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
                stored::transaction);
        newest = commits.read(stored.version()).orElseThrow(() -> gone(stored.version()));
    }
}
