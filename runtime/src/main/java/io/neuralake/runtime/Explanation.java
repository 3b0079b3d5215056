package io.neuralake.runtime;

import io.neuralake.catalog.Names;
import io.neuralake.runtime.condition.Condition;
import io.neuralake.runtime.condition.ConditionText;
import io.neuralake.runtime.plan.BatchInput;
import io.neuralake.runtime.plan.FunctionInput;
import io.neuralake.runtime.plan.ScanPlan;
import io.neuralake.runtime.plan.TableInput;

/** Says in words which files of a table are read. */
final class Explanation {

    private Explanation() {}

    /**
     * What is read of a table.
     *
     * @param input what is read
     * @param all what would be read without a condition
     */
    static String of(TableInput input, TableInput all, Condition condition) {
        StringBuilder text = new StringBuilder("scan of ")
                .append(input.table().qualifiedName())
                .append(" (")
                .append(Names.lower(input.table().format()));
        if (input instanceof ScanPlan plan && all instanceof ScanPlan whole) {
            plan.version().ifPresent(version -> text.append(", version ").append(version));
            text.append(")\n  files: ")
                    .append(plan.files().size())
                    .append(" of ")
                    .append(whole.files().size())
                    .append(", ")
                    .append(plan.bytes())
                    .append(" bytes\n");
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
        }
        return text.toString();
    }
}
