package io.neuralake.runtime.footer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/** Bounds that are texts, or read as such. */
final class TextBounds {

    /** Letters of a text after which it is cut off, because it is kept. */
    private static final int LETTERS = 64;

    private static final String LAST_LETTER = Character.toString(Character.MAX_CODE_POINT);

    private TextBounds() {}

    static Optional<Object> uuid(ByteBuffer bytes) {
        if (bytes.remaining() != 2 * Long.BYTES) {
            return Optional.empty();
        }
        bytes.order(ByteOrder.BIG_ENDIAN);
        return Optional.of(new UUID(bytes.getLong(), bytes.getLong()).toString());
    }

    /** A text; a long one is cut off outwards. */
    static Optional<Object> letters(ByteBuffer bytes, int outwards) {
        CharBuffer letters;
        try {
            letters = StandardCharsets.UTF_8.newDecoder().decode(bytes);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
        String text = letters.toString();
        if (text.length() <= 2 * LETTERS || text.codePointCount(0, text.length()) <= LETTERS) {
            return Optional.of(text);
        }
        int end = text.offsetByCodePoints(0, LETTERS);
        if (outwards < 0) {
            return Optional.of(text.substring(0, end));
        }
        return text.codePointAt(end) == Character.MAX_CODE_POINT
                ? Optional.empty()
                : Optional.of(text.substring(0, end) + LAST_LETTER);
    }
}
