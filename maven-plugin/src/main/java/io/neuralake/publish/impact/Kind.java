package io.neuralake.publish.impact;

/** How code uses a table. */
public enum Kind {
    /** Calls the method of the generated accessor that names a column, or refers to it. */
    COLUMN("names"),
    /** Calls the member of the row type that is a column, or reads or writes the field. */
    COMPONENT("reads from rows"),
    /** Calls a constructor of the row type, which takes all columns. */
    ROW("makes rows"),
    /** Names it in a text: a statement, or a name. */
    TEXT("names in text"),
    /** Reads rows without choosing columns, or hands the table on to code that may. */
    ALL_COLUMNS("reads all columns"),
    /** Names the table in a text from which its columns cannot be told. */
    ALL_IN_TEXT("names the table in text"),
    /** Uses the table and none of its columns. */
    TABLE("uses the table");

    private final String text;

    Kind(String text) {
        this.text = text;
    }

    /** The kind in words, to follow the name of a method. */
    public String text() {
        return text;
    }

    /** Whether the asked column is among those used only because all are. */
    boolean all() {
        return this == ALL_COLUMNS || this == ALL_IN_TEXT;
    }
}
