package io.neuralake.server.encoding;

/** How dates and times are written. */
interface TimeStyle {

    /** Writes a day, by its number from 1970-01-01 on. */
    void date(long day, Bytes out);

    /** Writes a time of day in microseconds. */
    void time(long micros, Bytes out);

    /** Writes a time without zone, in microseconds from 1970-01-01 on. */
    void timestamp(long micros, Bytes out);

    /** Writes a time without zone, in nanoseconds from 1970-01-01 on. */
    void fine(long nanos, Bytes out);

    /** Writes a moment, in microseconds from 1970-01-01 in UTC on. */
    void moment(long micros, Bytes out);
}
