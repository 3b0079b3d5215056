package io.neuralake.runtime.statistics;

import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Operator;
import io.neuralake.runtime.condition.Condition;
import io.neuralake.runtime.condition.Field;
import io.neuralake.runtime.condition.Value;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Finds the files that may have a row that meets a condition, for many files at a time.
 *
 * <p>Bounds rule a file out only if no value between them can meet the condition. Where a value may be {@code NaN}, which is
 * greater than every number and in no bounds, upper ones only help to find values that are equal.
 */
public final class StatisticsPruning {

    private final Partitions partitions;
    private final Columns columns;

    /** Knows what all rows of a file share. */
    public interface Partitions {

        /**
         * Leaves out the files whose partition values rule a test out; whether the test looks at a partition column, and
         * therefore at nothing else.
         */
        boolean settles(Condition test, BitSet files);
    }

    /** Knows what is said of the values in files. */
    public interface Columns {

        /** What is known of a column or a field of one; empty if that is nothing. */
        Optional<ColumnStatistics> of(Field field);
    }

    /** Pruning by what is known. */
    public StatisticsPruning(Partitions partitions, Columns columns) {
        this.partitions = partitions;
        this.columns = columns;
    }

    /** Columns, and fields of them, that are no partitions and whose statistics may rule a file out. */
    public static Set<Field> fields(Condition condition) {
        Set<Field> fields = new LinkedHashSet<>();
        collect(condition, fields);
        return fields;
    }

    private static void collect(Condition condition, Set<Field> fields) {
        if (condition instanceof Condition.All all) {
            all.parts().forEach(part -> collect(part, fields));
        } else if (condition instanceof Condition.Any any) {
            any.parts().forEach(part -> collect(part, fields));
        } else if (condition instanceof Condition.Compare compare) {
            add(compare.field(), fields);
        } else if (condition instanceof Condition.OneOf oneOf) {
            add(oneOf.field(), fields);
        } else if (condition instanceof Condition.Matches matches) {
            add(matches.field(), fields);
        } else if (condition instanceof Condition.Absent absent) {
            add(absent.field(), fields);
        }
    }

    private static void add(Field field, Set<Field> fields) {
        if (!field.partition()) {
            fields.add(field);
        }
    }

    /** Leaves out the files that have no row that meets the condition. */
    public void narrow(Condition condition, BitSet files) {
        if (condition instanceof Condition.All all) {
            all.parts().forEach(part -> narrow(part, files));
        } else if (condition instanceof Condition.Any any) {
            BitSet some = new BitSet();
            for (Condition part : any.parts()) {
                BitSet rest = (BitSet) files.clone();
                narrow(part, rest);
                some.or(rest);
            }
            files.and(some);
        } else if (!partitions.settles(condition, files)) {
            test(condition, files);
        }
    }

    private void test(Condition condition, BitSet files) {
        if (condition instanceof Condition.Compare compare) {
            bounded(compare.field(), files, column -> compare(compare, column, files));
        } else if (condition instanceof Condition.OneOf oneOf) {
            bounded(oneOf.field(), files, column -> oneOf(oneOf, column.bounds(), files));
        } else if (condition instanceof Condition.Matches matches) {
            bounded(matches.field(), files, column -> matches(matches, column.bounds(), files));
        } else if (condition instanceof Condition.Absent absent) {
            // Of fields, writers do not count absent values alike.
            if (absent.field().whole()) {
                columns.of(absent.field())
                        .ifPresent(column -> files.andNot(absent.negated() ? column.absent() : column.present()));
            }
        } else if (condition instanceof Condition.Decided decided) {
            if (!decided.truth()) {
                files.clear();
            }
            bounded(decided.field(), files, column -> {});
        }
    }

    /** An absent value meets no test, so that a column of nothing but nulls rules its file out. */
    private void bounded(Field field, BitSet files, Consumer<ColumnStatistics> test) {
        columns.of(field).ifPresent(column -> {
            if (field.whole()) {
                files.andNot(column.absent());
            }
            test.accept(column);
        });
    }

    private static void compare(Condition.Compare compare, ColumnStatistics column, BitSet files) {
        Value value = compare.value();
        if (unordered(value)) {
            return;
        }
        Bounds bounds = column.bounds();
        switch (compare.operator()) {
            case EQ -> {
                bounds.clearUnlessBelow(files, value, true);
                bounds.clearUnlessAbove(files, value, true);
            }
            case LT -> bounds.clearUnlessBelow(files, value, false);
            case LE -> bounds.clearUnlessBelow(files, value, true);
            case GT, GE -> {
                BitSet bounded = (BitSet) files.clone();
                if (floating(bounds.type())) {
                    bounded.and(column.numbers());
                }
                files.andNot(bounded);
                bounds.clearUnlessAbove(bounded, value, compare.operator() == Operator.GE);
                files.or(bounded);
            }
            case NE -> {
                if (exact(bounds.type())) {
                    bounds.clearIfOnly(files, value);
                }
            }
            default -> throw new IllegalArgumentException("no comparison: " + compare.operator());
        }
    }

    private static void oneOf(Condition.OneOf oneOf, Bounds bounds, BitSet files) {
        if (!oneOf.negated() && oneOf.values().stream().noneMatch(StatisticsPruning::unordered)) {
            Value[] sorted = oneOf.values().toArray(new Value[0]);
            Arrays.sort(sorted);
            bounds.clearUnlessAny(files, sorted);
        }
    }

    private static void matches(Condition.Matches matches, Bounds bounds, BitSet files) {
        String prefix = prefix(matches);
        if (!matches.negated() && !prefix.isEmpty()) {
            bounds.clearUnlessPrefixed(files, new Value(Scalar.STRING, prefix));
        }
    }

    /** What every matching text begins with. */
    private static String prefix(Condition.Matches matches) {
        String text = matches.text();
        if (matches.operator() == Operator.STARTS_WITH) {
            return text;
        }
        if (matches.operator() != Operator.LIKE) {
            return "";
        }
        int end = 0;
        while (end < text.length() && text.charAt(end) != '%' && text.charAt(end) != '_') {
            end++;
        }
        return text.substring(0, end);
    }

    private static boolean unordered(Value value) {
        return value.value() instanceof Number number && floating(value.type()) && Double.isNaN(number.doubleValue());
    }

    private static boolean floating(ColumnType type) {
        return type == Scalar.FLOAT32 || type == Scalar.FLOAT64;
    }

    private static boolean exact(ColumnType type) {
        return type == Scalar.INT8
                || type == Scalar.INT16
                || type == Scalar.INT32
                || type == Scalar.INT64
                || type == Scalar.DATE
                || type == Scalar.BOOLEAN;
    }
}
