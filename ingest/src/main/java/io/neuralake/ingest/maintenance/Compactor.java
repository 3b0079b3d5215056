package io.neuralake.ingest.maintenance;

import io.neuralake.ingest.commit.CommitStore;
import io.neuralake.ingest.log.Action;
import io.neuralake.ingest.log.Action.AddFile;
import io.neuralake.ingest.log.Action.Metadata;
import io.neuralake.ingest.log.Action.Protocol;
import io.neuralake.ingest.log.Action.RemoveFile;
import io.neuralake.ingest.log.CommitLines;
import io.neuralake.ingest.log.LogState;
import io.neuralake.ingest.log.TableLog;
import io.neuralake.ingest.log.TableLog.Change;
import io.neuralake.runtime.error.LakeException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Puts small files together while others write.
 *
 * <p>It plans from one version, and writes the new files without any lock. Then it commits on top of whatever is the newest version:
 * what was appended meanwhile is left alone, and a group of which somebody has removed or changed a file is given up. Readers see the old
 * files or the new ones, and the same rows in both.
 */
public final class Compactor {

    private final String asked;
    private final CommitStore commits;
    private final TableLog log;
    private final TableFiles.Source source;
    private final Rewriter rewriter;
    private final Clock clock;

    /**
     * A compactor of one table.
     *
     * @param asked what is being done, for messages
     * @param commits where commits are published
     * @param log the table's log, used by nobody else
     * @param source finds the files
     * @param rewriter makes one file of several
     * @param clock tells how old files are, and when they were removed
     */
    public Compactor(
            String asked, CommitStore commits, TableLog log, TableFiles.Source source, Rewriter rewriter, Clock clock) {
        this.asked = asked;
        this.commits = commits;
        this.log = log;
        this.source = source;
        this.rewriter = rewriter;
        this.clock = clock;
    }

    /**
     * Files that become one.
     *
     * @param files the files
     * @param file what they become
     */
    private record Group(List<AddFile> files, AddFile file) {}

    /**
     * Puts files together once.
     *
     * @param progress is told in words what is done
     * @throws LakeException if the table is not to be compacted, or was changed so that the plan does not hold
     * @throws IOException if the commit may have been made, or not
     */
    public Compaction run(CompactionOptions options, Consumer<String> progress)
            throws IOException, InterruptedException {
        TableFiles table = source.newest();
        List<List<AddFile>> planned = CompactionPlan.groups(table, options, clock.instant());
        List<Group> groups = new ArrayList<>();
        try {
            for (List<AddFile> files : planned) {
                groups.add(new Group(files, rewriter.rewrite(table, files)));
                progress.accept(groups.size() + " of " + planned.size() + " groups are written");
            }
        } catch (IOException | RuntimeException e) {
            discard(groups, e);
            throw e;
        }
        if (groups.isEmpty()) {
            return new Compaction(OptionalLong.empty(), 0, 0, 0);
        }
        return commit(table, groups, progress);
    }

    private Compaction commit(TableFiles table, List<Group> groups, Consumer<String> progress)
            throws IOException, InterruptedException {
        Rebase rebase = new Rebase(table);
        List<Group> kept = new ArrayList<>(groups);
        long version;
        try {
            version = log.commit((base, since) -> change(table, base, rebase, kept));
        } catch (LakeException e) {
            discard(groups, e);
            throw e;
        } catch (UncheckedIOException e) {
            // The log could not be read, and nothing was put.
            discard(groups, e);
            throw e.getCause();
        }
        List<Group> givenUp = new ArrayList<>(groups);
        givenUp.removeAll(kept);
        IOException left = new IOException("files that are not used could not be deleted");
        discard(givenUp, left);
        int removed = kept.stream().mapToInt(group -> group.files().size()).sum();
        progress.accept(removed + " files are " + kept.size() + " now");
        return new Compaction(
                kept.isEmpty() ? OptionalLong.empty() : OptionalLong.of(version), removed, kept.size(), givenUp.size());
    }

    private Optional<Change> change(TableFiles table, Optional<LogState> base, Rebase rebase, List<Group> kept) {
        LogState state = base.orElseThrow(() -> changed("is gone"));
        if (!state.metadata().id().equals(table.metadata().id())) {
            throw changed("was replaced by another one");
        }
        try {
            rebase.to(state.version());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        kept.removeIf(group -> group.files().stream().anyMatch(file -> rebase.touched.contains(file.path())));
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        long moment = clock.millis();
        List<Action> actions = new ArrayList<>();
        int removed = 0;
        for (Group group : kept) {
            group.files().forEach(file -> actions.add(file.removed(moment, false)));
            removed += group.files().size();
        }
        kept.forEach(group -> actions.add(group.file()));
        return Optional.of(new Change(
                actions,
                "OPTIMIZE",
                Map.of("predicate", "[]"),
                false,
                Map.of("numRemovedFiles", Integer.toString(removed), "numAddedFiles", Integer.toString(kept.size()))));
    }

    private LakeException changed(String how) {
        return new LakeException(asked, "the table " + how + " while its files were put together", "run it again");
    }

    private void discard(List<Group> groups, Exception cause) {
        for (Group group : groups) {
            try {
                rewriter.discard(group.file());
            } catch (IOException e) {
                cause.addSuppressed(e);
            }
        }
    }

    /** Which files were removed, or added in another form, since the plan was made. Every commit is read once. */
    private final class Rebase {

        private final Set<String> touched = new HashSet<>();
        private long seen;

        Rebase(TableFiles table) {
            this.seen = table.version();
        }

        void to(long version) throws IOException {
            while (seen < version) {
                long next = seen + 1;
                byte[] commit = commits.read(next).orElseThrow(() -> changed("has a log that was cleaned up"));
                for (Action action : CommitLines.read(commit)) {
                    if (action instanceof RemoveFile removed) {
                        touched.add(removed.path());
                    } else if (action instanceof AddFile added) {
                        touched.add(added.path());
                    } else if (action instanceof Metadata || action instanceof Protocol) {
                        throw changed("was changed by somebody else");
                    }
                }
                seen = next;
            }
        }
    }
}
