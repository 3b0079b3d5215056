package io.neuralake.runtime.delta;

import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import java.util.Arrays;

/**
 * Reads the JSON of statistics as writers have it: objects of numbers, truths and texts without escapes.
 *
 * <p>Whatever is of another form, broken or not, it leaves to {@link StatisticsReader}. It looks at each letter once and makes no
 * object for what is not kept: a table has as many texts of this kind as it has files.
 */
final class StatisticsScanner {

    private static final int MAX_LENGTH = 1 << 20;
    private static final int MAX_DEPTH = 50;
    /** So many digits are always a 64-bit number. */
    private static final int LONG_DIGITS = 18;
    /** A whole number and a power of ten up to these are both exact in double precision, and so is their quotient rounded once. */
    private static final int EXACT_DIGITS = 15;

    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    private static final char[] RECORDS = "numRecords".toCharArray();
    private static final char[] LEAST = "minValues".toCharArray();
    private static final char[] GREATEST = "maxValues".toCharArray();
    private static final char[] NULLS = "nullCount".toCharArray();

    private final StatisticsSlots slots;
    private final FileStatistics statistics;
    private char[] text = new char[1024];
    private int end;
    private int at;
    private int file;
    /** First letter of the name or text that was read last, and the one after its last. */
    private int from;

    private int to;
    /** The number that was read last: all its digits, and how many of them are behind the point. */
    private long digits;

    private int count;
    private int fraction;
    private boolean negative;
    private boolean exponent;

    /** A scanner that says what it reads to statistics. */
    StatisticsScanner(StatisticsSlots slots, FileStatistics statistics) {
        this.slots = slots;
        this.statistics = statistics;
    }

    /** Takes in the statistics of one file; false if they are of another form, and something may have been said already. */
    boolean read(int number, String json) {
        end = json.length();
        if (end > MAX_LENGTH) {
            return false;
        }
        if (text.length < end) {
            text = new char[Integer.highestOneBit(end) << 1];
        }
        json.getChars(0, end, text, 0);
        at = 0;
        file = number;
        if (next() != '{') {
            return false;
        }
        at++;
        if (next() == '}') {
            return true;
        }
        do {
            if (!name()) {
                return false;
            }
            boolean read;
            if (named(RECORDS)) {
                read = records();
            } else if (named(LEAST)) {
                read = columns(-1, slots.root(), 0);
            } else if (named(GREATEST)) {
                read = columns(1, slots.root(), 0);
            } else if (named(NULLS)) {
                read = columns(0, slots.root(), 0);
            } else {
                read = skip(0);
            }
            if (!read) {
                return false;
            }
        } while (another());
        return closed();
    }

    /** The next letter that is no space, which is not consumed; 0 at the end. */
    private char next() {
        while (at < end) {
            char letter = text[at];
            if (letter != ' ' && letter != '\n' && letter != '\r' && letter != '\t') {
                return letter;
            }
            at++;
        }
        return 0;
    }

    /** Consumes a comma. */
    private boolean another() {
        if (next() == ',') {
            at++;
            return true;
        }
        return false;
    }

    /** Consumes the end of an object. */
    private boolean closed() {
        if (next() == '}') {
            at++;
            return true;
        }
        return false;
    }

    /** Consumes a name and the colon after it. */
    private boolean name() {
        if (next() != '"' || !string() || next() != ':') {
            return false;
        }
        at++;
        return true;
    }

    private boolean named(char[] name) {
        return Arrays.equals(name, 0, name.length, text, from, to);
    }

    /** Consumes a text in quotes that has no escapes. */
    private boolean string() {
        from = ++at;
        while (at < end) {
            char letter = text[at];
            if (letter == '"') {
                to = at++;
                return true;
            }
            if (letter == '\\' || letter < ' ') {
                return false;
            }
            at++;
        }
        return false;
    }

    /** Consumes a number as JSON has it. */
    private boolean number() {
        from = at;
        digits = 0;
        count = 0;
        fraction = 0;
        exponent = false;
        negative = text[at] == '-';
        if (negative) {
            at++;
        }
        int first = at;
        digits();
        if (count == 0 || (count > 1 && text[first] == '0')) {
            return false;
        }
        if (at < end && text[at] == '.') {
            at++;
            int whole = count;
            digits();
            fraction = count - whole;
            if (fraction == 0) {
                return false;
            }
        }
        if (at < end && (text[at] == 'e' || text[at] == 'E')) {
            exponent = true;
            at++;
            if (at < end && (text[at] == '+' || text[at] == '-')) {
                at++;
            }
            int before = count;
            digits();
            if (count == before) {
                return false;
            }
        }
        to = at;
        return true;
    }

