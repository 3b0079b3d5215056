package io.neuralake.runtime.engine;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a statement reads.
 *
 * @param tables the tables that it names, sorted by name
 * @param moment the time that its clock shows, if it asks for the time; conditions were derived from it
 * @param once names of the tables that it reads in one place only
 * @param aliases other names of tables that it may name, each with the name of the table
 * @param repeatable whether the same data and the same time give the same result, but for the order of rows
 */
public record StatementUse(
        List<TableUse> tables,
        Optional<Instant> moment,
        Set<String> once,
        Map<String, String> aliases,
        boolean repeatable) {

    /** Copies the collections. */
    public StatementUse {
        tables = List.copyOf(tables);
        once = Set.copyOf(once);
        aliases = Map.copyOf(aliases);
    }
}
