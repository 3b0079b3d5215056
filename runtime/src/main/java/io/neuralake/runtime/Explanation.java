package io.neuralake.runtime;

import io.neuralake.catalog.Names;
import io.neuralake.runtime.condition.Condition;
import io.neuralake.runtime.condition.ConditionText;
import io.neuralake.runtime.plan.ScanPlan;

/** Says in words which files of a table are read. */
final class Explanation {

    private Explanation() {}

    static String of(ScanPlan plan, int allFiles, Condition condition) {
        StringBuilder text = new StringBuilder("scan of ")
                .append(plan.table().qualifiedName())
                .append(" (")
                .append(Names.lower(plan.table().format()));
        plan.version().ifPresent(version -> text.append(", version ").append(version));
        text.append(")\n  files: ")
                .append(plan.files().size())
                .append(" of ")
                .append(allFiles)
                .append(", ")
                .append(plan.bytes())
                .append(" bytes\n");
        if (!condition.equals(Condition.always())) {
            text.append("  where: ").append(ConditionText.of(condition)).append('\n');
        }
        return text.toString();
    }
}
