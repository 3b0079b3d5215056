package io.neuralake.runtime.delta;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.condition.StoredText;
import io.neuralake.runtime.condition.Value;
import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.plan.Deletions;
import io.neuralake.runtime.plan.FileLayout;
import io.neuralake.runtime.plan.FileLayout.StoredField;
import io.neuralake.runtime.plan.PlannedFile;
import io.neuralake.runtime.storage.ObjectStore;
import io.neuralake.runtime.storage.Place;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Makes files of the log into files to be read: paths into places, text into values, JSON into bounds. */
final class SegmentReader {

    private final Table table;
    private final ObjectStore store;
    private final Place root;
    private final FileLayout layout;
    private final StatisticsSlots slots;
    private final ConcurrentMap<List<Optional<Value>>, List<Optional<Value>>> partitions = new ConcurrentHashMap<>();

    SegmentReader(Table table, ObjectStore store, Place root, FileLayout layout, StatisticsSlots slots) {
        this.table = table;
        this.store = store;
        this.root = root;
        this.layout = layout;
        this.slots = slots;
    }

    StatisticsSlots slots() {
        return slots;
    }

    Place place(String path) {
        return DataPath.place(table, root, path);
    }

    /** The files in the order of their paths. */
    IndexSegment segment(List<LogFile> found) {
        List<LogFile> sorted =
                found.stream().sorted(Comparator.comparing(LogFile::path)).toList();
        FileStatistics statistics = new FileStatistics(slots, sorted.size());
        List<PlannedFile> files = new ArrayList<>(sorted.size());
        Map<Map<String, Optional<String>>, List<Optional<Value>>> seen = new HashMap<>();
        for (int i = 0; i < sorted.size(); i++) {
            LogFile file = sorted.get(i);
            if (file.statistics().isPresent()) {
                statistics.read(i, file.statistics().get());
            }
            List<Optional<Value>> values = seen.get(file.partitions());
            if (values == null) {
                values = partitions(file);
                seen.put(file.partitions(), values);
            }
            files.add(file(file, values, statistics.records(i)));
        }
        statistics.trim();
        BitSet all = new BitSet();
        all.set(0, files.size());
        return new IndexSegment(List.copyOf(files), statistics, all);
    }

    private PlannedFile file(LogFile file, List<Optional<Value>> values, long counted) {
        if (file.size() < 0) {
            throw failure("the log says no size of file " + file.path(), "restore the log");
        }
        OptionalLong records = counted < 0 ? OptionalLong.empty() : OptionalLong.of(counted);
        Optional<Deletions> deletions = file.deletions()
                .map(descriptor -> new DeletionVector(table, store, root, file.path(), records, descriptor));
        return new PlannedFile(place(file.path()), file.size(), file.modified(), "", values, records, deletions);
    }

    private List<Optional<Value>> partitions(LogFile file) {
        Map<String, Optional<String>> texts = new HashMap<>();
        file.partitions().forEach((name, text) -> texts.put(name.toLowerCase(Locale.ROOT), text));
        List<Optional<Value>> values = new ArrayList<>();
        for (Column column : table.partitions()) {
            String stored = layout.field(column.name()).map(StoredField::name).orElse(column.name());
            Optional<String> text = texts.getOrDefault(stored.toLowerCase(Locale.ROOT), Optional.empty());
            values.add(text.filter(some -> !some.isEmpty()).map(some -> value(column, some, file)));
        }
        List<Optional<Value>> tuple = List.copyOf(values);
        List<Optional<Value>> same = partitions.putIfAbsent(tuple, tuple);
        return same == null ? tuple : same;
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
