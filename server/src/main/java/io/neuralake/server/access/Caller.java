package io.neuralake.server.access;

import java.util.List;

/**
 * Who asks.
 *
 * @param name what is written down of them; {@code anonymous} if nobody has to say who they are
 * @param tables patterns of the tables that they may read: {@code *}, {@code database.*} or {@code database.table}
 */
public record Caller(String name, List<String> tables) {

    /** Copies the patterns. */
    public Caller {
        tables = List.copyOf(tables);
    }

    /** Whether they may read a table. */
    public boolean mayRead(String qualifiedName) {
        for (String pattern : tables) {
            if (pattern.equals("*")
                    || pattern.equals(qualifiedName)
                    || (pattern.endsWith(".*")
                            && qualifiedName.startsWith(pattern.substring(0, pattern.length() - 1)))) {
                return true;
            }
        }
        return false;
    }
}
