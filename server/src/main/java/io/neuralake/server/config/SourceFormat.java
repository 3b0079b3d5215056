package io.neuralake.server.config;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** How the data of a table is written. */
public sealed interface SourceFormat {

    /**
     * Separated text.
     *
     * @param hasHeader whether the first line names the columns
     * @param delimiter what separates values
     * @param projection numbers of the columns that are read, from 0; empty for all
     */
    record Csv(boolean hasHeader, char delimiter, List<Integer> projection) implements SourceFormat {

        /** Copies the list. */
        public Csv {
            projection = List.copyOf(projection);
        }
    }

    /**
     * One JSON text.
     *
     * @param pointer where in it the rows are, by RFC 6901; empty for the whole
     * @param arrayEncoded whether a row is an array of values in the order of the schema
     */
    record Json(String pointer, boolean arrayEncoded) implements SourceFormat {}

    /**
     * Part of a spreadsheet.
     *
     * @param kind the kind of file: {@code xls}, {@code xlsx}, {@code xlsb} or {@code ods}
     * @param sheet name of the sheet; the first one if empty
     * @param rowStart first row, from 0, which names the columns
     * @param rowEnd last row
     * @param columnStart first column, from 0
     * @param columnEnd last column
     * @param inferenceLines rows that types are told from; all if empty
     */
    record Spreadsheet(
            String kind,
            Optional<String> sheet,
            OptionalInt rowStart,
            OptionalInt rowEnd,
            OptionalInt columnStart,
            OptionalInt columnEnd,
            OptionalInt inferenceLines)
            implements SourceFormat {}

    /**
     * A relational database.
     *
     * @param kind the kind: {@code sqlite}, {@code postgres} or {@code mysql}
     * @param table the table in it; of the served name if empty
     */
    record Database(String kind, Optional<String> table) implements SourceFormat {}

    /** Formats that need no options. */
    enum Plain implements SourceFormat {
        /** A JSON text in each line. */
        NDJSON,
        /** Arrow's file format. */
        ARROW,
        /** Arrow's stream format. */
        ARROWS,
        /** Parquet files. */
        PARQUET,
        /** A Delta table. */
        DELTA
    }
}
