package io.neuralake.runtime.jdbc;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.plan.BatchInput;
import io.neuralake.runtime.plan.Cancellation;
import io.neuralake.runtime.plan.TableRequest;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;

/** Rows that a database is asked for. It is not connected to before that, so that whoever waits for it can stop waiting. */
final class JdbcInput implements BatchInput {

    private final TableRequest request;
    private final List<Column> columns;
    private final Function<Cancellation, JdbcTable> tables;

    /**
     * Rows to ask for.
     *
     * @param columns what to ask for of a row
     * @param tables finds the table in its database
     */
    JdbcInput(TableRequest request, List<Column> columns, Function<Cancellation, JdbcTable> tables) {
        this.request = request;
        this.columns = List.copyOf(columns);
        this.tables = tables;
    }

    @Override
    public Table table() {
        return request.table();
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    private JdbcQuery query(Cancellation cancellation) {
        return new JdbcQuery(tables.apply(cancellation), columns, request);
    }

    @Override
    public String describe() {
        return query(new Cancellation()).describe();
    }

    @Override
    public ArrowReader open(BufferAllocator memory, Cancellation cancellation) {
        return query(cancellation).open(memory, cancellation);
    }

    @Override
    public OptionalLong count(Cancellation cancellation) {
        return query(cancellation).count(cancellation);
    }
}