    private void digits() {
        while (at < end && text[at] >= '0' && text[at] <= '9') {
            // It may overflow if there are too many, and is then not used.
            digits = digits * 10 + (text[at] - '0');
            count++;
            at++;
        }
    }

    /** Whether the number that was read last is a whole one without a point that fits. */
    private boolean whole() {
        return !exponent && fraction == 0 && count <= LONG_DIGITS;
    }

    private long integer() {
        return negative ? -digits : digits;
    }

    private boolean records() {
        char first = next();
        if (first == '-' || digit(first)) {
            if (!number() || !whole()) {
                return false;
            }
            statistics.records(file, integer());
            return true;
        }
        return skip(0);
    }

    private static boolean digit(char letter) {
        return letter >= '0' && letter <= '9';
    }

    /** Consumes an object of columns: lower bounds, upper bounds or, if {@code what} is 0, numbers of nulls. */
    private boolean columns(int what, StatisticsSlots.Node node, int depth) {
        if (next() != '{' || depth > MAX_DEPTH) {
            return false;
        }
        at++;
        if (next() == '}') {
            at++;
            return true;
        }
        // Columns mostly come in the order in which they are declared.
        int expected = 0;
        do {
            if (!name()) {
                return false;
            }
            int number = node.find(text, from, to, expected);
            if (number < 0) {
                if (!skip(depth)) {
                    return false;
                }
                continue;
            }
            expected = number + 1;
            StatisticsSlots.Node field = node.field(number);
            char first = next();
            boolean read;
            if (first == '{') {
                read = columns(what, field, depth + 1);
            } else if (field.slot() < 0 || first == 'n') {
                read = skip(depth);
            } else {
                read = value(what, field.slot(), first);
            }
            if (!read) {
                return false;
            }
        } while (another());
        return closed();
    }

    private boolean value(int what, int slot, char first) {
        if (first == '-' || digit(first)) {
            return number() && (what == 0 ? nulls(slot) : bound(what, slot));
        }
        boolean read = switch (first) {
            case '"' -> string();
            case 't' -> literal("true");
            case 'f' -> literal("false");
            default -> false;
        };
        if (!read) {
            return false;
        }
        if (what == 0) {
            statistics.noNulls(slot);
        } else {
            statistics.bound(file, slot, what, slice());
        }
        return true;
    }

    private boolean nulls(int slot) {
        if (!whole()) {
            return false;
        }
        statistics.nulls(slot, integer());
        return true;
    }

    private boolean bound(int what, int slot) {
        ColumnType type = slots.types().get(slot);
        if (whole() && Bounds.integral(type)) {
            statistics.bound(file, slot, what, integer());
        } else if (type == Scalar.FLOAT64) {
            statistics.bound(file, slot, what, precise());
        } else {
            statistics.bound(file, slot, what, slice());
        }
        return true;
    }

    private double precise() {
        if (exponent || count > EXACT_DIGITS) {
            return Double.parseDouble(slice());
        }
        double number = digits / POWERS[fraction];
        return negative ? -number : number;
    }

    private String slice() {
        return new String(text, from, to - from);
    }

    private boolean literal(String word) {
        from = at;
        for (int i = 0; i < word.length(); i++) {
            if (at == end || text[at] != word.charAt(i)) {
                return false;
            }
            at++;
        }
        to = at;
        return true;
    }

    /** Consumes a value of which nothing is kept. */
    private boolean skip(int depth) {
        char first = next();
        return switch (first) {
            case '"' -> string();
            case 't' -> literal("true");
            case 'f' -> literal("false");
            case 'n' -> literal("null");
            case '{' -> skipObject(depth + 1);
            default -> (first == '-' || digit(first)) && number();
        };
    }

    private boolean skipObject(int depth) {
        if (depth > MAX_DEPTH) {
            return false;
        }
        at++;
        if (next() == '}') {
            at++;
            return true;
        }
        do {
            if (!name() || !skip(depth)) {
                return false;
            }
        } while (another());
        return closed();
    }
}
