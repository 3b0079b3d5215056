package io.neuralake.benchmarks;

import java.util.Locale;

/** What is measured; every peer does the same work and must answer the same. */
public enum Workload {
    /** All rows and columns into batches. */
    FULL("full scan", "all rows and all 12 columns"),
    /** Three columns of one of twenty partitions. */
    PARTITION("one partition", "3 columns of 1 of 20 partitions"),
    /** All columns of half a percent of the rows, which lie together and have statistics. */
    RANGE("selective, by statistics", "all columns, `seq` within 0.5 % of its range"),
    /** All columns of a thousandth of the rows, which lie everywhere. */
    VALUE("selective, by value", "all columns, `voltage >= 99.9`: 0.1 % of the rows, in all files"),
    /** Counts and sums by two columns, of which one is a partition. */
    GROUP("GROUP BY", "`count(*)` and `sum(voltage)` by a text and a partition column"),
    /** All rows of the table of four primitive columns, as records or whatever the peer's language has. */
    RECORDS("records", "all rows of 4 primitive columns as Java records");

    private final String title;
    private final String description;

    Workload(String title, String description) {
        this.title = title;
        this.description = description;
    }

    /** What the table of results calls it. */
    public String title() {
        return title;
    }

    /** What exactly is done, in Markdown. */
    public String description() {
        return description;
    }

    /** What command lines call it. */
    public String option() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The workload of an option. */
    public static Workload of(String option) {
        return valueOf(option.toUpperCase(Locale.ROOT));
    }
}
