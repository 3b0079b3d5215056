package io.neuralake.catalog.json;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Prints values as JSON, one member or item to a line and two spaces to a level.
 *
 * <p>Jackson's generator would print the same letters. It is written by hand because it is all of Jackson that an ordinary
 * compile would load, and a small compile is mostly loading (decision 25).
 */
final class JsonPrinter {

    private static final int FLUSHED = 8192;
    private static final char[] DIGITS = "0123456789ABCDEF".toCharArray();

    private final Writer out;
    private final StringBuilder text = new StringBuilder(2 * FLUSHED);
    private int depth;

    JsonPrinter(Writer out) {
        this.out = out;
    }

    /** Prints a whole document, which ends with a line end. */
    void document(JsonObject object) throws IOException {
        object(object);
        text.append('\n');
        flush();
    }

    private void flush() throws IOException {
        out.append(text);
        text.setLength(0);
    }

    private void value(@Nullable Object value) throws IOException {
        if (value instanceof String string) {
            string(string);
        } else if (value instanceof JsonObject object) {
            object(object);
        } else if (value instanceof Supplier<?> later) {
            value(later.get());
        } else if (value instanceof List<?> list) {
            list(list);
        } else if (value instanceof Double number && !Double.isFinite(number)) {
            string(number.toString());
        } else if (value instanceof BigDecimal number) {
            text.append(number.toPlainString());
        } else if (value == null
                || value instanceof Boolean
                || value instanceof Long
                || value instanceof Integer
                || value instanceof Double) {
            text.append(value);
        } else {
            throw new IllegalArgumentException("no JSON for " + value.getClass());
        }
    }

    private void object(JsonObject object) throws IOException {
        Map<String, @Nullable Object> members = object.members();
        text.append('{');
        depth++;
        boolean first = true;
        for (Map.Entry<String, @Nullable Object> member : members.entrySet()) {
            line(first);
            first = false;
            string(member.getKey());
            text.append(": ");
            value(member.getValue());
        }
        close('}', members.isEmpty());
    }

    private void list(List<?> list) throws IOException {
        text.append('[');
        depth++;
        boolean first = true;
        for (Object item : list) {
            line(first);
            first = false;
            value(item);
        }
        close(']', list.isEmpty());
    }

    private void line(boolean first) throws IOException {
        if (!first) {
            text.append(',');
        }
        if (text.length() > FLUSHED) {
            flush();
        }
        indent();
    }

    private void indent() {
        text.append('\n');
        for (int i = 0; i < depth; i++) {
            text.append("  ");
        }
    }

    private void close(char bracket, boolean empty) {
        depth--;
        if (empty) {
            text.append(' ');
        } else {
            indent();
        }
        text.append(bracket);
    }

    private void string(String string) {
        text.append('"');
        int done = 0;
        for (int i = 0; i < string.length(); i++) {
            char letter = string.charAt(i);
            if (letter < ' ' || letter == '"' || letter == '\\') {
                text.append(string, done, i);
                escape(letter);
                done = i + 1;
            }
        }
        text.append(string, done, string.length()).append('"');
    }

    private void escape(char letter) {
        text.append('\\');
        switch (letter) {
            case '\b' -> text.append('b');
            case '\t' -> text.append('t');
            case '\n' -> text.append('n');
            case '\f' -> text.append('f');
            case '\r' -> text.append('r');
            case '"', '\\' -> text.append(letter);
            default -> text.append("u00").append(DIGITS[letter >> 4]).append(DIGITS[letter & 15]);
        }
    }
}
