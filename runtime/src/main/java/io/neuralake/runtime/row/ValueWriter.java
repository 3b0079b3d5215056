package io.neuralake.runtime.row;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.SmallIntVector;
import org.apache.arrow.vector.TimeMicroVector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.MapVector;
import org.apache.arrow.vector.complex.StructVector;
import org.jspecify.annotations.Nullable;

/**
 * Writes the values of one column, field, element or entry into a vector, whose memory is new, so that what is not written
 * is absent.
 */
final class ValueWriter {

    private final Encoding encoding;
    private final String path;
    private final boolean nullable;
    private final Target target;

    private ValueWriter(Encoding encoding, String path, ColumnType type, boolean nullable, FieldVector vector) {
        this.encoding = encoding;
        this.path = path;
        this.nullable = nullable;
        this.target = target(type, vector);
    }

    /** A writer of values of a type. */
    static ValueWriter of(Encoding encoding, String path, ColumnType type, boolean nullable, FieldVector vector) {
        return new ValueWriter(encoding, path, type, nullable, vector);
    }

    /** Puts a value that is there into the vector. */
    private interface Target {
        void write(int index, Object value);
    }

    void put(int index, @Nullable Object value) {
        if (value != null) {
            target.write(index, value);
        } else if (!nullable) {
            throw encoding.absent(path);
        }
    }

    private Target target(ColumnType type, FieldVector vector) {
        if (type instanceof ColumnType.ListOf list) {
            return list(list, (ListVector) vector);
        }
        if (type instanceof ColumnType.MapOf map) {
            return map(map, (MapVector) vector);
        }
        if (type instanceof ColumnType.Struct struct) {
            return struct(struct, (StructVector) vector);
        }
        if (type instanceof ColumnType.Decimal decimal) {
            DecimalVector decimals = (DecimalVector) vector;
            return (index, value) -> decimals.setSafe(index, decimal(decimal, (BigDecimal) value));
        }
        return type instanceof Scalar scalar ? scalar(scalar, vector) : text((VarCharVector) vector);
    }

    private Target scalar(Scalar type, FieldVector vector) {
        return switch (type) {
            case BOOLEAN -> {
                BitVector bits = (BitVector) vector;
                yield (index, value) -> bits.setSafe(index, (Boolean) value ? 1 : 0);
            }
            case INT8 -> {
                TinyIntVector integers = (TinyIntVector) vector;
                yield (index, value) -> integers.setSafe(index, (Byte) value);
            }
            case INT16 -> {
                SmallIntVector integers = (SmallIntVector) vector;
                yield (index, value) -> integers.setSafe(index, (Short) value);
            }
            case INT32 -> {
                IntVector integers = (IntVector) vector;
                yield (index, value) -> integers.setSafe(index, (Integer) value);
            }
            case INT64 -> {
                BigIntVector integers = (BigIntVector) vector;
                yield (index, value) -> integers.setSafe(index, (Long) value);
            }
            case FLOAT32 -> {
                Float4Vector numbers = (Float4Vector) vector;
                yield (index, value) -> numbers.setSafe(index, (Float) value);
            }
            case FLOAT64 -> {
                Float8Vector numbers = (Float8Vector) vector;
                yield (index, value) -> numbers.setSafe(index, (Double) value);
            }
            case STRING, UUID -> text((VarCharVector) vector);
            case BINARY -> {
                VarBinaryVector blobs = (VarBinaryVector) vector;
                yield (index, value) -> blobs.setSafe(index, (byte[]) value);
            }
            case DATE -> {
                DateDayVector days = (DateDayVector) vector;
                yield (index, value) -> days.setSafe(index, day((LocalDate) value));
            }
            case TIME -> {
                TimeMicroVector times = (TimeMicroVector) vector;
                yield (index, value) -> times.setSafe(index, time((LocalTime) value));
            }
            case TIMESTAMP -> {
                TimeStampVector times = (TimeStampVector) vector;
                yield (index, value) -> times.setSafe(index, micros(((LocalDateTime) value).toInstant(ZoneOffset.UTC)));
            }
            case INSTANT -> {
                TimeStampVector times = (TimeStampVector) vector;
                yield (index, value) -> times.setSafe(index, micros((Instant) value));
            }
        };
    }

