package io.neuralake.runtime.engine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a statement reads.
 *
 * @param tables the tables that it names, sorted by name
 * @param moment the time that its clock shows, if it asks for the time; conditions were derived from it
 */
public record StatementUse(List<TableUse> tables, Optional<Instant> moment) {

    /** Copies the tables. */
    public StatementUse {
        tables = List.copyOf(tables);
    }
}
