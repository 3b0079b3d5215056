package io.neuralake.runtime.plan;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How the files of a table hold its columns.
 *
 * @param key what a column is found by
 * @param fields the columns by their names in lower case; empty if they are found by these names
 * @param widened whether a file may hold a date where the table has a timestamp, as after a widening of the type
 */
public record FileLayout(Key key, Map<String, StoredField> fields, boolean widened) {

    /** Columns are found in files by the names that the table has for them. */
    public static final FileLayout PLAIN = new FileLayout(Key.NAME, Map.of(), false);

    /** What a column is found by in a file. */
    public enum Key {
        /** By the name that it has in files. */
        NAME,
        /** By the number that it has in files; fields of nested columns are then found by their names all the same. */
        ID
    }

    /** Copies the fields. */
    public FileLayout {
        fields = Map.copyOf(fields);
    }

    /** Whether columns are called otherwise in files than in the table. */
    public boolean mapped() {
        return !fields.isEmpty();
    }

    /** What a column of the table is called in files; empty if no file has it. */
    public Optional<StoredField> field(String name) {
        return Optional.ofNullable(fields.get(name.toLowerCase(Locale.ROOT)));
    }

    /**
     * A column or a field of one, as it is in files.
     *
     * @param name its name there
     * @param id its number there; negative if it has none
     * @param fields the fields of a nested one by their names in the table in lower case; a list has {@code element}, a map
     *     {@code key} and {@code value}
     */
    public record StoredField(String name, int id, Map<String, StoredField> fields) {

        /** Copies the fields. */
        public StoredField {
            fields = Map.copyOf(fields);
        }

        /** A field of a nested one. */
        public Optional<StoredField> field(String name) {
            return Optional.ofNullable(fields.get(name.toLowerCase(Locale.ROOT)));
        }
    }
}
