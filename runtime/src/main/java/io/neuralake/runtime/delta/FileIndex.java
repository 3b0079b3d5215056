package io.neuralake.runtime.delta;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.condition.Condition;
import io.neuralake.runtime.plan.PlannedFile;
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
import java.util.function.Function;

/**
 * The files of one version of a table in memory, to be pruned without reading the log again. It does not change; a commit
 * makes another one that shares what is the same.
 *
 * <p>A file costs 32 bytes, its path below the table's root, 4 bytes for each partition column, and 16 bytes for each column
 * that has bounds, besides texts that are not shared with other files nearby: 11 MB for 100,000 files with paths of 43 letters, two
 * partition columns and one column of bounds.
 */
final class FileIndex {

    private static final int SEGMENT = 4096;
    private static final int HASHES = 1 << 16;

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

    /** Gives files of the log, some after the other. */
    interface Source {
        void forEach(Consumer<KernelFiles> files) throws IOException;
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
        PathSet paths = new PathSet(files);
        for (IndexSegment segment : segments) {
            for (int i = 0; i < segment.files().size(); i++) {
                if (!paths.add(segment.files(), i)) {
                    throw reader.failure(
                            "its log adds file " + segment.planned(i).place() + " twice", "restore the log");
                }
            }
        }
    }

    int size() {
        return files;
    }

    int segments() {
        return segments.size();
    }

    /** About how much memory it takes. */
    long bytes() {
        return segments.stream().mapToLong(IndexSegment::bytes).sum();
    }

    /** The index after one more commit; empty if the commit does not fit what the table has. */
    Optional<FileIndex> after(LogCommit commit) {
        // Almost no file is concerned, and a look at its hash shows that.
        BitSet hashes = new BitSet(HASHES);
        Map<String, Set<String>> gone = new HashMap<>();
        for (LogCommit.Removed file : commit.removed()) {
            String path = reader.path(file.path());
            hashes.set(bucket(path.hashCode()));
            gone.computeIfAbsent(path, first -> new HashSet<>())
                    .add(file.deletions().map(DeletionVector.Descriptor::id).orElse(""));
        }
        IndexSegment fresh = reader.segment(commit.added());
        Set<String> added = new HashSet<>();
        for (int i = 0; i < fresh.files().size(); i++) {
            String path = fresh.files().path(i);
            hashes.set(bucket(path.hashCode()));
            if (!added.add(path)) {
                return Optional.empty();
            }
        }
        List<IndexSegment> next = new ArrayList<>();
        for (IndexSegment segment : segments) {
            FileColumns files = segment.files();
            BitSet removed = new BitSet();
            BitSet active = segment.active();
            for (int i = active.nextSetBit(0); i >= 0; i = active.nextSetBit(i + 1)) {
                if (!hashes.get(bucket(files.hash(i)))) {
                    continue;
                }
                String path = files.path(i);
                if (gone.getOrDefault(path, Set.of()).contains(files.deletions(i))) {
                    removed.set(i);
                } else if (added.contains(path)) {
                    // Added again, which a writer may do to change what it says of the file; which one counts depends
                    // on more than the path.
                    return Optional.empty();
                }
            }
            IndexSegment left = removed.isEmpty() ? segment : segment.without(removed);
            if (!left.active().isEmpty()) {
                next.add(left);
            }
        }
        if (fresh.files().size() > 0) {
            next.add(fresh);
        }
        return Optional.of(new FileIndex(table, reader, next));
    }

    private static int bucket(int hash) {
        return (hash ^ hash >>> 16) & (HASHES - 1);
    }

    /** The files that may have a row that meets the condition. */
    List<PlannedFile> possible(Condition condition) {
        IndexPruning pruning = pruning();
        return planned(segment -> pruning.possible(condition, segment));
    }

    /** The files that have no such row. */
    List<PlannedFile> impossible(Condition condition) {
        IndexPruning pruning = pruning();
        return planned(segment -> {
            BitSet rest = (BitSet) segment.active().clone();
            rest.andNot(pruning.possible(condition, segment));
            return rest;
        });
    }

    private IndexPruning pruning() {
        return new IndexPruning(table.partitions().stream().map(Column::name).toList(), reader.slots());
    }

    private List<PlannedFile> planned(Function<IndexSegment, BitSet> choice) {
        List<PlannedFile> found = new ArrayList<>();
        for (IndexSegment segment : segments) {
            BitSet possible = choice.apply(segment);
            for (int i = possible.nextSetBit(0); i >= 0; i = possible.nextSetBit(i + 1)) {
                found.add(segment.planned(i));
            }
        }
        return found;
    }
}
