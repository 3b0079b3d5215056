package io.neuralake.runtime.engine;

import io.neuralake.catalog.Table;
import java.util.List;
import java.util.Map;

/**
 * What statements can name.
 *
 * @param tables tables, by their qualified names
 * @param aliases other names of tables without a database, each with the qualified name of its table; those of other tables, and of
 *     functions, are left out
 */
public record StatementScope(List<Table> tables, Map<String, String> aliases) {

    /** Copies the collections. */
    public StatementScope {
        tables = List.copyOf(tables);
        aliases = Map.copyOf(aliases);
    }
}
