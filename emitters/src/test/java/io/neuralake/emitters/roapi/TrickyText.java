package io.neuralake.emitters.roapi;

import java.util.List;
import java.util.Random;

/** Texts that have been trouble in YAML, and mixtures of them. */
final class TrickyText {

    private static final List<String> PARTS = List.of(
            "a",
            "1",
            "",
            " ",
            "\"",
            "'",
            "\\",
            "\\n",
            "\n",
            "\r\n",
            "\t",
            "\0",
            "\u0085",
            "\u2028",
            "\u2029",
            "\uFEFF",
            "\u202E",
            "#",
            " # ",
            ": ",
            ":",
            "- ",
            "? ",
            "{",
            "}",
            "[",
            "]",
            ",",
            "&a",
            "*a",
            "!",
            "!!str ",
            "|",
            ">",
            "%",
            "@",
            "`",
            "~",
            "null",
            "true",
            "no",
            "0x1F",
            "1e3",
            "2024-04-14",
            "---",
            "...",
            "\u00FC",
            "\uD83D\uDE00",
            "<<",
            "${lake}",
            "=");

    private final Random random;

    TrickyText(long seed) {
        random = new Random(seed);
    }

    String next() {
        StringBuilder text = new StringBuilder();
        for (int parts = random.nextInt(6); parts >= 0; parts--) {
            text.append(PARTS.get(random.nextInt(PARTS.size())));
        }
        return text.toString();
    }
}
