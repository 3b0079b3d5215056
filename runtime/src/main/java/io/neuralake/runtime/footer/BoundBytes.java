package io.neuralake.runtime.footer;

import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.runtime.condition.Value;
import io.neuralake.runtime.footer.StoredAs.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * Reads the bytes of a bound as a value of the declared type, so that every value of the file lies between its bounds.
 *
 * <p>There is none for a stored type that is not read as the declared one, or whose bounds are not in the declared one's
 * order: half-precision numbers, INT96. UUIDs are compared as the texts that they are read as.
 */
final class BoundBytes {

    /** Letters of a text after which it is cut off. */
    private static final int LETTERS = 64;

    private static final String LAST_LETTER = Character.toString(Character.MAX_CODE_POINT);

    private final ColumnType declared;
    private final Reading reading;
    private final boolean signed;
    private final boolean text;

    private BoundBytes(ColumnType declared, Reading reading, boolean signed, boolean text) {
        this.declared = declared;
        this.reading = reading;
        this.signed = signed;
        this.text = text;
    }

    private interface Reading {

        /** The value that is the outer one of what the bytes may stand for; empty if they are no bound. */
        Optional<Object> value(ByteBuffer bytes, int outwards);
    }

    /** How the bounds of a stored column are read; empty if they are not. */
    static Optional<BoundBytes> of(ColumnType declared, SchemaElement stored) {
        StoredAs meaning = stored.meaning();
        if (declared instanceof ColumnType.Enumeration || declared == Scalar.STRING || declared == Scalar.UUID) {
            return texts(declared, stored);
        }
        if (declared instanceof ColumnType.Decimal decimal) {
            return decimals(decimal, stored);
        }
        if (!(declared instanceof Scalar scalar)) {
            return Optional.empty();
        }
        return switch (scalar) {
            case INT8, INT16, INT32, INT64 -> integers(scalar, stored);
            case FLOAT32, FLOAT64 -> floats(scalar, stored);
            case BOOLEAN ->
                when(
                        stored.physical() == SchemaElement.BOOLEAN && meaning.kind() == Kind.PLAIN,
                        declared,
                        (bytes, outwards) -> truth(bytes));
            case DATE ->
                when(
                        stored.physical() == SchemaElement.INT32 && meaning.kind() == Kind.DATE,
                        declared,
                        (bytes, outwards) -> day(bytes));
            case TIME -> times(scalar, stored, Kind.TIME, false);
            case TIMESTAMP -> times(scalar, stored, Kind.TIMESTAMP, false);
            case INSTANT -> times(scalar, stored, Kind.TIMESTAMP, true);
            case BINARY, STRING, UUID -> Optional.empty();
        };
    }

    private static Optional<BoundBytes> when(boolean fits, ColumnType declared, Reading reading) {
        return fits ? Optional.of(new BoundBytes(declared, reading, true, false)) : Optional.empty();
    }

    /** Whether the stored order is that of signed numbers, which alone the oldest writers knew. */
    boolean signed() {
        return signed;
    }

    /** Whether a bound may be one that was cut off. */
    boolean text() {
        return text;
    }

