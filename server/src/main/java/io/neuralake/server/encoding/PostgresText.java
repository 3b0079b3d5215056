package io.neuralake.server.encoding;

import com.fasterxml.jackson.core.io.NumberOutput;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.complex.BaseRepeatedValueVector;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.jspecify.annotations.Nullable;

/** Values as PostgreSQL writes them with its own settings, in UTC. */
final class PostgresText {

    private static final TimeStyle TIMES = new PostgresTimes();
    private static final FloatStyle FLOATS = new Floats();

    private PostgresText() {}

    /** A cell for a vector of any type. */
    static Cell of(FieldVector vector) {
        PostgresColumn column = PostgresColumn.of(vector.getField());
        if (column.array()) {
            return array(vector, column.type());
        }
        Cell plain = plain(vector);
        return plain == null ? JsonCells.nested(vector) : plain;
    }

    private static @Nullable Cell plain(FieldVector vector) {
        Cell plain = PlainCells.number(vector);
        if (plain == null) {
            plain = PlainCells.text(vector);
        }
        if (plain == null) {
            plain = PlainCells.floating(vector, FLOATS);
        }
        if (plain == null) {
            plain = PlainCells.truth(vector, "t", "f");
        }
        if (plain == null) {
            plain = PlainCells.time(vector, TIMES);
        }
        if (plain == null) {
            plain = PlainCells.hex(vector, "\\x");
        }
        return plain == null ? Intervals.text(vector) : plain;
    }

    private static Cell array(FieldVector vector, PostgresType type) {
        FieldVector elements = elements(vector);
        Cell element = of(elements);
        boolean quoted = switch (type) {
            case BYTEA, INTERVAL, TEXT, TIMESTAMP, TIMESTAMPTZ, VARCHAR -> true;
            default -> false;
        };
        Elements places = Elements.of(vector);
        return (row, out) -> {
            out.put('{');
            int start = places.start(row);
            for (int i = start; i < places.end(row); i++) {
                if (i > start) {
                    out.put(',');
                }
                if (elements.isNull(i)) {
                    out.ascii("NULL");
                    continue;
                }
                int from = out.size();
                element.write(i, out);
                if (quoted) {
                    out.element(from);
                }
            }
            out.put('}');
        };
    }

    /** The vector of the elements of lists. */
    static FieldVector elements(FieldVector lists) {
        return lists instanceof FixedSizeListVector fixed
                ? fixed.getDataVector()
                : ((BaseRepeatedValueVector) lists).getDataVector();
    }

    /** In the fewest digits that give a number back, of which many are written with an exponent. */
    private static final class Floats implements FloatStyle {

        private static final int DOUBLE_DIGITS = 15;
        private static final int FLOAT_DIGITS = 6;
        private static final int SMALLEST = -4;

        @Override
        public void finite(double value, Bytes out) {
            write(NumberOutput.toString(value, true), DOUBLE_DIGITS, out);
        }

        @Override
        public void finite(float value, Bytes out) {
            write(NumberOutput.toString(value, true), FLOAT_DIGITS, out);
        }

        /** Writes a number that Java has written, such as {@code -1.25E-7} or {@code 100.0}. */
        private static void write(String text, int most, Bytes out) {
            int sign = text.charAt(0) == '-' ? 1 : 0;
            int power = text.indexOf('E');
            int end = power < 0 ? text.length() : power;
            int point = text.indexOf('.');
            StringBuilder digits = new StringBuilder(text.length());
            digits.append(text, sign, point).append(text, point + 1, end);
            int before = point - sign + (power < 0 ? 0 : Integer.parseInt(text.substring(power + 1)));
            int zeros = 0;
            while (zeros < digits.length() - 1 && digits.charAt(zeros) == '0') {
                zeros++;
            }
            digits.delete(0, zeros);
            before -= zeros;
            int length = digits.length();
            while (length > 1 && digits.charAt(length - 1) == '0') {
                length--;
            }
            digits.setLength(length);
            if (digits.charAt(0) == '0') {
                before = 1;
            }
            out.ascii(sign == 1 ? "-" : "");
            out.ascii(
                    before - 1 < SMALLEST || before - 1 >= most
                            ? scientific(digits, before - 1)
                            : fixed(digits, before));
        }

        private static String scientific(StringBuilder digits, int exponent) {
            if (digits.length() > 1) {
                digits.insert(1, '.');
            }
            int size = Math.abs(exponent);
            return digits.append(exponent < 0 ? "e-" : "e+")
                    .append(size < 10 ? "0" : "")
                    .append(size)
                    .toString();
        }

        private static String fixed(StringBuilder digits, int before) {
            if (before <= 0) {
                return digits.insert(0, "0".repeat(-before)).insert(0, "0.").toString();
            }
            if (digits.length() <= before) {
                return digits.append("0".repeat(before - digits.length())).toString();
            }
            return digits.insert(before, '.').toString();
        }

        @Override
        public void special(double value, Bytes out) {
            out.ascii(Double.isNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity");
        }
    }
}
