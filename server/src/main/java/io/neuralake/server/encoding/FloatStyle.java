package io.neuralake.server.encoding;

/** How floating-point numbers are written. */
interface FloatStyle {

    /** Writes a number that is finite. */
    void finite(double value, Bytes out);

    /** Writes a number that is finite. */
    void finite(float value, Bytes out);

    /** Writes an infinity or NaN. */
    void special(double value, Bytes out);
}
