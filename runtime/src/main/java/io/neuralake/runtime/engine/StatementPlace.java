package io.neuralake.runtime.engine;

import java.nio.charset.StandardCharsets;

/**
 * Tells where in a statement something is.
 *
 * @param statement the statement as the user wrote it
 */
record StatementPlace(String statement) {

    /**
     * Line and column in words, with a space before; empty if there is no such place.
     *
     * @param offset number of UTF-8 bytes before it
     */
    String of(long offset) {
        byte[] bytes = statement.getBytes(StandardCharsets.UTF_8);
        if (offset < 0 || offset > bytes.length) {
            return "";
        }
        return after(new String(bytes, 0, (int) offset, StandardCharsets.UTF_8));
    }

    /**
     * Line and column in words, with a space before.
     *
     * @param offset number of characters before it, as Java counts
     */
    String at(int offset) {
        return after(statement.substring(0, offset));
    }

    private static String after(String before) {
        int line = 1 + (int) before.chars().filter(letter -> letter == '\n').count();
        String start = before.substring(before.lastIndexOf('\n') + 1);
        return " (line " + line + ", column " + (1 + start.codePointCount(0, start.length())) + ")";
    }
}
