package io.neuralake.runtime.delta;

import io.neuralake.runtime.condition.Condition;
import io.neuralake.runtime.condition.Field;
import io.neuralake.runtime.condition.Pruning;
import io.neuralake.runtime.statistics.ColumnStatistics;
import io.neuralake.runtime.statistics.StatisticsPruning;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Finds the files of an index that may have a row that meets a condition.
 *
 * <p>Partition values are compared as {@link Pruning} does, once for each value, and statistics as {@link StatisticsPruning}
 * does.
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
        new StatisticsPruning((test, some) -> partition(test, segment, some), field -> column(field, segment))
                .narrow(condition, files);
        return files;
    }

    private Optional<ColumnStatistics> column(Field field, IndexSegment segment) {
        OptionalInt slot = slots.slot(field);
        return slot.isPresent() ? Optional.of(segment.statistics().column(slot.getAsInt())) : Optional.empty();
    }

    private boolean partition(Condition test, IndexSegment segment, BitSet files) {
        Set<String> columns = test.columns();
        if (columns.size() != 1 || !partitions.contains(columns.iterator().next())) {
            return false;
        }
        int position = partitions.indexOf(columns.iterator().next());
        Verdicts known = verdicts.computeIfAbsent(test, same -> new Verdicts(test, partitions.get(position)));
        for (int i = files.nextSetBit(0); i >= 0; i = files.nextSetBit(i + 1)) {
            if (!known.possible(segment.files().partition(i, position))) {
                files.clear(i);
            }
        }
        return true;
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
}
