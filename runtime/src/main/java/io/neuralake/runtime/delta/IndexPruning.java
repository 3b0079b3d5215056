package io.neuralake.runtime.delta;

import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Operator;
import io.neuralake.runtime.condition.Condition;
import io.neuralake.runtime.condition.Field;
import io.neuralake.runtime.condition.Pruning;
import io.neuralake.runtime.condition.Value;
import java.util.Arrays;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Finds the files of an index that may have a row that meets a condition, for many files at a time.
 *
 * <p>Partition values are compared as {@link Pruning} does, once for each value. Bounds rule a file out only if no value
 * between them can meet the condition: {@code NaN}, which is greater than every number, is in no bounds, so that upper bounds
 * of floating-point columns only help to find values that are equal.
 */
final class IndexPruning {

    private final List<String> partitions;
    private final StatisticsSlots slots;
    private final IdentityHashMap<Condition, Verdicts> verdicts = new IdentityHashMap<>();

    IndexPruning(List<String> partitions, StatisticsSlots slots) {
        this.partitions = partitions;
        this.slots = slots;
    }

    /** Numbers of the files that may have such a row. */
    BitSet possible(Condition condition, IndexSegment segment) {
        BitSet files = (BitSet) segment.active().clone();
        narrow(condition, segment, files);
        return files;
    }

    private void narrow(Condition condition, IndexSegment segment, BitSet files) {
        if (condition instanceof Condition.All all) {
            all.parts().forEach(part -> narrow(part, segment, files));
        } else if (condition instanceof Condition.Any any) {
            BitSet some = new BitSet();
            for (Condition part : any.parts()) {
                BitSet rest = (BitSet) files.clone();
                narrow(part, segment, rest);
                some.or(rest);
            }
            files.and(some);
        } else {
            test(condition, segment, files);
        }
    }

    private void test(Condition condition, IndexSegment segment, BitSet files) {
        Set<String> columns = condition.columns();
        if (columns.size() == 1 && partitions.contains(columns.iterator().next())) {
            partition(condition, partitions.indexOf(columns.iterator().next()), segment, files);
        } else if (condition instanceof Condition.Compare compare) {
            bounded(compare.field(), segment, files, bounds -> compare(compare, bounds, files));
        } else if (condition instanceof Condition.OneOf oneOf) {
            bounded(oneOf.field(), segment, files, bounds -> oneOf(oneOf, bounds, files));
        } else if (condition instanceof Condition.Matches matches) {
            bounded(matches.field(), segment, files, bounds -> matches(matches, bounds, files));
        } else if (condition instanceof Condition.Absent absent) {
            slot(absent.field())
                    .ifPresent(slot -> files.andNot(
                            absent.negated()
                                    ? segment.statistics().absent(slot)
                                    : segment.statistics().present(slot)));
        } else if (condition instanceof Condition.Decided decided) {
            if (!decided.truth()) {
                files.clear();
            }
            bounded(decided.field(), segment, files, bounds -> {});
        }
    }

    private void partition(Condition condition, int position, IndexSegment segment, BitSet files) {
        Verdicts known = verdicts.computeIfAbsent(condition, same -> new Verdicts(condition, partitions.get(position)));
        for (int i = files.nextSetBit(0); i >= 0; i = files.nextSetBit(i + 1)) {
            if (!known.possible(segment.files().partition(i, position))) {
                files.clear(i);
            }
        }
    }

    /** Whether files may have a row that meets a condition on a partition column, found out once for each of its values. */
    private static final class Verdicts {

        private final Condition condition;
        private final String column;
        private final BitSet decided = new BitSet();
        private final BitSet possible = new BitSet();

        Verdicts(Condition condition, String column) {
            this.condition = condition;
            this.column = column;
        }

        boolean possible(PartitionValue value) {
            if (!decided.get(value.number())) {
                decided.set(value.number());
                possible.set(value.number(), Pruning.possible(condition, Map.of(column, value.value())));
            }
            return possible.get(value.number());
        }
    }

    private interface Test {
        void narrow(Bounds bounds);
    }

    /** An absent value meets no test, so that a column of nothing but nulls rules its file out. */
    private void bounded(Field field, IndexSegment segment, BitSet files, Test test) {
        OptionalInt slot = slots.slot(field);
        if (slot.isPresent()) {
            if (field.whole()) {
                files.andNot(segment.statistics().absent(slot.getAsInt()));
            }
            test.narrow(segment.statistics().bounds(slot.getAsInt()));
        }
    }

    /** The column's number, if what is said of its nulls can be used: of fields, writers do not count them alike. */
    private OptionalInt slot(Field field) {
        return field.whole() ? slots.slot(field) : OptionalInt.empty();
    }

    private static void compare(Condition.Compare compare, Bounds bounds, BitSet files) {
        Value value = compare.value();
        if (unordered(value)) {
            return;
        }
        boolean floating = floating(bounds.type());
        switch (compare.operator()) {
            case EQ -> {
                bounds.clearUnlessBelow(files, value, true);
                bounds.clearUnlessAbove(files, value, true);
            }
            case LT -> bounds.clearUnlessBelow(files, value, false);
            case LE -> bounds.clearUnlessBelow(files, value, true);
            case GT, GE -> {
                if (!floating) {
                    bounds.clearUnlessAbove(files, value, compare.operator() == Operator.GE);
                }
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
        if (!oneOf.negated() && oneOf.values().stream().noneMatch(IndexPruning::unordered)) {
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
