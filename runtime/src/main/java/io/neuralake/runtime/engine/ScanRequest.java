package io.neuralake.runtime.engine;

import io.neuralake.catalog.Column;
import io.neuralake.runtime.condition.Condition;
import io.neuralake.runtime.plan.ScanPlan;
import java.util.List;
import java.util.OptionalLong;

/**
 * What is read of one table.
 *
 * @param plan the files
 * @param columns the columns of the result, in order
 * @param condition what must hold for a row
 * @param limit the greatest number of rows
 */
public record ScanRequest(ScanPlan plan, List<Column> columns, Condition condition, OptionalLong limit) {

    /** Copies the columns. */
    public ScanRequest {
        columns = List.copyOf(columns);
    }
}
