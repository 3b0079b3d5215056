package io.neuralake.runtime.row;

/**
 * How many columns of a terminal a text takes: two for a letter of East Asia or an emoji, none for a mark on the letter before
 * it. Terminals do not agree on all emoji that are made of several; here each takes two columns.
 */
final class DisplayWidth {

    private static final int JOINER = 0x200D;

    /** First and last of the letters that take two columns, after Unicode's East Asian Width. */
    private static final int[] WIDE = {
        0x1100, 0x115F, 0x231A, 0x231B, 0x23E9, 0x23EC, 0x23F0, 0x23F0, 0x23F3, 0x23F3, 0x25FD, 0x25FE, 0x2614, 0x2615,
        0x2648, 0x2653, 0x267F, 0x267F, 0x2693, 0x2693, 0x26A1, 0x26A1, 0x26AA, 0x26AB, 0x26BD, 0x26BE, 0x26C4, 0x26C5,
        0x26CE, 0x26CE, 0x26D4, 0x26D4, 0x26EA, 0x26EA, 0x26F2, 0x26F3, 0x26F5, 0x26F5, 0x26FA, 0x26FA, 0x26FD, 0x26FD,
        0x2705, 0x2705, 0x270A, 0x270B, 0x2728, 0x2728, 0x274C, 0x274C, 0x274E, 0x274E, 0x2753, 0x2755, 0x2757, 0x2757,
        0x2795, 0x2797, 0x27B0, 0x27B0, 0x27BF, 0x27BF, 0x2B1B, 0x2B1C, 0x2B50, 0x2B50, 0x2B55, 0x2B55, 0x2E80, 0x303E,
        0x3041, 0xA4CF, 0xA960, 0xA97C, 0xAC00, 0xD7A3, 0xF900, 0xFAFF, 0xFE30, 0xFE6F, 0xFF01, 0xFF60, 0xFFE0, 0xFFE6,
        0x17000, 0x18CFF, 0x1B000, 0x1B2FF, 0x1F004, 0x1F004, 0x1F0CF, 0x1F0CF, 0x1F18E, 0x1F18E, 0x1F191, 0x1F19A,
        0x1F200, 0x1F320, 0x1F32D, 0x1F335, 0x1F337, 0x1F37C, 0x1F37E, 0x1F393, 0x1F3A0, 0x1F3CA, 0x1F3CF, 0x1F3D3,
        0x1F3E0, 0x1F3F0, 0x1F3F4, 0x1F3F4, 0x1F3F8, 0x1F43E, 0x1F440, 0x1F440, 0x1F442, 0x1F4FC, 0x1F4FF, 0x1F53D,
        0x1F54B, 0x1F54E, 0x1F550, 0x1F567, 0x1F57A, 0x1F57A, 0x1F595, 0x1F596, 0x1F5A4, 0x1F5A4, 0x1F5FB, 0x1F64F,
        0x1F680, 0x1F6C5, 0x1F6CC, 0x1F6CC, 0x1F6D0, 0x1F6D2, 0x1F6D5, 0x1F6D7, 0x1F6DC, 0x1F6DF, 0x1F6EB, 0x1F6EC,
        0x1F6F4, 0x1F6FC, 0x1F7E0, 0x1F7EB, 0x1F7F0, 0x1F7F0, 0x1F90C, 0x1F93A, 0x1F93C, 0x1F945, 0x1F947, 0x1F9FF,
        0x1FA70, 0x1FAFF, 0x20000, 0x3FFFD
    };

    private DisplayWidth() {}

    /** Columns of a text. */
    static int of(String text) {
        return measure(text, Integer.MAX_VALUE).columns();
    }

    /** The text, or as much of it as fits, with an ellipsis. */
    static String shortened(String text, int columns) {
        return of(text) <= columns
                ? text
                : text.substring(0, measure(text, columns - 1).end()) + "…";
    }

    private record Measure(int columns, int end) {}

    /** The longest beginning of a text that takes at most so many columns. */
    private static Measure measure(String text, int most) {
        int columns = 0;
        int at = 0;
        int before = 0;
        while (at < text.length()) {
            int letter = text.codePointAt(at);
            int width = joined(before, letter) ? 0 : of(letter);
            if (columns > most - width) {
                break;
            }
            columns += width;
            before = letter;
            at += Character.charCount(letter);
        }
        return new Measure(columns, at);
    }

    /** Whether a letter and the one before it are one emoji: joined to it, or its skin colour. */
    private static boolean joined(int before, int letter) {
        return (before == JOINER && of(letter) == 2) || (letter >= 0x1F3FB && letter <= 0x1F3FF && of(before) == 2);
    }

    private static int of(int letter) {
        if (letter < 0x300) {
            return 1;
        }
        switch (Character.getType(letter)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> {
                return 0;
            }
            default -> {
                for (int i = 0; i < WIDE.length; i += 2) {
                    if (letter >= WIDE[i] && letter <= WIDE[i + 1]) {
                        return 2;
                    }
                }
                return 1;
            }
        }
    }
}
