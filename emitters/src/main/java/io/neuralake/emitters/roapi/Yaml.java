package io.neuralake.emitters.roapi;

import java.util.HexFormat;

/** Writes text as a YAML scalar that every YAML parser reads back unchanged. */
final class Yaml {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final char REPLACEMENT = '\uFFFD';

    private Yaml() {}

    /**
     * A text in double quotes, always on one line, with escapes for what is not printable or changes the direction of
     * what is. Half of a surrogate pair, which UTF-8 cannot hold, becomes the replacement character.
     */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        text.codePoints().forEach(point -> append(quoted, point));
        return quoted.append('"').toString();
    }

    private static void append(StringBuilder quoted, int point) {
        if (point == '"' || point == '\\') {
            quoted.append('\\').appendCodePoint(point);
        } else if (invisible(point)) {
            quoted.append("\\u").append(HEX.toHexDigits(point, 4));
        } else if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
            quoted.append(REPLACEMENT);
        } else {
            quoted.appendCodePoint(point);
        }
    }

    /** Fixed ranges, since the classes of characters differ between versions of Java. */
    private static boolean invisible(int point) {
        return point < 0x20
                || (point >= 0x7F && point <= 0xA0)
                || (point >= 0x200B && point <= 0x200F)
                || (point >= 0x2028 && point <= 0x202E)
                || (point >= 0x2060 && point <= 0x206F)
                || point == 0xFEFF
                || point == 0xFFFE
                || point == 0xFFFF;
    }
}
