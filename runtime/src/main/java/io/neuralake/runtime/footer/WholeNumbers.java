package io.neuralake.runtime.footer;

import io.neuralake.runtime.footer.StoredAs.Kind;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A stored column of whole numbers, or of what is written as such.
 *
 * @param stored the column
 */
record WholeNumbers(SchemaElement stored) {

    /** Digits of numbers of 1, 2, 4 and 8 bytes, as a decimal column must have room for. */
    private static final int[] DIGITS = {0, 3, 5, 0, 10, 0, 0, 0, 19};

    private static final int UNSIGNED_DIGITS = 20;

    private Kind kind() {
        return stored.meaning().kind();
    }

    /** Bytes of the smallest signed type that holds all its numbers; 0 if there is none, or they are no plain numbers. */
    int width() {
        boolean small = stored.physical() == SchemaElement.INT32;
        boolean large = stored.physical() == SchemaElement.INT64;
        return switch (kind()) {
            case PLAIN -> small ? Integer.BYTES : large ? Long.BYTES : 0;
            case INT8 -> small ? Byte.BYTES : 0;
            case INT16, UINT8 -> small ? Short.BYTES : 0;
            case INT32, UINT16 -> small ? Integer.BYTES : 0;
            case UINT32 -> small ? Long.BYTES : 0;
            case INT64 -> large ? Long.BYTES : 0;
            case UINT64, DECIMAL, DATE, TIME, TIMESTAMP, TEXT, UUID, OTHER -> 0;
        };
    }

    /** Digits of its largest numbers; 0 if they are no plain numbers. */
    int digits() {
        return kind() == Kind.UINT64 && stored.physical() == SchemaElement.INT64 ? UNSIGNED_DIGITS : DIGITS[width()];
    }

    /** Whether its order is that of signed numbers. */
    boolean signed() {
        return kind() != Kind.UINT8 && kind() != Kind.UINT16 && kind() != Kind.UINT32 && kind() != Kind.UINT64;
    }

    /** The number that bytes are, if they are one that the column can have. */
    Optional<Long> value(ByteBuffer bytes) {
        if (stored.physical() == SchemaElement.INT64) {
            return bytes.remaining() == Long.BYTES ? Optional.of(bytes.getLong()) : Optional.empty();
        }
        if (stored.physical() != SchemaElement.INT32 || bytes.remaining() != Integer.BYTES) {
            return Optional.empty();
        }
        int value = bytes.getInt();
        long number = signed() ? value : Integer.toUnsignedLong(value);
        boolean within = switch (kind()) {
            case INT8 -> number == (byte) number;
            case INT16 -> number == (short) number;
            case UINT8 -> number < 1 << Byte.SIZE;
            case UINT16 -> number < 1 << Short.SIZE;
            default -> true;
        };
        return within ? Optional.of(number) : Optional.empty();
    }

    /** The same for a column that may have numbers of 64 bits without a sign. */
    Optional<BigInteger> large(ByteBuffer bytes) {
        return value(bytes)
                .map(number -> kind() == Kind.UINT64
                        ? new BigInteger(Long.toUnsignedString(number))
                        : BigInteger.valueOf(number));
    }
}
