package io.neuralake.server.postgres;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * How COPY writes rows.
 *
 * @param csv whether as CSV, or as PostgreSQL's text
 * @param header whether there is a line of names
 * @param delimiter between values
 * @param none what stands for no value
 * @param quote around values of CSV that need it
 * @param escape before quotes in values of CSV
 */
record CopyForm(boolean csv, boolean header, char delimiter, String none, char quote, char escape) {

    /** A line of values, with its end. */
    byte[] line(@Nullable String[] values) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                line.append(delimiter);
            }
            String value = values[i];
            if (value == null) {
                line.append(none);
            } else if (csv) {
                quoted(value, values.length == 1, line);
            } else {
                escaped(value, line);
            }
        }
        return line.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    private void quoted(String value, boolean alone, StringBuilder line) {
        boolean needed = value.equals(none) || (alone && value.equals("\\."));
        for (int i = 0; i < value.length() && !needed; i++) {
            char letter = value.charAt(i);
            needed = letter == delimiter || letter == quote || letter == '\n' || letter == '\r';
        }
        if (!needed) {
            line.append(value);
            return;
        }
        line.append(quote);
        for (int i = 0; i < value.length(); i++) {
            char letter = value.charAt(i);
            if (letter == quote || letter == escape) {
                line.append(escape);
            }
            line.append(letter);
        }
        line.append(quote);
    }

    private void escaped(String value, StringBuilder line) {
        for (int i = 0; i < value.length(); i++) {
            char letter = value.charAt(i);
            switch (letter) {
                case '\\' -> line.append("\\\\");
                case '\b' -> line.append("\\b");
                case '\f' -> line.append("\\f");
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                case '\t' -> line.append("\\t");
                case 0x0B -> line.append("\\v");
                default -> line.append(letter == delimiter ? "\\" : "").append(letter);
            }
        }
    }
}
