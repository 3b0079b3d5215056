package io.neuralake.runtime.plan;

import java.nio.charset.StandardCharsets;

/** Undoes percent escapes in names, byte by byte as UTF-8; what only looks like an escape stays as it is. */
public final class PercentEscapes {

    private PercentEscapes() {}

    /** The text without escapes. */
    public static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        byte[] decoded = new byte[encoded.length];
        int length = 0;
        for (int i = 0; i < encoded.length; i++) {
            int value = encoded[i] == '%' && i + 2 < encoded.length ? hex(encoded[i + 1], encoded[i + 2]) : -1;
            if (value < 0) {
                decoded[length++] = encoded[i];
            } else {
                decoded[length++] = (byte) value;
                i += 2;
            }
        }
        return new String(decoded, 0, length, StandardCharsets.UTF_8);
    }

    private static int hex(byte high, byte low) {
        int upper = Character.digit(high, 16);
        int lower = Character.digit(low, 16);
        return upper < 0 || lower < 0 ? -1 : upper * 16 + lower;
    }
}
