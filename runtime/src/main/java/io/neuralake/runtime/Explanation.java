package io.neuralake.runtime;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.Names;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.condition.Condition;
import io.neuralake.runtime.condition.ConditionText;
import io.neuralake.runtime.condition.Pruning;
import io.neuralake.runtime.condition.Value;
import io.neuralake.runtime.plan.BatchInput;
import io.neuralake.runtime.plan.FunctionInput;
import io.neuralake.runtime.plan.PlannedFile;
import io.neuralake.runtime.plan.ScanPlan;
import io.neuralake.runtime.plan.TableInput;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Says in words which files of a table are read, and why the others are not. */
final class Explanation {

    private static final int NAMED = 5;

    private Explanation() {}

    /**
     * What is read of a table.
     *
     * @param input what is read, planned for an explanation
     * @param condition which rows are wanted
     * @param columns which columns are wanted
     * @param limit how many rows are wanted
     */
    static String of(TableInput input, Condition condition, List<Column> columns, OptionalLong limit) {
        StringBuilder text = new StringBuilder("scan of ")
                .append(input.table().qualifiedName())
                .append(" (")
                .append(Names.lower(input.table().format()));
        if (input instanceof ScanPlan plan) {
            plan.version().ifPresent(version -> text.append(", version ").append(version));
            text.append(")\n");
            files(text, plan, condition);
        } else if (input instanceof BatchInput batches) {
            text.append(")\n  from: ").append(batches.describe()).append('\n');
        }
        if (input instanceof FunctionInput function) {
            text.append(")\n");
            function.calls()
                    .forEach((arguments, call) -> text.append("  from: ")
                            .append(call.describe())
                            .append(" with ")
                            .append(arguments)
                            .append('\n'));
        }
        if (!condition.equals(Condition.always())) {
            text.append("  where: ").append(ConditionText.of(condition)).append('\n');
            rows(text, input, condition);
        }
        text.append("  columns: ")
                .append(
                        columns.isEmpty()
                                ? "none"
                                : columns.stream().map(Column::name).collect(Collectors.joining(", ")))
                .append('\n');
        limit.ifPresent(rows -> text.append("  limit: ").append(rows).append('\n'));
        return text.toString();
    }

    private static void files(StringBuilder text, ScanPlan plan, Condition condition) {
        int read = plan.files().size();
        int left = plan.leftOut().size();
        text.append("  files: ")
                .append(read)
                .append(" of ")
                .append(read + left)
                .append(", ")
                .append(plan.bytes())
                .append(" bytes\n");
        long byPartitions = plan.leftOut().stream()
                .filter(file -> !Pruning.possible(condition, partitions(plan.table(), file)))
                .count();
        if (left > 0) {
            text.append("  left out: ")
                    .append(byPartitions)
                    .append(" by partition values, ")
                    .append(left - byPartitions)
                    .append(plan.version().isPresent() ? " by statistics\n" : " by footer statistics\n");
        }
        for (PlannedFile file : plan.files().subList(0, Math.min(read, NAMED))) {
            text.append("    ").append(file.place()).append('\n');
        }
        if (read > NAMED) {
            text.append("    and ").append(read - NAMED).append(" more\n");
        }
    }

    private static Map<String, Optional<Value>> partitions(Table table, PlannedFile file) {
        Map<String, Optional<Value>> values = new HashMap<>();
        for (int i = 0; i < table.partitions().size(); i++) {
            values.put(table.partitions().get(i).name(), file.partitions().get(i));
        }
        return values;
    }

    /** What the choice of files does not settle is tested on each row. */
    private static void rows(StringBuilder text, TableInput input, Condition condition) {
        List<String> settled = input instanceof ScanPlan
                ? input.table().partitions().stream().map(Column::name).toList()
                : List.of();
        Condition tested = condition.without(settled);
        text.append("  tested on rows: ")
                .append(tested.equals(Condition.always()) ? "nothing" : ConditionText.of(tested))
                .append('\n');
    }
}
