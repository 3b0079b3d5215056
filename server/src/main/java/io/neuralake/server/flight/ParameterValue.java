package io.neuralake.server.flight;

import io.neuralake.server.protocol.Parameter;
import io.neuralake.server.protocol.ParameterType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DateMilliVector;
import org.apache.arrow.vector.TimeMicroVector;
import org.apache.arrow.vector.TimeMilliVector;
import org.apache.arrow.vector.TimeNanoVector;
import org.apache.arrow.vector.TimeSecVector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.ValueVector;
import org.apache.arrow.vector.complex.DenseUnionVector;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.jspecify.annotations.Nullable;

/** The value of a parameter in a vector. */
final class ParameterValue {

    private static final long DAY_MILLIS = 86_400_000L;

    private ParameterValue() {}

    /**
     * A value.
     *
     * @param number the parameter's number, from 1
     * @throws FlightFailure if no parameter has such a value
     */
    static Parameter of(ValueVector vector, int row, int number) throws FlightFailure {
        if (vector instanceof DenseUnionVector union) {
            ValueVector member = union.getVectorByType(union.getTypeId(row));
            if (member == null || member instanceof DenseUnionVector) {
                throw refused(vector, number);
            }
            return of(member, union.getOffset(row), number);
        }
        ParameterType type = type(vector.getField().getType());
        if (type == null) {
            throw refused(vector, number);
        }
        return new Parameter(type, vector.isNull(row) ? null : text(vector, row, number));
    }

    private static FlightFailure refused(ValueVector vector, int number) {
        return FlightFailure.invalid(
                "bind these parameters",
                "$" + number + " is a " + vector.getField().getType(),
                "bind a number, a text, a boolean, bytes, a day or a time");
    }

    private static @Nullable ParameterType type(ArrowType type) {
        return switch (type.getTypeID()) {
            case Null, Utf8, LargeUtf8, Utf8View -> ParameterType.UNKNOWN;
            case Bool -> ParameterType.BOOLEAN;
            case Int -> whole((ArrowType.Int) type);
            case FloatingPoint ->
                switch (((ArrowType.FloatingPoint) type).getPrecision()) {
                    case HALF, SINGLE -> ParameterType.REAL;
                    case DOUBLE -> ParameterType.DOUBLE;
                };
            case Decimal -> ParameterType.DECIMAL;
            case Binary, LargeBinary, BinaryView, FixedSizeBinary -> ParameterType.BYTES;
            case Date -> ParameterType.DATE;
            case Time -> ParameterType.TIME;
            case Timestamp ->
                ((ArrowType.Timestamp) type).getTimezone() == null
                        ? ParameterType.TIMESTAMP
                        : ParameterType.TIMESTAMPTZ;
            case Struct,
                    List,
                    LargeList,
                    FixedSizeList,
                    Union,
                    Map,
                    Interval,
                    Duration,
                    ListView,
                    LargeListView,
                    RunEndEncoded,
                    NONE -> null;
        };
    }

    private static ParameterType whole(ArrowType.Int type) {
        int bits = type.getBitWidth();
        if (type.getIsSigned()) {
            return bits == 64 ? ParameterType.BIGINT : ParameterType.INTEGER;
        }
        return bits == 64 ? ParameterType.DECIMAL : bits == 32 ? ParameterType.BIGINT : ParameterType.INTEGER;
    }

    private static String text(ValueVector vector, int row, int number) throws FlightFailure {
        if (vector instanceof UInt8Vector unsigned) {
            return Long.toUnsignedString(unsigned.get(row));
        }
        if (vector instanceof BaseIntVector whole) {
            return Long.toString(whole.getValueAsLong(row));
        }
        if (vector instanceof TimeStampVector times) {
            ArrowType.Timestamp type = (ArrowType.Timestamp) vector.getField().getType();
            return time(times.get(row), type.getUnit()) + (type.getTimezone() == null ? "" : "+00");
        }
        if (vector instanceof DateDayVector days) {
            return LocalDate.ofEpochDay(days.get(row)).toString();
        }
        if (vector instanceof DateMilliVector millis) {
            return LocalDate.ofEpochDay(Math.floorDiv(millis.get(row), DAY_MILLIS))
                    .toString();
        }
        if (vector instanceof TimeSecVector times) {
            return LocalTime.ofSecondOfDay(times.get(row)).toString();
        }
        if (vector instanceof TimeMilliVector times) {
            return LocalTime.ofNanoOfDay(times.get(row) * 1_000_000L).toString();
        }
        if (vector instanceof TimeMicroVector times) {
            return LocalTime.ofNanoOfDay(Math.multiplyExact(times.get(row), 1000L))
                    .toString();
        }
        if (vector instanceof TimeNanoVector times) {
            return LocalTime.ofNanoOfDay(times.get(row)).toString();
        }
        Object value = vector.getObject(row);
        if (value instanceof byte[] bytes) {
            return vector.getField().getType().getTypeID() == ArrowType.ArrowTypeID.Utf8View
                    ? new String(bytes, StandardCharsets.UTF_8)
                    : HexFormat.of().formatHex(bytes);
        }
        if (value == null) {
            throw refused(vector, number);
        }
        return value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
    }

    private static String time(long value, TimeUnit unit) {
        long perSecond = switch (unit) {
            case SECOND -> 1L;
            case MILLISECOND -> 1_000L;
            case MICROSECOND -> 1_000_000L;
            case NANOSECOND -> 1_000_000_000L;
        };
        Instant moment = Instant.ofEpochSecond(
                Math.floorDiv(value, perSecond), Math.floorMod(value, perSecond) * (1_000_000_000L / perSecond));
        return LocalDateTime.ofInstant(moment, ZoneOffset.UTC).toString().replace('T', ' ');
    }
}
