package io.neuralake.server.encoding;

/** Dates and times after ISO 8601, moments in UTC. */
final class IsoTimes implements TimeStyle {

    private static final long SECOND = 1_000_000;
    private static final long DAY = 86_400 * SECOND;
    private static final long NANOS = 1_000_000_000;
    private static final long DAY_SECONDS = 86_400;

    @Override
    public void date(long day, Bytes out) {
        Day date = new Day(day);
        long year = date.year();
        if (year > 9999) {
            out.put('+');
        } else if (year < 0) {
            out.put('-');
        }
        out.padded(Math.abs(year), 4);
        date.rest(out);
    }

    @Override
    public void time(long micros, Bytes out) {
        time(micros / SECOND, (int) (micros % SECOND) * 1000, out);
    }

    /** A time of day, with as many digits of a second as it needs: none, three, six or nine. */
    private static void time(long seconds, int nanos, Bytes out) {
        Day.time(seconds, out);
        if (nanos != 0) {
            out.put('.');
            if (nanos % 1_000_000 == 0) {
                out.padded(nanos / 1_000_000, 3);
            } else if (nanos % 1000 == 0) {
                out.padded(nanos / 1000, 6);
            } else {
                out.padded(nanos, 9);
            }
        }
    }

    @Override
    public void timestamp(long micros, Bytes out) {
        date(Math.floorDiv(micros, DAY), out);
        out.put('T');
        time(Math.floorMod(micros, DAY), out);
    }

    @Override
    public void fine(long nanos, Bytes out) {
        long seconds = Math.floorDiv(nanos, NANOS);
        date(Math.floorDiv(seconds, DAY_SECONDS), out);
        out.put('T');
        time(Math.floorMod(seconds, DAY_SECONDS), (int) Math.floorMod(nanos, NANOS), out);
    }

    @Override
    public void moment(long micros, Bytes out) {
        timestamp(micros, out);
        out.put('Z');
    }
}
