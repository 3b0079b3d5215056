package io.neuralake.server.loading;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads one kind of spreadsheet. */
interface SheetReader {

    /** Takes rows in their order. */
    interface Rows {

        /** Takes one; rows that are left out are empty. */
        void row(int number, List<SheetCell> cells) throws IOException;
    }

    /**
     * Reads a sheet.
     *
     * @param sheet its name; the first one if empty
     */
    void read(Path file, Optional<String> sheet, Rows rows) throws IOException, LoadException;

    /** What reads a kind of file. */
    static SheetReader of(String kind) throws LoadException {
        return switch (kind) {
            case "xlsx" -> new XlsxReader();
            case "xls" -> new XlsReader();
            case "ods" -> new OdsReader();
            default ->
                throw new LoadException("nothing here reads " + kind + "; save the spreadsheet as .xlsx or .ods");
        };
    }

    /** The sheet that is not there. */
    static LoadException missing(String sheet, List<String> sheets) {
        return new LoadException("it has no sheet '" + sheet + "'; it has " + String.join(", ", sheets));
    }
}
