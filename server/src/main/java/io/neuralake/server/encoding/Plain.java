package io.neuralake.server.encoding;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;

/** Numbers as ROAPI and everybody else writes them, without quotes. */
final class Plain {

    /** Dates and times after ISO 8601. */
    static final TimeStyle ISO = new IsoTimes();

    /** Floating-point numbers in JSON, which has no infinities and no NaN. */
    static final FloatStyle JSON = new Floats("null", "null", "null");

    /** Floating-point numbers in CSV. */
    static final FloatStyle CSV = new Floats("NaN", "inf", "-inf");

    private Plain() {}

    /** In the fewest digits that give a number back. */
    private record Floats(String nan, String positive, String negative) implements FloatStyle {

        @Override
        public void finite(double value, Bytes out) {
            // Most numbers that people write have few digits, and are found faster so.
            long whole = (long) value;
            if (whole == value && Math.abs(whole) < 10_000_000 && (whole != 0 || 1 / value > 0)) {
                out.number(whole);
                out.put('.');
                out.put('0');
            } else {
                out.ascii(NumberOutput.toString(value, true));
            }
        }

        @Override
        public void finite(float value, Bytes out) {
            out.ascii(NumberOutput.toString(value, true));
        }

        @Override
        public void special(double value, Bytes out) {
            out.ascii(Double.isNaN(value) ? nan : value > 0 ? positive : negative);
        }
    }

    /** A decimal number by its digits and how many of them follow the point. */
    static void decimal(long unscaled, int scale, Bytes out) {
        if (unscaled == Long.MIN_VALUE || scale < 0) {
            out.ascii(BigDecimal.valueOf(unscaled, scale).toPlainString());
        } else if (scale == 0) {
            out.number(unscaled);
        } else {
            if (unscaled < 0) {
                out.put('-');
            }
            int start = out.size();
            out.padded(Math.abs(unscaled), scale + 1);
            out.point(out.size() - start - scale, start);
        }
    }
}
