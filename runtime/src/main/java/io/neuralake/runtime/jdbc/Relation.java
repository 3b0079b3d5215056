package io.neuralake.runtime.jdbc;

import java.util.List;
import java.util.Map;

/**
 * A table or view as it was found in its database.
 *
 * @param sql its name as it is written in SQL
 * @param columns all columns, in order
 * @param byDeclaredName the column that holds the values of a declared one
 */
record Relation(String sql, List<StoredColumn> columns, Map<String, StoredColumn> byDeclaredName) {

    Relation {
        columns = List.copyOf(columns);
        byDeclaredName = Map.copyOf(byDeclaredName);
    }

    StoredColumn column(String declared) {
        StoredColumn column = byDeclaredName.get(declared);
        if (column == null) {
            throw new IllegalArgumentException(declared);
        }
        return column;
    }
}
