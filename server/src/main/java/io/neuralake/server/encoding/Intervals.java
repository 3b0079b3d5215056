package io.neuralake.server.encoding;

import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntervalMonthDayNanoVector;
import org.jspecify.annotations.Nullable;

/** Lengths of time: months, days and microseconds. */
final class Intervals {

    private static final long SECOND = 1_000_000;
    private static final int MONTHS = 12;

    private Intervals() {}

    /** A cell for lengths of time as PostgreSQL writes them; null if the vector has none. */
    static @Nullable Cell text(FieldVector vector) {
        return cell(vector, Intervals::text);
    }

    /** A cell for lengths of time in PostgreSQL's binary form; null if the vector has none. */
    static @Nullable Cell binary(FieldVector vector) {
        return cell(vector, (months, days, micros, out) -> {
            out.int64(micros);
            out.int32(days);
            out.int32(months);
        });
    }

    private interface Form {
        void write(int months, int days, long micros, Bytes out);
    }

    private static @Nullable Cell cell(FieldVector vector, Form form) {
        return vector instanceof IntervalMonthDayNanoVector values
                ? (row, out) -> {
                    ArrowBuf buffer = values.getDataBuffer();
                    form.write(
                            IntervalMonthDayNanoVector.getMonths(buffer, row),
                            IntervalMonthDayNanoVector.getDays(buffer, row),
                            IntervalMonthDayNanoVector.getNanoseconds(buffer, row) / 1000,
                            out);
                }
                : null;
    }

    private static void text(int months, int days, long micros, Bytes out) {
        int start = out.size();
        boolean negative = part(months / MONTHS, "year", false, start, out);
        negative = part(months % MONTHS, "mon", negative, start, out);
        negative = part(days, "day", negative, start, out);
        if (micros == 0 && out.size() > start) {
            return;
        }
        space(start, out);
        if (micros < 0) {
            out.put('-');
        } else if (negative) {
            out.put('+');
        }
        long size = Math.abs(micros);
        Day.time(size / SECOND, out);
        PostgresTimes.fraction(size % SECOND, out);
    }

    /** Writes a part that is not 0, with a sign if it is negative or follows one that is; says whether the last one is negative. */
    private static boolean part(int number, String unit, boolean negative, int start, Bytes out) {
        if (number == 0) {
            return negative;
        }
        space(start, out);
        if (negative && number > 0) {
            out.put('+');
        }
        out.number(number);
        out.put(' ');
        out.ascii(number == 1 ? unit : unit + "s");
        return number < 0;
    }

    private static void space(int start, Bytes out) {
        if (out.size() > start) {
            out.put(' ');
        }
    }
}
