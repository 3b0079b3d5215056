package io.neuralake.runtime.jdbc;

import io.neuralake.runtime.plan.Cancellation;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Connects in a thread of its own, because a driver that waits for a database which does not answer cannot be told to stop. A
 * connection that is made after all is closed.
 */
final class Connecting {

    private Connecting() {}

    /** Makes a connection, or none if the driver is for other databases. */
    interface Way {
        @Nullable
        Connection connect() throws SQLException;
    }

    /** The connection; empty if there is none to be had that way. */
    static Optional<Connection> connected(Way way, Cancellation cancellation) throws SQLException {
        CompletableFuture<Optional<Connection>> made = new CompletableFuture<>();
        Thread thread = new Thread(() -> connect(way, made), "neuralake-jdbc-connect");
        thread.setDaemon(true);
        thread.start();
        try {
            return cancellation.waiting(
                    trying -> made.completeExceptionally(new CancellationException("not wanted any more")), made::join);
        } catch (CompletionException e) {
            if (e.getCause() instanceof SQLException failure) {
                throw failure;
            }
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    private static void connect(Way way, CompletableFuture<Optional<Connection>> made) {
        try {
            Connection connection = way.connect();
            if (!made.complete(Optional.ofNullable(connection)) && connection != null) {
                connection.close();
            }
        } catch (SQLException | RuntimeException | Error e) {
            made.completeExceptionally(e);
        }
    }
}
