package io.neuralake.server.encoding;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.arrow.memory.ArrowBuf;

/** Bytes that are being written; what is large is passed on from time to time. */
final class Bytes {

    private static final int FIRST = 8 << 10;
    private static final int PASSED_ON = 128 << 10;
    private static final int LONGEST_NUMBER = 20;
    private static final byte[] PAIRS = pairs();

    private byte[] array = new byte[2 * FIRST];
    private int size;
    private int enough = FIRST;

    /** Two digits for each number below a hundred. */
    private static byte[] pairs() {
        byte[] digits = new byte[200];
        for (int i = 0; i < 100; i++) {
            digits[2 * i] = (byte) ('0' + i / 10);
            digits[2 * i + 1] = (byte) ('0' + i % 10);
        }
        return digits;
    }

    int size() {
        return size;
    }

    /** Makes room for so many more bytes. */
    private void room(int more) {
        if (array.length - size < more) {
            array = Arrays.copyOf(array, Math.max(array.length * 2, Math.addExact(size, more)));
        }
    }

    void put(char ascii) {
        room(1);
        array[size++] = (byte) ascii;
    }

    void put(byte[] some) {
        room(some.length);
        System.arraycopy(some, 0, array, size, some.length);
        size += some.length;
    }

    void ascii(String text) {
        int length = text.length();
        room(length);
        for (int i = 0; i < length; i++) {
            array[size++] = (byte) text.charAt(i);
        }
    }

