package io.neuralake.site.text;

import java.util.Locale;

/**
 * Makes letters visible that show nothing and change how others are shown: controls, and marks that turn the direction of
 * text. So a name looks like what it is.
 */
public final class Visible {

    private Visible() {}

    /** Whether a code point is invisible by itself, as {@link #text} and the escapes of snippets understand it. */
    public static boolean hidden(int letter) {
        return letter < 0x20
                || (letter >= 0x7f && letter <= 0x9f)
                || letter == 0xad
                || letter == 0x61c
                || letter == 0x180e
                || (letter >= 0x200b && letter <= 0x200f)
                || (letter >= 0x2028 && letter <= 0x202e)
                || (letter >= 0x2060 && letter <= 0x206f)
                || (letter >= 0xd800 && letter <= 0xdfff)
                || letter == 0xfeff
                || (letter >= 0xfff9 && letter <= 0xfffb)
                || (letter >= 0xe0000 && letter <= 0xe007f);
    }

    /** A text of one line in which each such letter is written as {@code ⟨U+202E⟩}. */
    public static String text(String text) {
        return plain(text, false) ? text : shown(text, false);
    }

    /** The same for a text of several lines: line ends and tabs stay. */
    public static String lines(String text) {
        return plain(text, true) ? text : shown(text, true);
    }

    /** Whether there is certainly nothing to do: most texts are plain. */
    private static boolean plain(String text, boolean lines) {
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (hidden(letter) && !(lines && layout(letter))) {
                return false;
            }
        }
        return true;
    }

    private static boolean layout(int letter) {
        return letter == '\n' || letter == '\t';
    }

    private static String shown(String text, boolean lines) {
        StringBuilder shown = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(letter -> {
            if (!hidden(letter) || (lines && layout(letter))) {
                shown.appendCodePoint(letter);
            } else if (letter == '\n' || letter == '\t') {
                shown.append(' ');
            } else {
                String hex = Integer.toHexString(letter).toUpperCase(Locale.ROOT);
                shown.append("⟨U+")
                        .append("0".repeat(Math.max(0, 4 - hex.length())))
                        .append(hex)
                        .append('⟩');
            }
        });
        return shown.toString();
    }
}
