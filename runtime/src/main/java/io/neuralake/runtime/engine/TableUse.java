package io.neuralake.runtime.engine;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.condition.Condition;
import java.util.List;
import java.util.OptionalLong;

/**
 * A table that a statement names.
 *
 * @param table the table
 * @param columns the columns whose values can matter to the result, in declaration order
 * @param condition what holds for every row that can matter to the result
 * @param limit the greatest number of rows that meet the condition and can matter to the result
 * @param calls calls of a function table
 */
public record TableUse(
        Table table, List<Column> columns, Condition condition, OptionalLong limit, List<FunctionUse> calls) {

    /** Copies the lists. */
    public TableUse {
        columns = List.copyOf(columns);
        calls = List.copyOf(calls);
    }

    /** A use of a table that is not called. */
    TableUse(Table table, List<Column> columns, Condition condition, OptionalLong limit) {
        this(table, columns, condition, limit, List.of());
    }

    TableUse withCalls(List<FunctionUse> theCalls) {
        return new TableUse(table, columns, condition, limit, theCalls);
    }
}