    private Target text(VarCharVector vector) {
        return (index, value) -> {
            String text = value instanceof Enum<?> constant ? constant.name() : value.toString();
            vector.setSafe(index, utf8(text));
        };
    }

    private Target list(ColumnType.ListOf type, ListVector vector) {
        ValueWriter element = of(encoding, path + ".element", type.element(), type.nullable(), vector.getDataVector());
        return (index, value) -> {
            int start = vector.startNewValue(index);
            int size = value instanceof List<?> list ? elements(element, start, list) : array(element, start, value);
            vector.endValue(index, size);
        };
    }

    private static int elements(ValueWriter element, int start, List<?> list) {
        int size = 0;
        for (Object value : list) {
            element.put(start + size, value);
            size++;
        }
        return size;
    }

    private static int array(ValueWriter element, int start, Object array) {
        int size = Array.getLength(array);
        for (int i = 0; i < size; i++) {
            element.put(start + i, Array.get(array, i));
        }
        return size;
    }

    private Target map(ColumnType.MapOf type, MapVector vector) {
        StructVector entries = (StructVector) vector.getDataVector();
        ValueWriter keys = of(encoding, path + ".key", type.key(), false, entry(entries, 0));
        ValueWriter values = of(encoding, path + ".value", type.value(), type.nullable(), entry(entries, 1));
        return (index, value) -> {
            int start = vector.startNewValue(index);
            int size = 0;
            for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
                entries.setIndexDefined(start + size);
                keys.put(start + size, entry.getKey());
                values.put(start + size, entry.getValue());
                size++;
            }
            vector.endValue(index, size);
        };
    }

    private static FieldVector entry(StructVector entries, int position) {
        return entries.getChildrenFromFields().get(position);
    }

    private Target struct(ColumnType.Struct type, StructVector vector) {
        List<Column> fields = type.fields();
        RowWriter writer = new RowWriter(
                encoding, path + ".", fields, vector.getChildrenFromFields().toArray(FieldVector[]::new));
        return (index, value) -> {
            vector.setIndexDefined(index);
            writer.at(index);
            encoding.nested(value, writer);
        };
    }

    private BigDecimal decimal(ColumnType.Decimal type, BigDecimal value) {
        BigDecimal scaled;
        try {
            scaled = value.setScale(type.scale(), RoundingMode.UNNECESSARY);
        } catch (ArithmeticException e) {
            throw encoding.unfit(
                    path,
                    value,
                    "has more digits after the point than " + type.text(),
                    "round it, or declare more with @Decimal");
        }
        if (scaled.precision() > type.precision()) {
            throw encoding.unfit(path, value, "has more digits than " + type.text(), "declare more with @Decimal");
        }
        return scaled;
    }

    private byte[] utf8(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))
                    && !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
                throw encoding.unfit(
                        path,
                        "a text with half of a surrogate pair",
                        "is no Unicode text",
                        "cut texts between code points only");
            }
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private int day(LocalDate date) {
        long day = date.toEpochDay();
        if (day != (int) day) {
            throw outOfRange(date);
        }
        return (int) day;
    }

    private long time(LocalTime time) {
        return exactly(time, time.toNanoOfDay());
    }

    private long micros(Instant instant) {
        long micros = exactly(instant, instant.getNano());
        try {
            return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), micros);
        } catch (ArithmeticException e) {
            throw outOfRange(instant);
        }
    }

    private long exactly(Object value, long nanos) {
        if (nanos % 1000 != 0) {
            throw encoding.unfit(
                    path, value, "is finer than a microsecond", "make it coarser with truncatedTo(ChronoUnit.MICROS)");
        }
        return nanos / 1000;
    }

    private RuntimeException outOfRange(Object value) {
        return encoding.unfit(path, value, "is out of range", "leave it out, or repair the function");
    }
}
