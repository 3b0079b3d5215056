package io.neuralake.publish.impact;

/** How code uses a table. */
public enum Kind {
    /** Calls the method of the generated accessor that names a column, or refers to it. */
    COLUMN,
    /** Calls the member of the row type that is a column, or reads or writes the field. */
    COMPONENT,
    /** Calls a constructor of the row type, which takes all columns. */
    ROW,
    /** Names columns in a text, or the table in a text that chooses columns. */
    TEXT,
    /** Reads rows without choosing columns. */
    ALL_COLUMNS,
    /** Hands the table, or a scan of all its columns, to code that cannot be followed. */
    HANDED_ON,
    /** Names the table in a text from which its columns cannot be told. */
    ALL_IN_TEXT,
    /** Uses the table and none of its columns. */
    TABLE;

    /** Whether a column is used only because all are. */
    boolean all() {
        return this == ALL_COLUMNS || this == HANDED_ON || this == ALL_IN_TEXT;
    }
}
