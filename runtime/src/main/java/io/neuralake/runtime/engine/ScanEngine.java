package io.neuralake.runtime.engine;

import io.neuralake.runtime.plan.TableInput;
import io.neuralake.runtime.plan.TableRequest;
import java.nio.file.Path;
import java.util.List;
import org.apache.arrow.vector.ipc.ArrowReader;

/**
 * What reads planned files and computes. It is the seam behind which DuckDB sits.
 *
 * <p>Each result holds its own resources, which closing it frees; closing the engine closes the results that are still open.
 * An engine is used by any number of threads at a time, a result by one.
 */
public interface ScanEngine extends AutoCloseable {

    /** This engine for one result, which fails when its time is up. */
    ScanEngine within(TimeLimit limit);

    /**
     * This engine, but the rows of a scan or a statement go to a new Parquet file, and what comes instead of them is one row with
     * their number.
     */
    ScanEngine into(Path file);

    /** This engine for one result, of which somebody is told how it goes on. */
    ScanEngine observed(QueryObserver observer);

    /** Rows of one table in batches: the columns of the request in its order. */
    ArrowReader scan(TableRequest request, TableInput input);

    /** Number of rows that {@link #scan} would give. */
    long count(TableRequest request, TableInput input);

    /** What finds out about statements that can name some tables; the engine closes it if nobody else does. */
    StatementPlanner planner(StatementScope scope);

    /**
     * The result of a statement in batches.
     *
     * @param use what a {@link StatementPlanner} said about it
     * @param inputs an input for each of its tables, in the same order
     */
    ArrowReader query(String statement, StatementUse use, List<TableInput> inputs);

    @Override
    void close();
}
