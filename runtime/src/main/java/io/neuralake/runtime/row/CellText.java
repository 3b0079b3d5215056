package io.neuralake.runtime.row;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values as people read them, on one line.
 *
 * <p>What comes from data cannot steer a terminal: control characters, marks that change the direction of writing, and others
 * that are not seen are written as their numbers. Texts within lists, maps and structs are in quotes, and so is a text that
 * would look like an absent value.
 */
final class CellText {

    /** A cell shows less than that; what comes after it is not looked at. */
    private static final int MOST = 400;

    private static final int JOINER = 0x200D;
    private static final int NON_JOINER = 0x200C;

    private final StringBuilder text = new StringBuilder();
    private boolean cut;

    private CellText() {}

    /** The text of a value; a very long one ends with an ellipsis. */
    static String of(@Nullable Object value) {
        if ("null".equals(value)) {
            return "\"null\"";
        }
        CellText cell = new CellText();
        cell.append(value, false);
        return cell.finished();
    }

    /** A name, which comes from data as well. */
    static String visible(String name) {
        CellText cell = new CellText();
        cell.append(name);
        return cell.finished();
    }

    private String finished() {
        return cut ? text.append('…').toString() : text.toString();
    }

    private boolean full() {
        cut |= text.length() >= MOST;
        return cut;
    }

    private void append(@Nullable Object value, boolean nested) {
        if (value == null) {
            text.append("null");
        } else if (value instanceof byte[] bytes) {
            append(bytes);
        } else if (value instanceof BigDecimal number) {
            text.append(number.toPlainString());
        } else if (value instanceof LocalTime time) {
            text.append(DateTimeFormatter.ISO_LOCAL_TIME.format(time));
        } else if (value instanceof LocalDateTime timestamp) {
            text.append(DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(timestamp));
        } else if (value instanceof List<?> list) {
            append(list);
        } else if (value instanceof Map<?, ?> map) {
            append(map);
        } else if (nested && value instanceof String string) {
            text.append('"');
            append(string.replace("\"", "\\\""));
            text.append('"');
        } else {
            append(value.toString());
        }
    }

    private void append(byte[] bytes) {
        int shown = Math.min(bytes.length, MOST / 2);
        text.append("0x").append(HexFormat.of().formatHex(bytes, 0, shown));
        cut |= shown < bytes.length;
    }

    private void append(List<?> list) {
        text.append('[');
        for (int i = 0; i < list.size() && !full(); i++) {
            text.append(i == 0 ? "" : ", ");
            append(list.get(i), true);
        }
        text.append(']');
    }

    private void append(Map<?, ?> map) {
        text.append('{');
        String separator = "";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (full()) {
                break;
            }
            text.append(separator);
            separator = ", ";
            // Names of fields and keys need no quotes to be told from values.
            append(entry.getKey(), false);
            text.append(": ");
            append(entry.getValue(), true);
        }
        text.append('}');
    }

    private void append(String letters) {
        int at = 0;
        while (at < letters.length() && !full()) {
            int letter = letters.codePointAt(at);
            append(letter);
            at += Character.charCount(letter);
        }
    }

    private void append(int letter) {
        switch (letter) {
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            case '\t' -> text.append("\\t");
            default -> {
                if (seen(letter)) {
                    text.appendCodePoint(letter);
                } else {
                    String number = Integer.toHexString(letter);
                    text.append("\\u{").append("0".repeat(Math.max(0, 4 - number.length())));
                    text.append(number).append('}');
                }
            }
        }
    }

    private static boolean seen(int letter) {
        return switch (Character.getType(letter)) {
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            // They join the letters of some scripts, and the parts of an emoji.
            case Character.FORMAT -> letter == JOINER || letter == NON_JOINER;
            default -> true;
        };
    }
}
