package io.neuralake.runtime.engine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a statement reads.
 *
 * @param tables the tables that it names, sorted by name
 * @param moment the time that its clock shows, if it asks for the time; conditions were derived from it
 * @param once names of the tables that it reads in one place only
 */
public record StatementUse(List<TableUse> tables, Optional<Instant> moment, Set<String> once) {

    /** Copies the collections. */
    public StatementUse {
        tables = List.copyOf(tables);
        once = Set.copyOf(once);
    }
}
