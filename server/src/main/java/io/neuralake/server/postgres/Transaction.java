package io.neuralake.server.postgres;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether a client is in a transaction. It changes nothing for what is read; but clients want to be told, and in one that has
 * failed they get no answers until it ends.
 */
final class Transaction {

    private static final int MOST = 1000;

    private char status = 'I';
    private final List<String> savepoints = new ArrayList<>();

    /** {@code I} for none, {@code T} for one, {@code E} for one that has failed. */
    char status() {
        return status;
    }

    /** Whether one has begun. */
    boolean open() {
        return status != 'I';
    }

    boolean failed() {
        return status == 'E';
    }

    void begin() {
        status = 'T';
    }

    void end() {
        status = 'I';
        savepoints.clear();
    }

    /** What was asked has failed. */
    void fail() {
        if (open()) {
            status = 'E';
        }
    }

    /** Marks a place, lets go of one, or goes back to one. */
    void savepoint(Command.Savepoint savepoint) throws PostgresException {
        if (!open()) {
            throw PostgresException.error(SqlState.NO_TRANSACTION, "savepoints can only be used in transaction blocks");
        }
        if (savepoint.kind() == Command.Savepoint.Kind.MARK) {
            if (savepoints.size() >= MOST) {
                throw PostgresException.error(SqlState.PROGRAM_LIMIT, "too many savepoints");
            }
            savepoints.add(savepoint.name());
            return;
        }
        int found = savepoints.lastIndexOf(savepoint.name());
        if (found < 0) {
            throw PostgresException.error(
                    SqlState.NO_SAVEPOINT, "savepoint \"" + savepoint.name() + "\" does not exist");
        }
        boolean back = savepoint.kind() == Command.Savepoint.Kind.GO_BACK;
        savepoints.subList(back ? found + 1 : found, savepoints.size()).clear();
        if (back) {
            status = 'T';
        }
    }
}
