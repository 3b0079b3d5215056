package io.neuralake.runtime.footer;

import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.runtime.condition.Value;
import io.neuralake.runtime.footer.StoredAs.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Reads the bytes of a bound as a value of the declared type, so that every value of the file lies between its bounds.
 *
 * <p>There is none for a stored type that is not read as the declared one, or whose bounds are not in the declared one's
 * order: half-precision numbers, INT96. UUIDs are compared as the texts that they are read as.
 */
final class BoundBytes {

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
            case INT8, INT16, INT32, INT64 -> integers(scalar, new WholeNumbers(stored));
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

    private static Optional<BoundBytes> integers(Scalar declared, WholeNumbers stored) {
        int room = declared == Scalar.INT8
                ? Byte.BYTES
                : declared == Scalar.INT16 ? Short.BYTES : declared == Scalar.INT32 ? Integer.BYTES : Long.BYTES;
        return stored.width() == 0 || stored.width() > room
                ? Optional.empty()
                : Optional.of(new BoundBytes(
                        declared,
                        (bytes, outwards) -> stored.value(bytes).map(number -> number),
                        stored.signed(),
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
        WholeNumbers whole = new WholeNumbers(stored);
        return whole.width() == 0 || whole.width() > (single ? Short.BYTES : Integer.BYTES)
                ? Optional.empty()
                : Optional.of(new BoundBytes(
                        declared,
                        (bytes, outwards) -> whole.value(bytes).flatMap(number -> number(single, number)),
                        whole.signed(),
                        false));
    }

    private static Optional<Object> number(boolean single, double number) {
        return Double.isNaN(number) ? Optional.empty() : Optional.of(single ? (Object) (float) number : number);
    }

    private static Optional<BoundBytes> decimals(ColumnType.Decimal declared, SchemaElement stored) {
        StoredAs meaning = stored.meaning();
        WholeNumbers whole = new WholeNumbers(stored);
        boolean decimal = meaning.kind() == Kind.DECIMAL;
        int scale = decimal ? meaning.scale() : 0;
        int digits = decimal ? meaning.precision() - scale : whole.digits();
        if (scale < 0 || scale > declared.scale() || digits > declared.precision() - declared.scale()) {
            return Optional.empty();
        }
        if (decimal && (stored.physical() == SchemaElement.BYTES || stored.physical() == SchemaElement.FIXED)) {
            return Optional.of(new BoundBytes(
                    declared,
                    (bytes, outwards) -> unscaled(bytes).map(number -> exact(declared, number, scale)),
                    false,
                    false));
        }
        return digits == 0 && !decimal
                ? Optional.empty()
                : Optional.of(new BoundBytes(
                        declared,
                        (bytes, outwards) -> whole.large(bytes).map(number -> exact(declared, number, scale)),
                        whole.signed(),
                        false));
    }

    private static Object exact(ColumnType.Decimal declared, BigInteger unscaled, int scale) {
        return new BigDecimal(unscaled, scale).setScale(declared.scale());
    }

    private static Optional<BigInteger> unscaled(ByteBuffer bytes) {
        if (bytes.remaining() == 0 || bytes.remaining() > 2 * Long.BYTES) {
            return Optional.empty();
        }
        byte[] digits = new byte[bytes.remaining()];
        bytes.get(digits);
        return Optional.of(new BigInteger(digits));
    }

    private static Optional<BoundBytes> times(Scalar declared, SchemaElement stored, Kind kind, boolean utc) {
        StoredAs meaning = stored.meaning();
        boolean small = kind == Kind.TIME && meaning.perMicro() < 0;
        int physical = small ? SchemaElement.INT32 : SchemaElement.INT64;
        return when(
                meaning.kind() == kind && meaning.utc() == utc && stored.physical() == physical,
                declared,
                (bytes, outwards) ->
                        new WholeNumbers(stored).value(bytes).map(number -> micros(number, meaning.perMicro())));
    }

    /** Nanoseconds are in the microsecond that they are read as. */
    private static long micros(long number, int perMicro) {
        return perMicro < 0 ? Math.multiplyExact(number, -perMicro) : Math.floorDiv(number, perMicro);
    }

    private static Optional<BoundBytes> texts(ColumnType declared, SchemaElement stored) {
        Kind kind = stored.meaning().kind();
        if (kind == Kind.TEXT && stored.physical() == SchemaElement.BYTES) {
            return Optional.of(new BoundBytes(declared, TextBounds::letters, false, true));
        }
        boolean uuid = kind == Kind.UUID
                && stored.physical() == SchemaElement.FIXED
                && stored.width() == 2 * Long.BYTES
                && !(declared instanceof ColumnType.Enumeration);
        return uuid
                ? Optional.of(new BoundBytes(declared, (bytes, outwards) -> TextBounds.uuid(bytes), false, false))
                : Optional.empty();
    }
}
