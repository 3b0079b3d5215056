package io.neuralake.runtime.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Finds out why a streamed query failed before its first row.
 *
 * <p>DuckDB's driver then only says that the result set is invalid. A query whose rows go to a table is not streamed and tells
 * the reason; only an aggregate over all rows and columns goes there, so that they need no space if there is no failure this
 * time. It is stopped like the query itself, and changes as little: both only read.
 */
final class LostFailure {

    /** Runs a statement on the query's connection. */
    interface Execution {
        void execute(String sql) throws Exception;
    }

    private LostFailure() {}

    /** The failure of a query that was run on a connection, with the reason if it can be had. */
    static SQLException found(Connection connection, String sql, SQLException failure) {
        try {
            find(
                    statement -> {
                        try (Statement once = connection.createStatement()) {
                            once.execute(statement);
                        }
                    },
                    sql,
                    failure);
        } catch (SQLException told) {
            return told;
        } catch (Exception e) {
            failure.addSuppressed(e);
        }
        return failure;
    }

    /** Whether a failure does not say its reason. */
    static boolean lost(SQLException failure) {
        return String.valueOf(failure.getMessage()).contains("Invalid result set");
    }

    /** Throws the reason, if the failure does not say it and it can be had. */
    static void find(Execution execution, String sql, SQLException failure) throws Exception {
        if (lost(failure)) {
            try {
                execution.execute(
                        "CREATE OR REPLACE TEMP TABLE neuralake_failure AS SELECT bit_xor(hash(neuralake_row)) AS rows"
                                + " FROM (" + Sql.inner(sql) + "\n) AS neuralake_row");
            } catch (SQLException told) {
                told.addSuppressed(failure);
                throw told;
            }
        }
    }
}
