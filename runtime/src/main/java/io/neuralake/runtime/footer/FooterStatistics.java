package io.neuralake.runtime.footer;

import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.condition.Condition;
import io.neuralake.runtime.condition.Field;
import io.neuralake.runtime.statistics.StatisticsPruning;
import io.neuralake.runtime.storage.ObjectStatus;
import io.neuralake.runtime.storage.ObjectStore;
import io.neuralake.runtime.storage.Place;
import java.util.BitSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The statistics in the footers of Parquet files, to leave out files that have no row that meets a condition.
 *
 * <p>A footer is read when a condition asks for a column of it for the first time, if the file is on this machine: no file is
 * fetched for it. The memory that is taken is bounded; of the tables, those that were not used for the longest time are forgotten first.
 */
public final class FooterStatistics {

    private static final int PART_OF_HEAP = 8;

    /** Bytes that a file and a column of it probably take. */
    private static final long FILE = 200;

    private static final long COLUMN = 100;

    private final ObjectStore store;
    private final long capacity;
    private final Map<String, Entry> tables = new LinkedHashMap<>(16, 0.75f, true);

    /** What is known of a table; whoever uses it has its lock. */
    private static final class Entry {

        private TableFooters footers;
        private volatile long bytes;

        Entry(TableFooters footers) {
            this.footers = footers;
        }
    }

    /** Statistics that take no more than an eighth of the heap. */
    public FooterStatistics(ObjectStore store) {
        this(store, Runtime.getRuntime().maxMemory() / PART_OF_HEAP);
    }

    /**
     * Statistics of files in a store.
     *
     * @param capacity about how many bytes are kept at most
     */
    FooterStatistics(ObjectStore store, long capacity) {
        this.store = store;
        this.capacity = capacity;
    }

    /** Knows the partition values of files. */
    public interface Partitions {

        /** Whether a file, by its position, may have a row that meets a test of a partition column. */
        boolean possible(Condition test, int position);
    }

    /**
     * Finds the files that may have a row that meets a condition.
     *
     * @param root what the table's files are below
     * @param files files of the table
     * @return their positions
     */
    public BitSet possible(
            Table table, Place root, List<ObjectStatus> files, Condition condition, Partitions partitions) {
        BitSet possible = new BitSet();
        possible.set(0, files.size());
        List<Field> fields = StatisticsPruning.fields(condition).stream()
                .filter(field -> ordered(field.type()))
                .toList();
        if (fields.isEmpty() || files.isEmpty()) {
            return possible;
        }
        Entry entry = learn(table, root, files, fields);
        synchronized (entry) {
            TableFooters known = entry.footers;
            int[] numbers = known.numbers(files);
            int[] positions = new int[known.size()];
            BitSet asked = new BitSet();
            for (int i = 0; i < numbers.length; i++) {
                if (numbers[i] >= 0) {
                    positions[numbers[i]] = i;
                    asked.set(numbers[i]);
                }
            }
            BitSet left = (BitSet) asked.clone();
            new StatisticsPruning((test, some) -> settles(test, some, table, positions, partitions), known::column)
                    .narrow(condition, left);
            asked.andNot(left);
            asked.stream().forEach(number -> possible.clear(positions[number]));
        }
        return possible;
    }

    private static boolean settles(Condition test, BitSet files, Table table, int[] positions, Partitions partitions) {
        boolean settled =
                table.partitions().stream().anyMatch(column -> test.columns().contains(column.name()));
        for (int file = settled ? files.nextSetBit(0) : -1; file >= 0; file = files.nextSetBit(file + 1)) {
            if (!partitions.possible(test, positions[file])) {
                files.clear(file);
            }
        }
        return settled;
    }

    private static boolean ordered(ColumnType type) {
        return type instanceof ColumnType.Decimal
                || type instanceof ColumnType.Enumeration
                || (type instanceof Scalar scalar && scalar != Scalar.BINARY);
    }

    /** Reads the footers that are not known yet. */
    private Entry learn(Table table, Place root, List<ObjectStatus> files, List<Field> fields) {
        Entry entry;
        synchronized (tables) {
            entry = tables.computeIfAbsent(table.qualifiedName(), missing -> new Entry(new TableFooters(table, root)));
        }
        List<ObjectStatus> unknown;
        synchronized (entry) {
            unknown = entry.footers.unknown(files, fields);
            long each = FILE + COLUMN * fields.size();
            if (unknown.size() * each > capacity - entry.bytes && entry.footers.size() > files.size()) {
                // Some of what is known is of files that may not be there any more.
                entry.footers = new TableFooters(table, root);
                entry.bytes = 0;
                unknown = files;
            }
            long room = Math.max(0, capacity - entry.bytes) / each;
            unknown = unknown.subList(0, (int) Math.min(room, unknown.size()));
        }
        if (!unknown.isEmpty()) {
            List<Optional<FileFacts>> read = new FooterGathering(store, table, fields).read(unknown);
            synchronized (entry) {
                for (int i = 0; i < read.size(); i++) {
                    ObjectStatus file = unknown.get(i);
                    TableFooters known = entry.footers;
                    read.get(i).ifPresent(facts -> known.add(file, fields, facts));
                }
                entry.bytes = entry.footers.bytes();
            }
            forgetOthers(entry);
        }
        return entry;
    }

    /** About how much memory is taken. */
    long bytes() {
        synchronized (tables) {
            return tables.values().stream().mapToLong(entry -> entry.bytes).sum();
        }
    }

    private void forgetOthers(Entry used) {
        synchronized (tables) {
            long bytes =
                    tables.values().stream().mapToLong(entry -> entry.bytes).sum();
            Iterator<Entry> oldest = tables.values().iterator();
            while (bytes > capacity && oldest.hasNext()) {
                Entry entry = oldest.next();
                if (entry != used) {
                    bytes -= entry.bytes;
                    oldest.remove();
                }
            }
        }
    }
}