    void utf8(String text) {
        put(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Bytes out of a vector. */
    void put(ArrowBuf buffer, long start, int length) {
        room(length);
        buffer.getBytes(start, array, size, length);
        size += length;
    }

    void int16(int value) {
        room(Short.BYTES);
        array[size++] = (byte) (value >> 8);
        array[size++] = (byte) value;
    }

    void int32(int value) {
        room(Integer.BYTES);
        set32(size, value);
        size += Integer.BYTES;
    }

    void int64(long value) {
        int32((int) (value >> 32));
        int32((int) value);
    }

    /** Overwrites four bytes. */
    void set32(int position, int value) {
        array[position] = (byte) (value >> 24);
        array[position + 1] = (byte) (value >> 16);
        array[position + 2] = (byte) (value >> 8);
        array[position + 3] = (byte) value;
    }

    /** Overwrites two bytes. */
    void set16(int position, int value) {
        array[position] = (byte) (value >> 8);
        array[position + 1] = (byte) value;
    }

    /** A whole number in decimal digits. */
    void number(long value) {
        if (value == Long.MIN_VALUE) {
            ascii(Long.toString(value));
            return;
        }
        room(LONGEST_NUMBER);
        long left = value;
        if (left < 0) {
            array[size++] = '-';
            left = -left;
        }
        int end = size + digits(left);
        int position = end;
        while (left >= 100) {
            int pair = (int) (left % 100) * 2;
            left /= 100;
            array[--position] = PAIRS[pair + 1];
            array[--position] = PAIRS[pair];
        }
        if (left >= 10) {
            array[--position] = PAIRS[(int) left * 2 + 1];
            array[--position] = PAIRS[(int) left * 2];
        } else {
            array[--position] = (byte) ('0' + left);
        }
        size = end;
    }

    private static int digits(long value) {
        int digits = 1;
        long bound = 10;
        while (digits < LONGEST_NUMBER - 1 && value >= bound) {
            digits++;
            bound *= 10;
        }
        return digits;
    }

    /** A number that is not negative in at least so many digits. */
    void padded(long value, int width) {
        int present = digits(value);
        for (int i = present; i < width; i++) {
            put('0');
        }
        number(value);
    }

    /** Puts a point among digits that begin at a position, so many of them before it. */
    void point(int digits, int start) {
        room(1);
        int place = start + digits;
        System.arraycopy(array, place, array, place + 1, size - place);
        array[place] = '.';
        size++;
    }

    /** Bytes as hexadecimal digits. */
    void hex(ArrowBuf buffer, long start, int length) {
        room(2 * length);
        for (int i = 0; i < length; i++) {
            int value = buffer.getByte(start + i) & 0xff;
            array[size++] = (byte) Character.forDigit(value >> 4, 16);
            array[size++] = (byte) Character.forDigit(value & 0xf, 16);
        }
    }

    /**
     * A text in double quotes, as JSON writes it. What is no UTF-8 is passed on as it is.
     *
     * @param buffer has the text in UTF-8
     */
    void quoted(ArrowBuf buffer, long start, int length) {
        room(length + 2);
        array[size++] = '"';
        int from = size;
        buffer.getBytes(start, array, size, length);
        size += length;
        int first = from;
        while (first < size && !escaped(array[first])) {
            first++;
        }
        if (first < size) {
            byte[] rest = Arrays.copyOfRange(array, first, size);
            size = first;
            for (byte letter : rest) {
                escape(letter);
            }
        }
        put('"');
    }

    /** A text in double quotes, as JSON writes it. */
    void quoted(String text) {
        put('"');
        for (byte letter : text.getBytes(StandardCharsets.UTF_8)) {
            escape(letter);
        }
        put('"');
    }

    private static boolean escaped(byte letter) {
        return letter == '"' || letter == '\\' || (letter >= 0 && letter < ' ');
    }

    private void escape(byte letter) {
        if (!escaped(letter)) {
            put((char) (letter & 0xff));
            return;
        }
        put('\\');
        switch (letter) {
            case '"', '\\' -> put((char) letter);
            case '\n' -> put('n');
            case '\r' -> put('r');
            case '\t' -> put('t');
            default -> {
                ascii("u00");
                put(Character.forDigit(letter >> 4, 16));
                put(Character.forDigit(letter & 0xf, 16));
            }
        }
    }

    /** A text in double quotes that double themselves, as CSV writes it. */
    void doubled(int from) {
        byte[] text = Arrays.copyOfRange(array, from, size);
        size = from;
        put('"');
        for (byte letter : text) {
            if (letter == '"') {
                put('"');
            }
            put((char) (letter & 0xff));
        }
        put('"');
    }

    /** Puts what follows a position into quotes, if it has to be as an element of PostgreSQL's arrays. */
    void element(int from) {
        boolean plain = size > from && !(size - from == 4 && isNull(from));
        for (int i = from; i < size && plain; i++) {
            byte letter = array[i];
            plain = !(letter == '"'
                    || letter == '\\'
                    || letter == '{'
                    || letter == '}'
                    || letter == ','
                    || letter == ' '
                    || (letter >= '\t' && letter <= '\r'));
        }
        if (plain) {
            return;
        }
        byte[] text = Arrays.copyOfRange(array, from, size);
        size = from;
        put('"');
        for (byte letter : text) {
            if (letter == '"' || letter == '\\') {
                put('\\');
            }
            put((char) (letter & 0xff));
        }
        put('"');
    }

    /** Whether four bytes are the word for nothing, in any case. */
    private boolean isNull(int from) {
        return (array[from] | ' ') == 'n'
                && (array[from + 1] | ' ') == 'u'
                && (array[from + 2] | ' ') == 'l'
                && (array[from + 3] | ' ') == 'l';
    }

    /** Whether bytes from a position on have one that CSV puts into quotes. */
    boolean special(int from) {
        for (int i = from; i < size; i++) {
            byte letter = array[i];
            if (letter == ',' || letter == '"' || letter == '\n' || letter == '\r') {
                return true;
            }
        }
        return false;
    }

    /** Leaves room for a length that is known later; gives its position. */
    int length() {
        int32(-1);
        return size;
    }

    /** Says that what was written since room was left for its length ends here. */
    void ended(int start) {
        set32(start - Integer.BYTES, size - start);
    }

    /** What has been written. */
    byte[] copy() {
        return Arrays.copyOf(array, size);
    }

    /** Passes on what there is, if it is much: little at first, so that it comes early. */
    void passOn(Parts parts) throws IOException {
        if (size >= enough) {
            finish(parts);
            enough = Math.min(enough * 2, PASSED_ON);
        }
    }

    /** Passes on what there is. */
    void finish(Parts parts) throws IOException {
        if (size > 0) {
            parts.take(array, size);
            size = 0;
        }
    }
}
