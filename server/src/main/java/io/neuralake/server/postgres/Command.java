package io.neuralake.server.postgres;

import io.neuralake.server.sql.SqlText;
import org.jspecify.annotations.Nullable;

/** What a statement asks the door to do. */
sealed interface Command {

    /** Nothing: there is no statement. */
    record Empty() implements Command {}

    /**
     * Computes rows.
     *
     * @param text the query
     */
    record Select(SqlText text) implements Command {}

    /**
     * Does nothing, and says that it is done.
     *
     * @param tag what is said
     */
    record Nothing(String tag) implements Command {}

    /** Begins a transaction. */
    record Begin(String tag) implements Command {}

    /**
     * Ends a transaction.
     *
     * @param commit whether it was to be kept
     * @param chain whether another one begins at once
     */
    record End(boolean commit, boolean chain) implements Command {}

    /**
     * Marks a place in a transaction, lets go of one, or goes back to one.
     *
     * @param kind which of these
     * @param name name of the place
     */
    record Savepoint(Kind kind, String name) implements Command {

        /** What is done with the place. */
        enum Kind {
            MARK,
            RELEASE,
            GO_BACK
        }
    }

    /**
     * Changes a setting of the session.
     *
     * @param name its name
     * @param value its value; null for the one that it had at the beginning
     */
    record Set(String name, @Nullable String value) implements Command {}

    /** Changes a setting back; or all, without name. */
    record Reset(@Nullable String name) implements Command {}

    /** Tells a setting, or {@code all}. */
    record Show(String name) implements Command {}

    /**
     * Opens a cursor.
     *
     * @param name its name
     * @param hold whether it stays when the transaction ends
     * @param binary whether its rows are in binary form
     * @param text the query
     */
    record Declare(String name, boolean hold, boolean binary, SqlText text) implements Command {}

    /**
     * Takes rows of a cursor.
     *
     * @param name its name
     * @param rows most of them; negative for all
     * @param move whether they are only counted
     */
    record Fetch(String name, long rows, boolean move) implements Command {}

    /** Closes a cursor; or all, without name. */
    record CloseCursor(@Nullable String name) implements Command {}

    /** Lets go of a prepared statement; or of all, without name. */
    record Deallocate(@Nullable String name) implements Command {}

    /** Lets go of what the session has; {@code all}, {@code plans} and so on. */
    record Discard(String what) implements Command {}

    /**
     * Copies the rows of a query out.
     *
     * @param text the query
     * @param form how the rows are written
     */
    record Copy(SqlText text, CopyForm form) implements Command {}
}
