package io.neuralake.catalog;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What was said of serving a table with ROAPI; absent parts fall back to the database, then the catalog.
 *
 * @param disable whether the table is left out
 * @param name name under which the table is served
 * @param memoryTable whether ROAPI loads the whole table into memory
 * @param reloadSeconds seconds between reloads
 */
public record RoapiOptions(
        Optional<Boolean> disable, Optional<String> name, Optional<Boolean> memoryTable, OptionalInt reloadSeconds) {

    /** Nothing was said. */
    public static final RoapiOptions NONE =
            new RoapiOptions(Optional.empty(), Optional.empty(), Optional.empty(), OptionalInt.empty());

    /** These options with what they leave open taken from others; a name is never taken over. */
    public RoapiOptions orElse(RoapiOptions fallback) {
        return new RoapiOptions(
                disable.or(fallback::disable),
                name,
                memoryTable.or(fallback::memoryTable),
                reloadSeconds.isPresent() ? reloadSeconds : fallback.reloadSeconds());
    }
}
