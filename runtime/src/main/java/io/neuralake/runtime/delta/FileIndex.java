package io.neuralake.runtime.delta;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.condition.Condition;
import io.neuralake.runtime.plan.Deletions;
import io.neuralake.runtime.plan.PlannedFile;
import io.neuralake.runtime.storage.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The files of one version of a table in memory, to be pruned without reading the log again. It does not change; a commit
 * makes another one that shares what is the same.
 *
 * <p>A file costs about 300 bytes for its path and entry, and 16 bytes for each column that is declared and has an order,
 * besides texts that are not shared with other files nearby.
 */
final class FileIndex {

    private static final int SEGMENT = 4096;

    private final Table table;
    private final SegmentReader reader;
    private final List<IndexSegment> segments;
    private final int files;

    private FileIndex(Table table, SegmentReader reader, List<IndexSegment> segments) {
        this.table = table;
        this.reader = reader;
        this.segments = List.copyOf(segments);
        this.files = segments.stream()
                .mapToInt(segment -> segment.active().cardinality())
                .sum();
    }

    /** Gives files of the log, one after the other. */
    interface Source {
        void forEach(Consumer<LogFile> file) throws IOException;
    }

    /** All files of a table; those of a large one are taken in on several threads while the source gives more. */
    static FileIndex load(Table table, SegmentReader reader, Source source) throws IOException {
        List<IndexSegment> segments;
        try (SegmentLoader loader = new SegmentLoader(reader, SEGMENT)) {
            source.forEach(loader::add);
            segments = loader.segments();
        }
        FileIndex index = new FileIndex(table, reader, segments);
        index.checkOnce();
        return index;
    }

    /** A file that is there twice, with different deletions, would give its rows twice. */
    private void checkOnce() {
        Set<Place> places = new HashSet<>();
        for (PlannedFile file : all()) {
            if (!places.add(file.place())) {
                throw reader.failure("its log adds file " + file.place() + " twice", "restore the log");
            }
        }
    }

    int size() {
        return files;
    }

    int segments() {
        return segments.size();
    }

    /** The index after one more commit; empty if the commit does not fit what the table has. */
    Optional<FileIndex> after(LogCommit commit) {
        Map<Place, Set<String>> gone = new HashMap<>();
        for (LogCommit.Removed file : commit.removed()) {
            gone.computeIfAbsent(reader.place(file.path()), place -> new HashSet<>())
                    .add(file.deletions().map(DeletionVector.Descriptor::id).orElse(""));
        }
        IndexSegment fresh = reader.segment(commit.added());
        Set<Place> added = new HashSet<>();
        for (PlannedFile file : fresh.files()) {
            if (!added.add(file.place())) {
                return Optional.empty();
            }
        }
        List<IndexSegment> next = new ArrayList<>();
        for (IndexSegment segment : segments) {
            BitSet removed = new BitSet();
            BitSet active = segment.active();
            for (int i = active.nextSetBit(0); i >= 0; i = active.nextSetBit(i + 1)) {
                PlannedFile file = segment.files().get(i);
                Set<String> deletions = gone.get(file.place());
                if (deletions != null && deletions.contains(deletions(file))) {
                    removed.set(i);
                } else if (added.contains(file.place())) {
                    // Added again, which a writer may do to change what it says of the file; which one counts depends
                    // on
                    // more than the place.
                    return Optional.empty();
                }
            }
            IndexSegment left = removed.isEmpty() ? segment : segment.without(removed);
            if (!left.active().isEmpty()) {
                next.add(left);
            }
        }
        if (!fresh.files().isEmpty()) {
            next.add(fresh);
        }
        return Optional.of(new FileIndex(table, reader, next));
    }

    private static String deletions(PlannedFile file) {
        Optional<Deletions> deletions = file.deletions();
        return deletions.isPresent() ? ((DeletionVector) deletions.get()).id() : "";
    }

    private List<PlannedFile> all() {
        return possible(Condition.always());
    }

    /** The files that may have a row that meets the condition. */
    List<PlannedFile> possible(Condition condition) {
        IndexPruning pruning =
                new IndexPruning(table.partitions().stream().map(Column::name).toList(), reader.slots());
        List<PlannedFile> found = new ArrayList<>();
        for (IndexSegment segment : segments) {
            BitSet possible = pruning.possible(condition, segment);
            for (int i = possible.nextSetBit(0); i >= 0; i = possible.nextSetBit(i + 1)) {
                found.add(segment.files().get(i));
            }
        }
        return found;
    }
}
