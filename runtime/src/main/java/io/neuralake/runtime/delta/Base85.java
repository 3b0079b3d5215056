package io.neuralake.runtime.delta;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/** Bytes as text in the log: the Z85 alphabet, five letters for four bytes. */
final class Base85 {

    /** Letters of a UUID. */
    static final int UUID_LENGTH = 20;

    private static final String ALPHABET =
            "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#";
    private static final int[] DIGITS = new int[128];

    static {
        Arrays.fill(DIGITS, -1);
        for (int i = 0; i < ALPHABET.length(); i++) {
            DIGITS[ALPHABET.charAt(i)] = i;
        }
    }

    private Base85() {}

    /** The bytes, of which the last ones may be padding; empty if the text is of another form. */
    static Optional<byte[]> decode(String text) {
        if (text.length() % 5 != 0) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.allocate(text.length() / 5 * 4);
        for (int i = 0; i < text.length(); i += 5) {
            long word = 0;
            for (int j = i; j < i + 5; j++) {
                char letter = text.charAt(j);
                int digit = letter < DIGITS.length ? DIGITS[letter] : -1;
                if (digit < 0) {
                    return Optional.empty();
                }
                word = word * 85 + digit;
            }
            if (word > 0xffffffffL) {
                return Optional.empty();
            }
            bytes.putInt((int) word);
        }
        return Optional.of(bytes.array());
    }

    /** The UUID; empty if the text is none. */
    static Optional<UUID> uuid(String text) {
        return decode(text)
                .filter(bytes -> bytes.length == 16)
                .map(ByteBuffer::wrap)
                .map(bytes -> new UUID(bytes.getLong(), bytes.getLong()));
    }
}
