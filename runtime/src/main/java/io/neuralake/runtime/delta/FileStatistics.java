package io.neuralake.runtime.delta;

import io.neuralake.catalog.ColumnType;
import io.neuralake.runtime.statistics.Bounds;
import io.neuralake.runtime.statistics.ColumnStatistics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** What writers say of the values in each of some files: number of rows, bounds, and which columns are null throughout. */
final class FileStatistics {

    private static final long UNKNOWN = -1;

    private final long[] records;
    private final List<Bounds> bounds = new ArrayList<>();
    private final BitSet[] present;
    private final BitSet[] absent;
    private final long[] nulls;

    /** Statistics of files of which nothing is known yet. */
    FileStatistics(StatisticsSlots slots, int files) {
        this.records = new long[files];
        Arrays.fill(records, UNKNOWN);
        int columns = slots.types().size();
        this.present = new BitSet[columns];
        this.absent = new BitSet[columns];
        this.nulls = new long[columns];
        for (int i = 0; i < columns; i++) {
            ColumnType type = slots.types().get(i);
            bounds.add(new Bounds(type, files));
            present[i] = new BitSet();
            absent[i] = new BitSet();
        }
    }

    /** Nothing is known of a file, whatever was said until now; what is said from now on is about it. */
    void begin(int file) {
        records[file] = UNKNOWN;
        Arrays.fill(nulls, UNKNOWN);
        bounds.forEach(column -> column.clear(file));
    }

    /** Everything is said about a file. */
    void end(int file) {
        for (int i = 0; i < nulls.length; i++) {
            present[i].set(file, nulls[i] == 0);
            absent[i].set(file, nulls[i] >= 0 && nulls[i] == records[file]);
        }
    }

    /** Says how many rows a file has. */
    void records(int file, long number) {
        records[file] = Math.max(UNKNOWN, number);
    }

    /** Says how many values of a column are null in the file. */
    void nulls(int slot, long number) {
        nulls[slot] = number;
    }

    /** Says that nobody knows how many values of a column are null in the file. */
    void noNulls(int slot) {
        nulls[slot] = UNKNOWN;
    }

    /**
     * Says a bound of a column, in the text that it has.
     *
     * @param outwards -1 for a lower bound, 1 for an upper one
     */
    void bound(int file, int slot, int outwards, String text) {
        Bounds column = bounds.get(slot);
        BoundText.bound(column.type(), text, outwards).ifPresent(value -> column.set(file, outwards, value));
    }

    /** Says a bound of a column of integral numbers, which most bounds are. */
    void bound(int file, int slot, int outwards, long number) {
        bounds.get(slot).set(file, outwards, number);
    }

    /** Says a bound of a double-precision column. */
    void bound(int file, int slot, int outwards, double number) {
        double outer = BoundText.widened(number, outwards);
        if (!Double.isNaN(outer)) {
            bounds.get(slot).set(file, outwards, Bounds.code(outer));
        }
    }

    /** Makes the statistics small once all files are read. */
    void trim() {
        bounds.forEach(Bounds::intern);
    }

    /** Number of rows in a file; negative if nobody counted them. */
    long records(int file) {
        return records[file];
    }

    /** What is known of a column. */
    ColumnStatistics column(int slot) {
        return new ColumnStatistics(bounds.get(slot), present[slot], absent[slot], new BitSet());
    }

    /** About how much memory it takes. */
    long bytes() {
        return bounds.stream().mapToLong(Bounds::bytes).sum() + records.length * (8L + nulls.length / 4);
    }
}