    /**
     * A bound.
     *
     * @param outwards -1 for a lower bound, 1 for an upper one
     */
    Optional<Value> value(byte[] bytes, int outwards) {
        try {
            return reading.value(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN), outwards)
                    .map(plain -> new Value(declared, plain));
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static Optional<Object> truth(ByteBuffer bytes) {
        int value = bytes.remaining() == 1 ? bytes.get() : -1;
        return value == 0 || value == 1 ? Optional.of(value == 1) : Optional.empty();
    }

    private static Optional<Object> day(ByteBuffer bytes) {
        return bytes.remaining() == Integer.BYTES
                ? Optional.of(LocalDate.ofEpochDay(bytes.getInt()))
                : Optional.empty();
    }

    /** How many bytes a whole number has in the stored type's range; 0 if it stores none that 64 bits hold. */
    private static int width(SchemaElement stored) {
        boolean small = stored.physical() == SchemaElement.INT32;
        boolean large = stored.physical() == SchemaElement.INT64;
        return switch (stored.meaning().kind()) {
            case PLAIN -> small ? Integer.BYTES : large ? Long.BYTES : 0;
            case INT8 -> small ? Byte.BYTES : 0;
            case INT16, UINT8 -> small ? Short.BYTES : 0;
            case INT32, UINT16 -> small ? Integer.BYTES : 0;
            case UINT32 -> small ? Long.BYTES : 0;
            case INT64 -> large ? Long.BYTES : 0;
            default -> 0;
        };
    }

    private static boolean unsigned(Kind kind) {
        return kind == Kind.UINT8 || kind == Kind.UINT16 || kind == Kind.UINT32 || kind == Kind.UINT64;
    }

    private static Optional<Long> whole(SchemaElement stored, ByteBuffer bytes) {
        if (stored.physical() == SchemaElement.INT64) {
            return bytes.remaining() == Long.BYTES ? Optional.of(bytes.getLong()) : Optional.empty();
        }
        if (bytes.remaining() != Integer.BYTES) {
            return Optional.empty();
        }
        int value = bytes.getInt();
        Kind kind = stored.meaning().kind();
        long number = unsigned(kind) ? Integer.toUnsignedLong(value) : value;
        boolean within = switch (kind) {
            case INT8 -> number == (byte) number;
            case INT16 -> number == (short) number;
            case UINT8 -> number < 1 << Byte.SIZE;
            case UINT16 -> number < 1 << Short.SIZE;
            default -> true;
        };
        return within ? Optional.of(number) : Optional.empty();
    }

    private static Optional<BoundBytes> integers(Scalar declared, SchemaElement stored) {
        int width = width(stored);
        int room = declared == Scalar.INT8
                ? Byte.BYTES
                : declared == Scalar.INT16 ? Short.BYTES : declared == Scalar.INT32 ? Integer.BYTES : Long.BYTES;
        return width == 0 || width > room
                ? Optional.empty()
                : Optional.of(new BoundBytes(
                        declared,
                        (bytes, outwards) -> whole(stored, bytes).map(number -> number),
                        !unsigned(stored.meaning().kind()),
                        false));
    }

    private static Optional<BoundBytes> floats(Scalar declared, SchemaElement stored) {
        boolean single = declared == Scalar.FLOAT32;
        if (stored.meaning().kind() == Kind.PLAIN && stored.physical() == SchemaElement.FLOAT) {
            return Optional.of(new BoundBytes(
                    declared,
                    (bytes, outwards) ->
                            bytes.remaining() == Float.BYTES ? number(single, bytes.getFloat()) : Optional.empty(),
                    true,
                    false));
        }
        if (stored.meaning().kind() == Kind.PLAIN && stored.physical() == SchemaElement.DOUBLE) {
            return when(
                    !single,
                    declared,
                    (bytes, outwards) ->
                            bytes.remaining() == Double.BYTES ? number(false, bytes.getDouble()) : Optional.empty());
        }
        // Whole numbers of these widths are floating-point ones of these types.
        int width = width(stored);
        return width == 0 || width > (single ? Short.BYTES : Integer.BYTES)
                ? Optional.empty()
                : Optional.of(new BoundBytes(
                        declared,
                        (bytes, outwards) -> whole(stored, bytes).flatMap(number -> number(single, number)),
                        !unsigned(stored.meaning().kind()),
                        false));
    }

    private static Optional<Object> number(boolean single, double number) {
        return Double.isNaN(number) ? Optional.empty() : Optional.of(single ? (Object) (float) number : number);
    }

    private static Optional<BoundBytes> decimals(ColumnType.Decimal declared, SchemaElement stored) {
        int scale = stored.meaning().kind() == Kind.DECIMAL ? stored.meaning().scale() : 0;
        if (scale < 0 || scale > declared.scale()) {
            return Optional.empty();
        }
        Kind kind = stored.meaning().kind();
        if (kind == Kind.UINT64 && stored.physical() == SchemaElement.INT64) {
            return Optional.of(new BoundBytes(
                    declared,
                    (bytes, outwards) -> bytes.remaining() == Long.BYTES
                            ? exact(declared, new BigInteger(Long.toUnsignedString(bytes.getLong())), 0)
                            : Optional.empty(),
                    false,
                    false));
        }
        if (kind != Kind.DECIMAL) {
            return width(stored) == 0
                    ? Optional.empty()
                    : Optional.of(new BoundBytes(
                            declared,
                            (bytes, outwards) -> whole(stored, bytes)
                                    .flatMap(number -> exact(declared, BigInteger.valueOf(number), 0)),
                            !unsigned(kind),
                            false));
        }
        return switch (stored.physical()) {
            case SchemaElement.INT32, SchemaElement.INT64 ->
                when(
                        true,
                        declared,
                        (bytes, outwards) -> whole(stored, bytes)
                                .flatMap(number -> exact(declared, BigInteger.valueOf(number), scale)));
            case SchemaElement.BYTES, SchemaElement.FIXED ->
                Optional.of(new BoundBytes(
                        declared,
                        (bytes, outwards) -> digits(bytes).flatMap(digits -> exact(declared, digits, scale)),
                        false,
                        false));
            default -> Optional.empty();
        };
    }

    private static Optional<BigInteger> digits(ByteBuffer bytes) {
        if (bytes.remaining() == 0 || bytes.remaining() > 2 * Long.BYTES) {
            return Optional.empty();
        }
        byte[] digits = new byte[bytes.remaining()];
        bytes.get(digits);
        return Optional.of(new BigInteger(digits));
    }

    private static Optional<Object> exact(ColumnType.Decimal declared, BigInteger digits, int scale) {
        return Optional.of(new BigDecimal(digits, scale).setScale(declared.scale()));
    }

    private static Optional<BoundBytes> times(Scalar declared, SchemaElement stored, Kind kind, boolean utc) {
        StoredAs meaning = stored.meaning();
        boolean small = kind == Kind.TIME && meaning.perMicro() < 0;
        int physical = small ? SchemaElement.INT32 : SchemaElement.INT64;
        return when(
                meaning.kind() == kind && meaning.utc() == utc && stored.physical() == physical,
                declared,
                (bytes, outwards) -> whole(stored, bytes).map(number -> micros(number, meaning.perMicro())));
    }

    /** Nanoseconds are in the microsecond that they are read as. */
    private static long micros(long number, int perMicro) {
        return perMicro < 0 ? Math.multiplyExact(number, -perMicro) : Math.floorDiv(number, perMicro);
    }

    private static Optional<BoundBytes> texts(ColumnType declared, SchemaElement stored) {
        Kind kind = stored.meaning().kind();
        if (kind == Kind.TEXT && stored.physical() == SchemaElement.BYTES) {
            return Optional.of(new BoundBytes(declared, BoundBytes::letters, false, true));
        }
        boolean uuid = kind == Kind.UUID
                && stored.physical() == SchemaElement.FIXED
                && stored.width() == 2 * Long.BYTES
                && !(declared instanceof ColumnType.Enumeration);
        return uuid
                ? Optional.of(new BoundBytes(declared, (bytes, outwards) -> uuid(bytes), false, false))
                : Optional.empty();
    }

    private static Optional<Object> uuid(ByteBuffer bytes) {
        if (bytes.remaining() != 2 * Long.BYTES) {
            return Optional.empty();
        }
        bytes.order(ByteOrder.BIG_ENDIAN);
        return Optional.of(new UUID(bytes.getLong(), bytes.getLong()).toString());
    }

    /** A text; a long one is cut off outwards, because it is kept. */
    private static Optional<Object> letters(ByteBuffer bytes, int outwards) {
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
