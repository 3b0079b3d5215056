package io.neuralake.server.postgres;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a client says. */
sealed interface Incoming {

    /** Asks for TLS, before anything else. */
    record TlsWanted() implements Incoming {}

    /** Asks for GSSAPI's encryption, before anything else. */
    record GssWanted() implements Incoming {}

    /**
     * Wants the answer of another connection to end.
     *
     * @param process number of that connection
     * @param secret what only its client knows
     */
    @SuppressWarnings("ArrayRecordComponent") // It is compared once, in constant time, by its bytes.
    record Cancel(int process, byte[] secret) implements Incoming {}

    /**
     * Begins.
     *
     * @param minor minor version of protocol 3
     * @param parameters user, database and settings
     */
    record Startup(int minor, Map<String, String> parameters) implements Incoming {

        public Startup {
            parameters = Map.copyOf(parameters);
        }
    }

    /**
     * An answer to a question about who the client is.
     *
     * @param body the message's content
     */
    @SuppressWarnings("ArrayRecordComponent") // It is read once, and never compared.
    record Secret(byte[] body) implements Incoming {}

    /** Statements to run, one after the other. */
    record Query(String text) implements Incoming {}

    /**
     * A statement to keep.
     *
     * @param name name to keep it under; empty for the one without name
     * @param text the statement
     * @param types numbers of its parameters' types, 0 for those that the statement decides
     */
    record Parse(String name, String text, List<Integer> types) implements Incoming {

        public Parse {
            types = List.copyOf(types);
        }
    }

    /**
     * A kept statement with values for its parameters.
     *
     * @param portal name for the two together
     * @param statement name of the statement
     * @param formats 0 for text and 1 for binary: none, one for all values, or one for each
     * @param values the values, each of which may be null
     * @param results the same as the formats, for the columns of the result
     */
    @SuppressWarnings("ArrayRecordComponent") // Values are read once, and never compared.
    record Bind(String portal, String statement, int[] formats, byte[] @Nullable [] values, int[] results)
            implements Incoming {}

    /**
     * Asks what a statement or portal is.
     *
     * @param portal whether it is a portal
     * @param name its name
     */
    record Describe(boolean portal, String name) implements Incoming {}

    /**
     * Asks for rows.
     *
     * @param portal name of the portal
     * @param rows most of them; 0 for all
     */
    record Execute(String portal, int rows) implements Incoming {}

    /**
     * A statement or portal is not needed any more.
     *
     * @param portal whether it is a portal
     * @param name its name
     */
    record Close(boolean portal, String name) implements Incoming {}

    /** Wants to see what has been answered so far. */
    record Flush() implements Incoming {}

    /** Ends a series of messages. */
    record Sync() implements Incoming {}

    /** Goes. */
    record Terminate() implements Incoming {}

    /** Data for a COPY that nobody asked for: it is let fall, as PostgreSQL does. */
    record StrayCopy() implements Incoming {}

    /**
     * A message that cannot be understood, though it is clear where it ends.
     *
     * @param query whether it is a query, after which the client expects to be told that it may go on
     * @param reason what is wrong with it
     */
    record Unreadable(boolean query, PostgresException reason) implements Incoming {}

    /** Calls a function by number, as no driver has done for a long time. */
    record FunctionCall() implements Incoming {}
}
