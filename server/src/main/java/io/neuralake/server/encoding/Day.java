package io.neuralake.server.encoding;

/** A day of the Gregorian calendar, found without making an object of the standard library for each value. */
final class Day {

    private final long year;
    private final long month;
    private final long day;

    /**
     * A day.
     *
     * @param number its number from 1970-01-01 on
     */
    Day(long number) {
        // Years begin in March, so that the day that some years have and others do not is the last one: a period of 400
        // years has
        // 146,097 days, 100 years have 36,524 or one more, 4 years 1,461 or one less.
        long shifted = number + 719_468;
        long period = Math.floorDiv(shifted, 146_097);
        long ofPeriod = shifted - period * 146_097;
        long yearOfPeriod = (ofPeriod - ofPeriod / 1460 + ofPeriod / 36_524 - ofPeriod / 146_096) / 365;
        long ofYear = ofPeriod - (365 * yearOfPeriod + yearOfPeriod / 4 - yearOfPeriod / 100);
        // Five months from March on have 153 days, and so have the next five.
        long fromMarch = (5 * ofYear + 2) / 153;
        this.day = ofYear - (153 * fromMarch + 2) / 5 + 1;
        this.month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
        this.year = yearOfPeriod + period * 400 + (month <= 2 ? 1 : 0);
    }

    /** The year; 0 is the one before year 1. */
    long year() {
        return year;
    }

    /** Writes month and day. */
    void rest(Bytes out) {
        out.put('-');
        out.padded(month, 2);
        out.put('-');
        out.padded(day, 2);
    }

    /** Writes a time of day in seconds. */
    static void time(long seconds, Bytes out) {
        out.padded(seconds / 3600, 2);
        out.put(':');
        out.padded(seconds / 60 % 60, 2);
        out.put(':');
        out.padded(seconds % 60, 2);
    }
}
