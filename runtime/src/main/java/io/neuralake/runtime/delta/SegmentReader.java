package io.neuralake.runtime.delta;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.condition.StoredText;
import io.neuralake.runtime.condition.Value;
import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.plan.FileLayout;
import io.neuralake.runtime.plan.FileLayout.StoredField;
import io.neuralake.runtime.storage.ObjectStore;
import io.neuralake.runtime.storage.Place;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Makes files of the log into files to be read: paths into plain ones, text into values, JSON into bounds. */
final class SegmentReader {

    private final Table table;
    private final ObjectStore store;
    private final Place root;
    private final StatisticsSlots slots;
    private final List<Partition> partitions;

    SegmentReader(Table table, ObjectStore store, Place root, FileLayout layout, StatisticsSlots slots) {
        this.table = table;
        this.store = store;
        this.root = root;
        this.slots = slots;
        this.partitions = table.partitions().stream()
                .map(column -> new Partition(
                        column,
                        layout.field(column.name()).map(StoredField::name).orElse(column.name()),
                        new PartitionValues()))
                .toList();
    }

    /**
     * A partition column.
     *
     * @param column as declared
     * @param stored its name in the log
     * @param values what files have in it
     */
    private record Partition(Column column, String stored, PartitionValues values) {

        /** The text that a file has; empty if the value is absent, which is written in several ways. */
        String text(Map<String, Optional<String>> texts) {
            Optional<String> text = texts.get(stored);
            if (text == null) {
                String name = stored.toLowerCase(Locale.ROOT);
                text = texts.entrySet().stream()
                        .filter(entry -> entry.getKey().toLowerCase(Locale.ROOT).equals(name))
                        .findFirst()
                        .flatMap(Map.Entry::getValue);
            }
            return text.orElse("");
        }
    }

    StatisticsSlots slots() {
        return slots;
    }

    /** The plain path of a file below the table's root. */
    String path(String path) {
        return DataPath.relative(table, root, path);
    }

    /** The files in the order of their paths. */
    IndexSegment segment(List<LogFile> found) {
        List<LogFile> sorted =
                found.stream().sorted(Comparator.comparing(LogFile::path)).toList();
        FileStatistics statistics = new FileStatistics(slots, sorted.size());
        StatisticsReader reader = new StatisticsReader(slots, statistics);
        FileColumns.Builder files = new FileColumns.Builder(root, sorted.size(), partitions.size());
        PartitionValue[] values = new PartitionValue[partitions.size()];
        for (int i = 0; i < sorted.size(); i++) {
            LogFile file = sorted.get(i);
            if (file.statistics().isPresent()) {
                reader.read(i, file.statistics().get());
            }
            for (int column = 0; column < values.length; column++) {
                Partition partition = partitions.get(column);
                values[column] = partition
                        .values()
                        .of(partition.text(file.partitions()), text -> value(partition.column(), text, file));
            }
            if (file.size() < 0) {
                throw failure("the log says no size of file " + file.path(), "restore the log");
            }
            long counted = statistics.records(i);
            Optional<DeletionVector> deletions =
                    file.deletions().map(descriptor -> deletions(file, counted, descriptor));
            if (!files.add(path(file.path()), file, values, deletions)) {
                throw failure("its log names a file by what is no text: " + file.path(), "restore the log");
            }
        }
        statistics.trim();
        BitSet all = new BitSet();
        all.set(0, sorted.size());
        return new IndexSegment(files.columns(), statistics, all);
    }

    private DeletionVector deletions(LogFile file, long counted, DeletionVector.Descriptor descriptor) {
        OptionalLong records = counted < 0 ? OptionalLong.empty() : OptionalLong.of(counted);
        return new DeletionVector(table, store, root, file.path(), records, descriptor);
    }

    private Value value(Column column, String text, LogFile file) {
        return StoredText.value(column.type(), text)
                .orElseThrow(() -> failure(
                        "file " + file.path() + " has '" + text + "' for the partition column '" + column.name()
                                + "', which is " + column.type().text(),
                        "declare another type for the column, or rewrite the file"));
    }

    LakeException failure(String reason, String fix) {
        return new LakeException("read table '" + table.qualifiedName() + "'", reason, fix);
    }
}
