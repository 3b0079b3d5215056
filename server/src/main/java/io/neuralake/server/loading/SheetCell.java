package io.neuralake.server.loading;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * A value of a spreadsheet.
 *
 * @param kind what it is
 * @param text how it is written in SQL
 */
record SheetCell(Kind kind, String text) {

    static final SheetCell EMPTY = new SheetCell(Kind.EMPTY, "");

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);
    private static final double WHOLE = 1L << 53;

    /** What a value is. */
    enum Kind {
        EMPTY,
        WHOLE,
        NUMBER,
        BOOLEAN,
        DATE,
        TIMESTAMP,
        TEXT
    }

    static SheetCell text(String text) {
        return text.isEmpty() ? EMPTY : new SheetCell(Kind.TEXT, text);
    }

    static SheetCell truth(boolean value) {
        return new SheetCell(Kind.BOOLEAN, Boolean.toString(value));
    }

    /** Spreadsheets have one kind of number; one without a fraction is whole. */
    static SheetCell number(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < WHOLE;
        return whole
                ? new SheetCell(Kind.WHOLE, Long.toString((long) value))
                : new SheetCell(Kind.NUMBER, Double.toString(value));
    }

    /** Spreadsheets have one kind of time; one at midnight is a day. */
    static SheetCell time(LocalDateTime value) {
        // Days are counted in binary fractions, which miss most times by less than a microsecond.
        LocalDateTime rounded = value.plusNanos(500_000).truncatedTo(ChronoUnit.MILLIS);
        return rounded.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? new SheetCell(Kind.DATE, rounded.toLocalDate().toString())
                : new SheetCell(Kind.TIMESTAMP, MOMENT.format(rounded));
    }
}
