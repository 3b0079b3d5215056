package io.neuralake.runtime.delta;

import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.runtime.statistics.Bounds;

/**
 * Reads the JSON of statistics as writers have it: a table has as many texts of this kind as it has files.
 *
 * <p>Whatever is of another form, broken or not, it leaves to {@link StatisticsReader}.
 */
final class StatisticsScanner {

    private static final char[] RECORDS = "numRecords".toCharArray();
    private static final char[] LEAST = "minValues".toCharArray();
    private static final char[] GREATEST = "maxValues".toCharArray();
    private static final char[] NULLS = "nullCount".toCharArray();

    private final JsonScanner json = new JsonScanner();
    private final StatisticsSlots slots;
    private final FileStatistics statistics;

    /** A scanner that says what it reads to statistics. */
    StatisticsScanner(StatisticsSlots slots, FileStatistics statistics) {
        this.slots = slots;
        this.statistics = statistics;
    }

    /** Takes in the statistics of one file; false if they are of another form, and something may have been said already. */
    boolean read(int file, String text) {
        if (!json.begin(text) || !json.consume('{')) {
            return false;
        }
        if (json.consume('}')) {
            return true;
        }
        do {
            if (!json.name() || !member(file)) {
                return false;
            }
        } while (json.consume(','));
        return json.consume('}');
    }

    private boolean member(int file) {
        if (json.is(RECORDS)) {
            return records(file);
        }
        if (json.is(LEAST)) {
            return columns(file, -1, slots.root(), 0);
        }
        if (json.is(GREATEST)) {
            return columns(file, 1, slots.root(), 0);
        }
        if (json.is(NULLS)) {
            return columns(file, 0, slots.root(), 0);
        }
        return json.skip(0);
    }

    private boolean records(int file) {
        if (!JsonScanner.begins(json.next())) {
            return json.skip(0);
        }
        if (!json.number() || !json.whole()) {
            return false;
        }
        statistics.records(file, json.integer());
        return true;
    }

    /** An object of columns: lower bounds, upper bounds or, if {@code what} is 0, numbers of nulls. */
    private boolean columns(int file, int what, StatisticsSlots.Node node, int depth) {
        if (JsonScanner.tooDeep(depth) || !json.consume('{')) {
            return false;
        }
        if (json.consume('}')) {
            return true;
        }
        // Columns mostly come in the order in which they are declared.
        int expected = 0;
        do {
            if (!json.name()) {
                return false;
            }
            int number = json.field(node, expected);
            if (number >= 0) {
                expected = number + 1;
            }
            if (number < 0 ? !json.skip(depth) : !column(file, what, node.field(number), depth)) {
                return false;
            }
        } while (json.consume(','));
        return json.consume('}');
    }

    private boolean column(int file, int what, StatisticsSlots.Node field, int depth) {
        char first = json.next();
        if (first == '{') {
            return columns(file, what, field, depth + 1);
        }
        if (field.slot() < 0 || first == 'n') {
            return json.skip(depth);
        }
        if (JsonScanner.begins(first)) {
            return json.number() && (what == 0 ? nulls(field.slot()) : bound(file, what, field.slot()));
        }
        boolean read = switch (first) {
            case '"' -> json.string();
            case 't', 'f' -> json.truth();
            default -> false;
        };
        if (read && what == 0) {
            statistics.noNulls(field.slot());
        } else if (read) {
            statistics.bound(file, field.slot(), what, json.slice());
        }
        return read;
    }

    private boolean nulls(int slot) {
        if (!json.whole()) {
            return false;
        }
        statistics.nulls(slot, json.integer());
        return true;
    }

    private boolean bound(int file, int what, int slot) {
        ColumnType type = slots.types().get(slot);
        if (json.whole() && Bounds.integral(type)) {
            statistics.bound(file, slot, what, json.integer());
        } else if (type == Scalar.FLOAT64) {
            statistics.bound(file, slot, what, json.precise());
        } else {
            statistics.bound(file, slot, what, json.slice());
        }
        return true;
    }
}
