package io.neuralake.ingest.maintenance;

import io.neuralake.ingest.commit.CommitStore;
import io.neuralake.ingest.log.Action;
import io.neuralake.ingest.log.Action.AddFile;
import io.neuralake.ingest.log.Action.CommitInfo;
import io.neuralake.ingest.log.Action.RemoveFile;
import io.neuralake.ingest.log.CommitLines;
import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.plan.PercentEscapes;
import io.neuralake.runtime.storage.ObjectStatus;
import io.neuralake.runtime.storage.ObjectStore;
import io.neuralake.runtime.storage.Place;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Finds files that nobody needs.
 *
 * <p>A data file stays if the newest version has it, if a commit within the retention has added or removed it, or if it was written
 * within the retention: it may be of a writer that has not committed yet. Only names that end in {@code .parquet} are looked at, so that
 * deletion vectors and whatever else is there stay.
 */
final class Vacuum {

    private static final Pattern DRAFT =
            Pattern.compile("\\..+\\.[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\.tmp");

    /** No writer takes so long for one file. */
    private static final Duration DRAFTS = Duration.ofHours(1);

    private static final int STEP = 1000;

    private final String asked;
    private final ObjectStore store;
    private final Place root;
    private final CommitStore commits;
    private final TableFiles.Source source;
    private final Clock clock;

    Vacuum(String asked, ObjectStore store, Place root, CommitStore commits, TableFiles.Source source, Clock clock) {
        this.asked = asked;
        this.store = store;
        this.root = root;
        this.commits = commits;
        this.source = source;
        this.clock = clock;
    }

    Vacuumed run(VacuumOptions options, Consumer<String> progress) throws IOException {
        long now = clock.millis();
        long oldest = now - options.retention().toMillis();
        // Whatever is committed from here on was written after this listing, or within the retention.
        List<ObjectStatus> data = new ArrayList<>();
        List<ObjectStatus> drafts = new ArrayList<>();
        collect(root, data, drafts, now);
        collectDrafts(root.child("_delta_log"), drafts, now);
        Set<String> needed = needed(oldest);
        List<ObjectStatus> unneeded = data.stream()
                .filter(file -> file.modified() < oldest && !needed.contains(name(file)))
                .toList();
        progress.accept(unneeded.size() + " of " + data.size() + " data files are not needed, and " + drafts.size()
                + " drafts");
        if (!options.dry()) {
            delete(unneeded, progress);
            delete(drafts, progress);
        }
        return new Vacuumed(
                unneeded.stream().map(this::name).toList(),
                unneeded.stream().mapToLong(ObjectStatus::size).sum(),
                drafts.stream().map(this::name).toList());
    }

    private String name(ObjectStatus file) {
        return root.relative(file.place()).orElseThrow();
    }

    private void collect(Place directory, List<ObjectStatus> data, List<ObjectStatus> drafts, long now)
            throws IOException {
        for (ObjectStatus entry : store.list(directory, "")) {
            String name = entry.name();
            if (entry.directory()) {
                // Partitions may be called so; all else that is belongs to others.
                if (!entry.link() && (name.contains("=") || !(name.startsWith("_") || name.startsWith(".")))) {
                    collect(entry.place(), data, drafts, now);
                }
            } else if (isDraft(entry, now)) {
                drafts.add(entry);
            } else if (name.endsWith(".parquet") && !name.startsWith("_") && !name.startsWith(".")) {
                data.add(entry);
            }
        }
    }

    private static boolean isDraft(ObjectStatus file, long now) {
        return file.modified() < now - DRAFTS.toMillis()
                && DRAFT.matcher(file.name()).matches();
    }

    private void collectDrafts(Place log, List<ObjectStatus> drafts, long now) throws IOException {
        for (ObjectStatus entry : store.list(log, "", "0")) {
            if (!entry.directory() && isDraft(entry, now)) {
                drafts.add(entry);
            }
        }
    }

    /** Files of the newest version, and of all commits that are not older than the retention, with the one before them. */
    private Set<String> needed(long oldest) throws IOException {
        TableFiles table = source.newest();
        Set<String> needed = new HashSet<>();
        table.files().forEach(file -> needed.add(relative(file.path())));
        for (long version = table.version(); version >= 0; version--) {
            long missing = version;
            List<Action> actions = CommitLines.read(commits.read(version).orElseThrow(() -> cutOff(missing)));
            for (Action action : actions) {
                if (action instanceof AddFile added) {
                    needed.add(relative(added.path()));
                } else if (action instanceof RemoveFile removed) {
                    needed.add(relative(removed.path()));
                }
            }
            if (moment(version, actions) < oldest) {
                break;
            }
        }
        return needed;
    }

    private LakeException cutOff(long version) {
        return new LakeException(
                asked,
                "commit " + version + " is not there any more, and files that it removed may still be read",
                "give a shorter retention, which the log reaches back to");
    }

    /** When a commit was made: the later of what it says and when it was stored, because clocks may be wrong. */
    private long moment(long version, List<Action> actions) throws IOException {
        long said = actions.stream()
                .filter(CommitInfo.class::isInstance)
                .mapToLong(info -> ((CommitInfo) info).timestamp())
                .findFirst()
                .orElse(0);
        try {
            ObjectStatus file =
                    store.status(root.child("_delta_log").child(String.format(Locale.ROOT, "%020d.json", version)));
            return Math.max(said, file.modified());
        } catch (NoSuchFileException e) {
            return said;
        }
    }

    /** The plain path below the root; what is elsewhere is nothing that could be deleted here. */
    private String relative(String path) {
        String plain = PercentEscapes.decode(path);
        int scheme = plain.indexOf(":/");
        Optional<String> inside = scheme > 0
                ? root.relative(new Place(plain.substring(0, scheme), plain.substring(scheme + 1)))
                : plain.startsWith("/")
                        ? root.relative(new Place(root.scheme(), plain))
                        : root.relative(root.child(plain));
        return inside.orElse(plain);
    }

    private void delete(List<ObjectStatus> files, Consumer<String> progress) throws IOException {
        int deleted = 0;
        for (ObjectStatus file : files) {
            store.delete(file.place());
            deleted++;
            if (deleted % STEP == 0) {
                progress.accept(deleted + " of " + files.size() + " files are deleted");
            }
        }
    }
}
