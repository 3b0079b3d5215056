package io.neuralake.runtime.plan;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.condition.Condition;
import java.util.List;
import java.util.OptionalLong;

/**
 * What is wanted of one table.
 *
 * @param table the table
 * @param columns the columns whose values matter, in the order wanted; others need not be read
 * @param condition what must hold for a row; a source leaves out what it can, the engine the rest
 * @param limit the greatest number of rows that meet the condition; further ones are not looked at
 * @param version the version to be read
 * @param explained whether it is also to be said which files are left out
 */
public record TableRequest(
        Table table,
        List<Column> columns,
        Condition condition,
        OptionalLong limit,
        TableVersion version,
        boolean explained) {

    /** Copies the columns. */
    public TableRequest {
        columns = List.copyOf(columns);
    }

    /** A request for the newest version. */
    public TableRequest(Table table, List<Column> columns, Condition condition, OptionalLong limit) {
        this(table, columns, condition, limit, TableVersion.NEWEST, false);
    }

    /** The same of another version. */
    public TableRequest at(TableVersion other) {
        return new TableRequest(table, columns, condition, limit, other, explained);
    }

    /** The same, for an explanation of what is read. */
    public TableRequest explaining() {
        return new TableRequest(table, columns, condition, limit, version, true);
    }
}
