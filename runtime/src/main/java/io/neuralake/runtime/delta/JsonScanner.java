package io.neuralake.runtime.delta;

import java.util.Arrays;

/**
 * Reads JSON of the plainest form, letter by letter and each of them once: objects of numbers, truths and texts without
 * escapes. It makes no object for what is read.
 *
 * <p>Each method consumes what it is named after and says whether it was there; what comes after one that was not is not
 * defined. Lists, escapes and everything that is no JSON are never there.
 */
final class JsonScanner {

    private static final int MAX_LENGTH = 1 << 20;
    private static final int MAX_DEPTH = 50;
    /** So many digits are always a 64-bit number. */
    private static final int LONG_DIGITS = 18;
    /** A whole number and a power of ten up to these are both exact in double precision, and so is their quotient rounded once. */
    private static final int EXACT_DIGITS = 15;

    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    private char[] text = new char[1024];
    private int end;
    private int at;
    /** First letter of what was read last, and the one after its last. */
    private int from;

    private int to;
    /** All digits of the number that was read last, how many they are, and how many of them are behind the point. */
    private long digits;

    private int count;
    private int fraction;
    private boolean negative;
    private boolean exponent;

    /** Begins with a text; false if it is longer than any that is worth it. */
    boolean begin(String json) {
        end = json.length();
        at = 0;
        if (end > MAX_LENGTH) {
            return false;
        }
        if (text.length < end) {
            text = new char[Integer.highestOneBit(end) << 1];
        }
        json.getChars(0, end, text, 0);
        return true;
    }

    /** The next letter that is no space, which is not consumed; 0 at the end. */
    char next() {
        while (at < end) {
            char letter = text[at];
            if (letter != ' ' && letter != '\n' && letter != '\r' && letter != '\t') {
                return letter;
            }
            at++;
        }
        return 0;
    }

    /** Consumes one letter, before which there may be space. */
    boolean consume(char letter) {
        if (next() != letter) {
            return false;
        }
        at++;
        return true;
    }

    /** Consumes the name of a member and the colon after it. */
    boolean name() {
        return next() == '"' && string() && consume(':');
    }

    /** Whether what was read last is a word. */
    boolean is(char[] word) {
        return Arrays.equals(word, 0, word.length, text, from, to);
    }

    /** The field that has what was read last as its name; negative if there is none. */
    int field(StatisticsSlots.Node node, int expected) {
        return node.find(text, from, to, expected);
    }

    /** What was read last, a text without its quotes. */
    String slice() {
        return new String(text, from, to - from);
    }

    /** Consumes a text in quotes. */
    boolean string() {
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

    /** Whether a number begins with a letter. */
    static boolean begins(char letter) {
        return letter == '-' || (letter >= '0' && letter <= '9');
    }

    /** Consumes a number. */
    boolean number() {
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
        if (digits() == 0 || (count > 1 && text[first] == '0')) {
            return false;
        }
        if (at < end && text[at] == '.') {
            at++;
            fraction = digits();
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
            if (digits() == 0) {
                return false;
            }
        }
        to = at;
        return true;
    }

    private int digits() {
        int before = count;
        while (at < end && text[at] >= '0' && text[at] <= '9') {
            // It may overflow if there are too many, and is then not used.
            digits = digits * 10 + (text[at] - '0');
            count++;
            at++;
        }
        return count - before;
    }

    /** Whether the number that was read last is written as a whole one that fits into 64 bits. */
    boolean whole() {
        return !exponent && fraction == 0 && count <= LONG_DIGITS;
    }

    /** The number that was read last, if it is a whole one. */
    long integer() {
        return negative ? -digits : digits;
    }

    /** The number that was read last, in double precision. */
    double precise() {
        if (exponent || count > EXACT_DIGITS) {
            return Double.parseDouble(slice());
        }
        double number = digits / POWERS[fraction];
        return negative ? -number : number;
    }

    /** Consumes {@code true} or {@code false}, which begin with the next letter. */
    boolean truth() {
        return text[at] == 't' ? literal("true") : literal("false");
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

    /** Consumes any value that is at a depth. */
    boolean skip(int depth) {
        char first = next();
        return switch (first) {
            case '"' -> string();
            case 't', 'f' -> truth();
            case 'n' -> literal("null");
            case '{' -> object(depth + 1);
            default -> begins(first) && number();
        };
    }

    private boolean object(int depth) {
        at++;
        if (tooDeep(depth)) {
            return false;
        }
        if (consume('}')) {
            return true;
        }
        do {
            if (!name() || !skip(depth)) {
                return false;
            }
        } while (consume(','));
        return consume('}');
    }

    /** Whether objects within objects are more than they ever should be. */
    static boolean tooDeep(int depth) {
        return depth > MAX_DEPTH;
    }
}
