package io.neuralake.server.postgres;

import io.netty.handler.ssl.SslContext;
import io.neuralake.server.query.Limits;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the door is run.
 *
 * @param database name of the one database that clients see
 * @param tls what connections are encrypted with; null if they cannot be
 * @param tlsRequired whether connections that are not encrypted are refused
 * @param limits what an answer may take
 * @param connections most connections at a time
 * @param message most bytes of a message of a client, and so of a statement
 * @param kept most prepared statements and portals of a connection, each
 * @param login how long a client may take to say who it is
 * @param slow how long a client may take nothing of an answer
 * @param idle how long a client that does nothing may keep portals that are open
 * @param directory where answers that clients take slowly are kept, readable by the server's user only
 * @param spool most bytes of an answer that is kept
 */
public record PostgresOptions(
        String database,
        @Nullable SslContext tls,
        boolean tlsRequired,
        Limits limits,
        int connections,
        int message,
        int kept,
        Duration login,
        Duration slow,
        Duration idle,
        Path directory,
        long spool) {

    private static final int CONNECTIONS = 1000;
    private static final int MESSAGE = 4 << 20;
    private static final int KEPT = 1000;
    private static final Duration LOGIN = Duration.ofSeconds(30);
    private static final Duration SLOW = Duration.ofMinutes(1);
    private static final Duration IDLE = Duration.ofMinutes(10);
    private static final long SPOOL = 8L << 30;

    /** Checks that there may be connections. */
    public PostgresOptions {
        if (connections < 1) {
            throw new IllegalArgumentException("a door for " + connections + " connections is none");
        }
        if (tlsRequired && tls == null) {
            throw new IllegalArgumentException("TLS is required, and there is no certificate");
        }
    }

    /** Options for a server that is reached without encryption. */
    public static PostgresOptions of(String database, Limits limits, Path directory) {
        return new PostgresOptions(
                database, null, false, limits, CONNECTIONS, MESSAGE, KEPT, LOGIN, SLOW, IDLE, directory, SPOOL);
    }

    /** The same with encryption. */
    public PostgresOptions encrypted(SslContext with, boolean required) {
        return new PostgresOptions(
                database, with, required, limits, connections, message, kept, login, slow, idle, directory, spool);
    }

    /** The same with other limits of what a client may do. */
    public PostgresOptions limited(int mostConnections, int mostBytes, Duration silence) {
        return new PostgresOptions(
                database,
                tls,
                tlsRequired,
                limits,
                mostConnections,
                mostBytes,
                kept,
                login,
                slow,
                silence,
                directory,
                spool);
    }
}
