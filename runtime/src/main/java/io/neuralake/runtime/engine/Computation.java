package io.neuralake.runtime.engine;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.OptionalDouble;
import org.duckdb.DuckDBPreparedStatement;
import org.jspecify.annotations.Nullable;

/** A statement that is being executed or gives its rows, for a thread that wants to know how far it is. */
final class Computation implements AutoCloseable {

    private @Nullable DuckDBPreparedStatement statement;

    Computation(Statement statement) throws SQLException {
        this.statement = statement.unwrap(DuckDBPreparedStatement.class);
    }

    /** How much of the work is done; empty before DuckDB can tell, and afterwards. */
    synchronized OptionalDouble done() {
        if (statement == null) {
            return OptionalDouble.empty();
        }
        try {
            double percent = statement.getQueryProgress().getPercentage();
            return percent < 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.min(percent / 100, 1));
        } catch (SQLException e) {
            return OptionalDouble.empty();
        }
    }

    @Override
    public synchronized void close() {
        statement = null;
    }
}
