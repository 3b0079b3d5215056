package io.neuralake.runtime.jdbc;

import io.neuralake.runtime.plan.Cancellation;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** Ends a wait for a database: the database is asked to stop, and if that does not help, the connection is cut. */
final class HangUp {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private HangUp() {}

    /** For what a connection does without a statement of ours. */
    static Cancellation.End of(Connection connection) {
        return trying -> cut(connection);
    }

    /** For a statement that is being executed, or whose rows are being fetched. */
    static Cancellation.End of(Dialect dialect, Statement statement) {
        return trying -> {
            try {
                if (trying.compareTo(PATIENCE) < 0) {
                    dialect.cancel(statement);
                } else {
                    cut(statement.getConnection());
                }
            } catch (SQLException e) {
                // It has ended meanwhile, or the driver cannot do it; the connection is cut in the end.
            }
        };
    }

    private static void cut(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            // It is closed already, or within this process.
        }
    }
}
