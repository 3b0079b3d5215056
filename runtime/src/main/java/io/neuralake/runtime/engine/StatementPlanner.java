package io.neuralake.runtime.engine;

import java.util.List;

/** Finds out about statements, without reading any data. */
public interface StatementPlanner extends AutoCloseable {

    /**
     * What a statement reads.
     *
     * @throws io.neuralake.runtime.error.LakeException if it is no single query over the tables
     */
    StatementUse analyse(String statement);

    /**
     * A statement with values in the places of its parameters.
     *
     * @throws io.neuralake.runtime.error.LakeException if it has more or fewer parameters than there are values
     */
    String bound(String statement, List<SqlLiteral> values);

    /**
     * What a statement gives and takes.
     *
     * @throws io.neuralake.runtime.error.LakeException if it is no single query over the tables
     */
    StatementShape shape(String statement);

    /** Frees what it has; results that it has planned stay. */
    @Override
    void close();
}
