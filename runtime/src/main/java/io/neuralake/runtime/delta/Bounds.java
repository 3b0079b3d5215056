package io.neuralake.runtime.delta;

import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.runtime.condition.Value;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The least and the greatest value that one column may have in each of some files.
 *
 * <p>Numbers, dates and times are kept as 64-bit integers in the order of the values, text and decimals as objects: 16 bytes
 * for a file and a column, and the texts.
 */
final class Bounds {

    private final ColumnType type;
    private final BitSet hasLeast = new BitSet();
    private final BitSet hasGreatest = new BitSet();
    private final long[] least;
    private final long[] greatest;
    private final @Nullable Value[] leastValues;
    private final @Nullable Value[] greatestValues;

    /** Bounds of nothing yet. */
    Bounds(ColumnType type, int files) {
        this.type = type;
        boolean coded = coded(type);
        this.least = new long[coded ? files : 0];
        this.greatest = new long[coded ? files : 0];
        this.leastValues = new Value[coded ? 0 : files];
        this.greatestValues = new Value[coded ? 0 : files];
    }

    private static boolean coded(ColumnType type) {
        return type instanceof Scalar scalar && scalar != Scalar.STRING && scalar != Scalar.UUID;
    }

    ColumnType type() {
        return type;
    }

    void least(int file, Value value) {
        hasLeast.set(file);
        if (least.length > 0) {
            least[file] = code(value);
        } else {
            leastValues[file] = value;
        }
    }

    void greatest(int file, Value value) {
        hasGreatest.set(file);
        if (greatest.length > 0) {
            greatest[file] = code(value);
        } else {
            greatestValues[file] = value;
        }
    }

    void clear(int file) {
        hasLeast.clear(file);
        hasGreatest.clear(file);
    }

    /** A number that orders as the value does. */
    private static long code(Value value) {
        Object plain = value.value();
        if (plain instanceof Long number) {
            return number;
        }
        if (plain instanceof LocalDate date) {
            return date.toEpochDay();
        }
        if (plain instanceof Boolean truth) {
            return truth ? 1 : 0;
        }
        // Adding zero makes -0.0 into 0.0, which it equals.
        long bits = Double.doubleToLongBits(((Number) plain).doubleValue() + 0.0);
        return bits ^ (bits >> 63 & Long.MAX_VALUE);
    }

    /** Leaves out the files that have no value which is not greater than this one; {@code orEqual} also those equal to it. */
    void clearUnlessBelow(BitSet files, Value value, boolean orEqual) {
        long code = least.length > 0 ? code(value) : 0;
        for (int file = files.nextSetBit(0); file >= 0; file = files.nextSetBit(file + 1)) {
            if (hasLeast.get(file)) {
                int order = compareLeast(file, code, value);
                if (order > 0 || (order == 0 && !orEqual)) {
                    files.clear(file);
                }
            }
        }
    }

    /** Leaves out the files that have no value which is greater than this one, or equal to it if {@code orEqual}. */
    void clearUnlessAbove(BitSet files, Value value, boolean orEqual) {
        long code = greatest.length > 0 ? code(value) : 0;
        for (int file = files.nextSetBit(0); file >= 0; file = files.nextSetBit(file + 1)) {
            if (hasGreatest.get(file)) {
                int order = compareGreatest(file, code, value);
                if (order < 0 || (order == 0 && !orEqual)) {
                    files.clear(file);
                }
            }
        }
    }

    /** Leaves out the files in whose range none of the values lies. */
    void clearUnlessAny(BitSet files, Value[] sorted) {
        for (int file = files.nextSetBit(0); file >= 0; file = files.nextSetBit(file + 1)) {
            int first = hasLeast.get(file) ? firstNotBelow(file, sorted) : 0;
            if (first == sorted.length
                    || (hasGreatest.get(file)
                            && compareGreatest(file, least.length > 0 ? code(sorted[first]) : 0, sorted[first]) < 0)) {
                files.clear(file);
            }
        }
    }

    private int firstNotBelow(int file, Value[] sorted) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (compareLeast(file, least.length > 0 ? code(sorted[middle]) : 0, sorted[middle]) > 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Leaves out the files that have no value but this one. Only for types whose bounds are values. */
    void clearIfOnly(BitSet files, Value value) {
        long code = code(value);
        for (int file = files.nextSetBit(0); file >= 0; file = files.nextSetBit(file + 1)) {
            if (hasLeast.get(file) && hasGreatest.get(file) && least[file] == code && greatest[file] == code) {
                files.clear(file);
            }
        }
    }

    /** Leaves out the files that have no text which begins with a prefix. */
    void clearUnlessPrefixed(BitSet files, Value prefix) {
        String start = (String) prefix.value();
        clearUnlessAbove(files, prefix, true);
        for (int file = files.nextSetBit(0); file >= 0; file = files.nextSetBit(file + 1)) {
            Value value = hasLeast.get(file) ? leastValues[file] : null;
            if (value != null && value.compareTo(prefix) > 0 && !((String) value.value()).startsWith(start)) {
                files.clear(file);
            }
        }
    }

    private int compareLeast(int file, long code, Value value) {
        return least.length > 0 ? Long.compare(least[file], code) : compare(leastValues[file], value);
    }

    private int compareGreatest(int file, long code, Value value) {
        return greatest.length > 0 ? Long.compare(greatest[file], code) : compare(greatestValues[file], value);
    }

    private static int compare(@Nullable Value bound, Value value) {
        return bound == null ? 0 : bound.compareTo(value);
    }

    /** Shares equal texts, of which neighbouring files have many. */
    void intern() {
        intern(leastValues);
        intern(greatestValues);
    }

    private static void intern(@Nullable Value[] values) {
        Map<Value, Value> seen = new HashMap<>();
        for (int i = 0; i < values.length; i++) {
            Value value = values[i];
            if (value != null) {
                values[i] = seen.computeIfAbsent(value, same -> same);
            }
        }
    }
}
