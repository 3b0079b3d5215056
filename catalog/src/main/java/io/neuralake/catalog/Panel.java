package io.neuralake.catalog;

import java.util.List;

/**
 * A panel that a team places on the dashboard of a table.
 *
 * @param title what stands above it
 * @param kind how it shows
 * @param columns columns that it shows
 * @param aggregation how many values become one
 * @param by column for each of whose values there is a line or a bar; empty for none
 * @param sql a query in place of columns; empty if there are columns
 * @param unit unit of the numbers; empty for that of the column
 * @param description what it means, in Markdown
 * @param origin the annotation
 */
public record Panel(
        String title,
        Kind kind,
        List<String> columns,
        Aggregation aggregation,
        String by,
        String sql,
        String unit,
        String description,
        Origin origin) {

    /** Copies the columns. */
    public Panel {
        columns = List.copyOf(columns);
    }

    /** How a panel shows what it is asked for. */
    public enum Kind {
        /** Lines over the time of the table. */
        TIME_SERIES,
        /** One number. */
        STAT,
        /** A bar for each value of a column. */
        BARS,
        /** Rows. */
        TABLE
    }

    /** How many values become one. */
    public enum Aggregation {
        /** The arithmetic mean. */
        MEAN,
        /** The sum. */
        SUM,
        /** The least value. */
        MIN,
        /** The greatest value. */
        MAX,
        /** How many values there are; of no column, how many rows. */
        COUNT
    }
}
