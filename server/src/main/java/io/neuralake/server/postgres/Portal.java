package io.neuralake.server.postgres;

import io.neuralake.server.pool.QueryException;
import io.neuralake.server.query.Statement;
import java.util.List;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/** A statement with its parameters, and as much of its answer as has been taken; a cursor is one, too. */
final class Portal implements AutoCloseable {

    private final Prepared prepared;
    private final Command command;
    private final @Nullable Statement statement;
    private final boolean cursor;
    private final boolean hold;
    private int[] formats;
    private @Nullable RunningAnswer answer;
    private @Nullable RowsOut rows;
    private @Nullable List<ResultColumn> columns;
    private boolean complete;

    /**
     * A portal of which no rows have been taken.
     *
     * @param command what it does; that of the statement, unless it is a cursor
     * @param statement the query with its parameters; null if it is no query
     * @param formats forms of its columns, as the protocol has them
     * @param cursor whether it was declared by a statement
     * @param hold whether it stays when the transaction ends
     */
    Portal(
            Prepared prepared,
            Command command,
            @Nullable Statement statement,
            int[] formats,
            boolean cursor,
            boolean hold) {
        this.prepared = prepared;
        this.command = command;
        this.statement = statement;
        this.formats = formats;
        this.cursor = cursor;
        this.hold = hold;
    }

    Prepared prepared() {
        return prepared;
    }

    Command command() {
        return command;
    }

    @Nullable
    Statement statement() {
        return statement;
    }

    int[] formats() {
        return formats;
    }

    boolean cursor() {
        return cursor;
    }

    boolean hold() {
        return hold;
    }

    /** What is computed for it; null if nothing is yet. */
    @Nullable
    RunningAnswer answer() {
        return answer;
    }

    /** Chooses the forms of columns; a cursor does so when rows are taken first. */
    void choose(int[] chosen) {
        formats = chosen;
    }

    /** From now on an answer is computed for it. */
    void running(RunningAnswer started) {
        answer = started;
        rows = new RowsOut(started);
    }

    /** Its columns, in the forms that the client has asked for. */
    List<ResultColumn> columns() throws QueryException, PostgresException, InterruptedException {
        RunningAnswer started = answer;
        if (columns == null && started != null) {
            Schema schema = started.columns();
            columns = ResultColumn.of(schema, formats);
        }
        return columns == null ? List.of() : columns;
    }

    /** Its rows. */
    RowsOut rows() {
        RowsOut started = rows;
        if (started == null) {
            throw new IllegalStateException("the portal has not been opened");
        }
        return started;
    }

    /** Whether all has been done. */
    boolean complete() {
        return complete;
    }

    /** All has been done. */
    void completed() {
        complete = true;
    }

    @Override
    public void close() {
        if (answer != null) {
            answer.close();
        }
    }
}
