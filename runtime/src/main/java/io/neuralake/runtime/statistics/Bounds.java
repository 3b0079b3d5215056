package io.neuralake.runtime.statistics;

import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.runtime.condition.Value;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The least and the greatest value that one column may have in each of some files.
 *
 * <p>Numbers, dates and times are kept as 64-bit integers in the order of the values, text and decimals as objects: 16 bytes
 * for a file and a column, and the texts. A column without bounds takes nothing.
 */
public final class Bounds {

    private final ColumnType type;
    private final BitSet hasLeast = new BitSet();
    private final BitSet hasGreatest = new BitSet();
    private final boolean coded;
    private final int files;
    private long texts;
    private long[] least = new long[0];
    private long[] greatest = new long[0];
    private @Nullable Value[] leastValues = new Value[0];
    private @Nullable Value[] greatestValues = new Value[0];

    /**
     * Bounds of nothing yet.
     *
     * @param files number of the files; there may be more later, which then costs copying
     */
    public Bounds(ColumnType type, int files) {
        this.type = type;
        this.coded = type instanceof Scalar scalar && scalar != Scalar.STRING && scalar != Scalar.UUID;
        this.files = files;
    }

    /** Whether the values of a type are integral numbers, as which they are also written. */
    public static boolean integral(ColumnType type) {
        return type == Scalar.INT8 || type == Scalar.INT16 || type == Scalar.INT32 || type == Scalar.INT64;
    }

    /** Type of the column's values. */
    public ColumnType type() {
        return type;
    }

    /** Sets the lower bound in a file, or the upper one if {@code outwards} is positive. */
    public void set(int file, int outwards, Value value) {
        if (coded) {
            set(file, outwards, code(value));
        } else if (outwards < 0) {
            leastValues = leastValues.length > file ? leastValues : Arrays.copyOf(leastValues, length(file));
            leastValues[file] = value;
            hasLeast.set(file);
        } else {
            greatestValues =
                    greatestValues.length > file ? greatestValues : Arrays.copyOf(greatestValues, length(file));
            greatestValues[file] = value;
            hasGreatest.set(file);
        }
    }

    /** Sets a bound by the number that stands for it; only for types whose values numbers can stand for. */
    public void set(int file, int outwards, long code) {
        if (outwards < 0) {
            least = least.length > file ? least : Arrays.copyOf(least, length(file));
            least[file] = code;
            hasLeast.set(file);
        } else {
            greatest = greatest.length > file ? greatest : Arrays.copyOf(greatest, length(file));
            greatest[file] = code;
            hasGreatest.set(file);
        }
    }

    private int length(int file) {
        return Math.max(files, file + file / 2 + 1);
    }

    /** Nothing is known of a file. */
    public void clear(int file) {
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
        return code(((Number) plain).doubleValue());
    }

    /** A number that orders as the floating-point one does. */
    public static long code(double number) {
        // Adding zero makes -0.0 into 0.0, which it equals.
        long bits = Double.doubleToLongBits(number + 0.0);
        return bits ^ (bits >> 63 & Long.MAX_VALUE);
    }

    /** Leaves out the files that have no value which is not greater than this one; {@code orEqual} also those equal to it. */
    public void clearUnlessBelow(BitSet files, Value value, boolean orEqual) {
        long code = coded ? code(value) : 0;
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
    public void clearUnlessAbove(BitSet files, Value value, boolean orEqual) {
        long code = coded ? code(value) : 0;
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
    public void clearUnlessAny(BitSet files, Value[] sorted) {
        for (int file = files.nextSetBit(0); file >= 0; file = files.nextSetBit(file + 1)) {
            int first = hasLeast.get(file) ? firstNotBelow(file, sorted) : 0;
            if (first == sorted.length
                    || (hasGreatest.get(file)
                            && compareGreatest(file, coded ? code(sorted[first]) : 0, sorted[first]) < 0)) {
                files.clear(file);
            }
        }
    }

    private int firstNotBelow(int file, Value[] sorted) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (compareLeast(file, coded ? code(sorted[middle]) : 0, sorted[middle]) > 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Leaves out the files that have no value but this one. Only for types whose bounds are values. */
    public void clearIfOnly(BitSet files, Value value) {
        long code = code(value);
        for (int file = files.nextSetBit(0); file >= 0; file = files.nextSetBit(file + 1)) {
            if (hasLeast.get(file) && hasGreatest.get(file) && least[file] == code && greatest[file] == code) {
                files.clear(file);
            }
        }
    }

    /** Leaves out the files that have no text which begins with a prefix. */
    public void clearUnlessPrefixed(BitSet files, Value prefix) {
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
        return coded ? Long.compare(least[file], code) : compare(leastValues[file], value);
    }

    private int compareGreatest(int file, long code, Value value) {
        return coded ? Long.compare(greatest[file], code) : compare(greatestValues[file], value);
    }

    private static int compare(@Nullable Value bound, Value value) {
        return bound == null ? 0 : bound.compareTo(value);
    }

    /** Shares equal texts, of which neighbouring files have many. */
    public void intern() {
        intern(leastValues);
        intern(greatestValues);
    }

    private void intern(@Nullable Value[] values) {
        Map<Value, Value> seen = new HashMap<>();
        for (int i = 0; i < values.length; i++) {
            Value value = values[i];
            if (value != null) {
                Value same = seen.putIfAbsent(value, value);
                values[i] = same == null ? value : same;
            }
        }
        for (Value value : seen.keySet()) {
            texts += value.value() instanceof String text ? 80 + text.length() : 100;
        }
    }

    /** About how much memory it takes. */
    public long bytes() {
        return (least.length + greatest.length) * 8L
                + (leastValues.length + greatestValues.length) * 4L
                + files / 4
                + texts;
    }
}
