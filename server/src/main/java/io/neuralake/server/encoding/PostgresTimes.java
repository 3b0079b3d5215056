package io.neuralake.server.encoding;

/** Dates and times as PostgreSQL writes them with its own settings, in UTC. */
final class PostgresTimes implements TimeStyle {

    private static final long SECOND = 1_000_000;
    private static final long DAY = 86_400 * SECOND;
    private static final int DIGITS = 6;

    @Override
    public void date(long number, Bytes out) {
        if (!infinite(number, Integer.MAX_VALUE, out)) {
            Day day = new Day(number);
            year(day, out);
            day.rest(out);
            era(day, out);
        }
    }

    private static boolean infinite(long value, long infinity, Bytes out) {
        if (value == infinity) {
            out.ascii("infinity");
        } else if (value == -infinity) {
            out.ascii("-infinity");
        }
        return Math.abs(value) == infinity;
    }

    private static void year(Day day, Bytes out) {
        out.padded(day.year() > 0 ? day.year() : 1 - day.year(), 4);
    }

    private static void era(Day day, Bytes out) {
        if (day.year() <= 0) {
            out.ascii(" BC");
        }
    }

    @Override
    public void time(long micros, Bytes out) {
        Day.time(micros / SECOND, out);
        fraction(micros % SECOND, out);
    }

    /** What follows whole seconds, without zeros at its end. */
    static void fraction(long micros, Bytes out) {
        if (micros != 0) {
            int digits = DIGITS;
            long left = micros;
            while (left % 10 == 0) {
                left /= 10;
                digits--;
            }
            out.put('.');
            out.padded(left, digits);
        }
    }

    @Override
    public void timestamp(long micros, Bytes out) {
        timestamp(micros, "", out);
    }

    private void timestamp(long micros, String zone, Bytes out) {
        if (!infinite(micros, Long.MAX_VALUE, out)) {
            Day day = new Day(Math.floorDiv(micros, DAY));
            year(day, out);
            day.rest(out);
            out.put(' ');
            time(Math.floorMod(micros, DAY), out);
            out.ascii(zone);
            era(day, out);
        }
    }

    @Override
    public void fine(long nanos, Bytes out) {
        // PostgreSQL has no nanoseconds.
        timestamp(Math.floorDiv(nanos, 1000), out);
    }

    @Override
    public void moment(long micros, Bytes out) {
        timestamp(micros, "+00", out);
    }
}
