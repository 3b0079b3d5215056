package io.neuralake.emitters.roapi;

import io.neuralake.catalog.Column;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What ROAPI's configuration says of one table. */
sealed interface Entry {

    /**
     * A table that ROAPI serves.
     *
     * @param name name under which it is served
     * @param uri where the data lies, as ROAPI reads locations
     * @param format ROAPI's word for the format
     * @param memory whether the table is loaded into memory; absent where ROAPI knows no such option
     * @param relation name in the relational database; absent for files
     * @param partitions columns that ROAPI reads from directory names, outermost first
     * @param columns columns that ROAPI reads from files; empty where it finds them itself
     * @param reloadSeconds seconds between reloads
     * @param notes why the entry is not what was asked for
     */
    record Served(
            String name,
            String uri,
            String format,
            Optional<Boolean> memory,
            Optional<String> relation,
            List<Column> partitions,
            List<Column> columns,
            OptionalInt reloadSeconds,
            List<String> notes)
            implements Entry {

        /** Copies the lists. */
        public Served {
            partitions = List.copyOf(partitions);
            columns = List.copyOf(columns);
            notes = List.copyOf(notes);
        }
    }

    /**
     * A table that ROAPI does not serve.
     *
     * @param table its qualified name
     * @param reason why, as the end of a sentence
     */
    record LeftOut(String table, String reason) implements Entry {}
}
