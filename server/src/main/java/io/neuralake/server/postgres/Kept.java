package io.neuralake.server.postgres;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a session keeps under names: prepared statements, portals and cursors. Those without name are under the empty one. */
final class Kept implements AutoCloseable {

    private final int most;
    private final Map<String, Prepared> statements = new LinkedHashMap<>();
    private final Map<String, Portal> portals = new LinkedHashMap<>();

    Kept(int most) {
        this.most = most;
    }

    void keep(String name, Prepared prepared) throws PostgresException {
        if (!name.isEmpty() && statements.containsKey(name)) {
            throw PostgresException.error(
                    SqlState.DUPLICATE_STATEMENT, "prepared statement \"" + name + "\" already exists");
        }
        room(statements);
        statements.put(name, prepared);
    }

    Prepared statement(String name) throws PostgresException {
        Prepared prepared = statements.get(name);
        if (prepared == null) {
            throw PostgresException.error(
                    SqlState.NO_STATEMENT,
                    name.isEmpty()
                            ? "unnamed prepared statement does not exist"
                            : "prepared statement \"" + name + "\" does not exist");
        }
        return prepared;
    }

    /** Lets go of a statement, if there is one. */
    void forget(String name) {
        statements.remove(name);
    }

    void forgetStatements() {
        statements.clear();
    }

    void keep(String name, Portal portal) throws PostgresException {
        if (name.isEmpty()) {
            close(name);
        } else if (portals.containsKey(name)) {
            throw PostgresException.error(
                    SqlState.DUPLICATE_CURSOR,
                    (portal.cursor() ? "cursor \"" : "portal \"") + name + "\" already exists");
        }
        room(portals);
        portals.put(name, portal);
    }

    private void room(Map<String, ?> names) throws PostgresException {
        if (names.size() >= most) {
            throw PostgresException.error(
                            SqlState.LIMIT_EXCEEDED, "a session keeps at most " + most + " statements and portals")
                    .hint("close those that you do not need any more");
        }
    }

    Portal portal(String name) throws PostgresException {
        Portal portal = portals.get(name);
        if (portal == null) {
            throw PostgresException.error(SqlState.NO_CURSOR, "portal \"" + name + "\" does not exist");
        }
        return portal;
    }

    /** A cursor that was declared, or a portal, under a name. */
    Portal cursor(String name) throws PostgresException {
        Portal portal = portals.get(name);
        if (portal == null || name.isEmpty()) {
            throw PostgresException.error(SqlState.NO_CURSOR, "cursor \"" + name + "\" does not exist");
        }
        return portal;
    }

    /** Closes a portal, if there is one. */
    void close(String name) {
        @Nullable Portal portal = portals.remove(name);
        if (portal != null) {
            portal.close();
        }
    }

    /** Closes the portals that do not outlive a transaction. */
    void endTransaction() {
        portals.values().removeIf(portal -> {
            if (!portal.hold()) {
                portal.close();
            }
            return !portal.hold();
        });
    }

    /** Closes all portals. */
    void closePortals() {
        portals.values().forEach(Portal::close);
        portals.clear();
    }

    /** Whether an answer is kept, for rows that have not been taken. */
    boolean waiting() {
        return portals.values().stream().anyMatch(portal -> portal.answer() != null && !portal.complete());
    }

    @Override
    public void close() {
        closePortals();
        forgetStatements();
    }
}
