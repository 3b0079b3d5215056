package io.neuralake.runtime.jdbc;

import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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

/** Makes readers for declared columns; numbers are copied without being boxed. */
class CellReaders {

    /**
     * A reader.
     *
     * @param type the declared type, of which every stored value is one
     * @param index the column's place in the result, from 1
     */
    CellReader reader(ColumnType type, StoredColumn stored, FieldVector vector, int index) {
        if (type instanceof ColumnType.Decimal) {
            return decimal((DecimalVector) vector, index);
        }
        if (type instanceof ColumnType.ListOf list) {
            return list(list, (ListVector) vector, index);
        }
        if (!(type instanceof Scalar scalar)) {
            return text((VarCharVector) vector, index);
        }
        return switch (scalar) {
            case BOOLEAN -> {
                BitVector bits = (BitVector) vector;
                yield (rows, at) -> {
                    boolean value = rows.getBoolean(index);
                    if (rows.wasNull()) {
                        return CellReader.ABSENT;
                    }
                    bits.setSafe(at, value ? 1 : 0);
                    return 0;
                };
            }
            case INT8, INT16, INT32, INT64 -> integer(scalar, vector, index);
            case FLOAT32 -> {
                Float4Vector floats = (Float4Vector) vector;
                yield (rows, at) -> {
                    float value = rows.getFloat(index);
                    if (rows.wasNull()) {
                        return CellReader.ABSENT;
                    }
                    floats.setSafe(at, value);
                    return 0;
                };
            }
            case FLOAT64 -> number((Float8Vector) vector, stored.jdbcType() == Types.REAL, index);
            case STRING, UUID -> text((VarCharVector) vector, index);
            case BINARY -> {
                VarBinaryVector binary = (VarBinaryVector) vector;
                yield (rows, at) -> {
                    byte[] value = rows.getBytes(index);
                    if (value == null) {
                        return CellReader.ABSENT;
                    }
                    binary.setSafe(at, value);
                    return value.length;
                };
            }
            case DATE -> date((DateDayVector) vector, index);
            case TIME -> time((TimeMicroVector) vector, index);
            case TIMESTAMP -> timestamp((TimeStampVector) vector, index);
            case INSTANT -> instant((TimeStampVector) vector, index);
        };
    }

    private static CellReader integer(Scalar type, FieldVector vector, int index) {
        if (type == Scalar.INT64) {
            BigIntVector longs = (BigIntVector) vector;
            return (rows, at) -> {
                long value = rows.getLong(index);
                if (rows.wasNull()) {
                    return CellReader.ABSENT;
                }
                longs.setSafe(at, value);
                return 0;
            };
        }
        Narrow narrow;
        if (vector instanceof IntVector ints) {
            narrow = ints::setSafe;
        } else if (vector instanceof SmallIntVector shorts) {
            narrow = shorts::setSafe;
        } else {
            narrow = ((TinyIntVector) vector)::setSafe;
        }
        return (rows, at) -> {
            int value = rows.getInt(index);
            if (rows.wasNull()) {
                return CellReader.ABSENT;
            }
            narrow.set(at, value);
            return 0;
        };
    }

    /** Sets an integer of at most 32 bits. */
    private interface Narrow {
        void set(int at, int value);
    }

    private static CellReader number(Float8Vector doubles, boolean single, int index) {
        return (rows, at) -> {
            // A driver may widen a float by its text, which is another number.
            double value = single ? rows.getFloat(index) : rows.getDouble(index);
            if (rows.wasNull()) {
                return CellReader.ABSENT;
            }
            doubles.setSafe(at, value);
            return 0;
        };
    }

    static CellReader text(VarCharVector texts, int index) {
        return (rows, at) -> {
            String value = rows.getString(index);
            if (value == null) {
                return CellReader.ABSENT;
            }
            byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
            texts.setSafe(at, bytes);
            return bytes.length;
        };
    }

    private static CellReader decimal(DecimalVector decimals, int index) {
        return (rows, at) -> {
            BigDecimal value = rows.getBigDecimal(index);
            if (value == null) {
                return CellReader.ABSENT;
            }
            decimals.setSafe(at, Values.decimal(value, decimals.getPrecision(), decimals.getScale()));
            return 0;
        };
    }

    private static CellReader date(DateDayVector dates, int index) {
        return (rows, at) -> {
            LocalDate value = rows.getObject(index, LocalDate.class);
            if (value == null) {
                return CellReader.ABSENT;
            }
            dates.setSafe(at, Values.days(value));
            return 0;
        };
    }

    private static CellReader time(TimeMicroVector times, int index) {
        return (rows, at) -> {
            LocalTime value = rows.getObject(index, LocalTime.class);
            if (value == null) {
                return CellReader.ABSENT;
            }
            times.setSafe(at, Values.micros(value));
            return 0;
        };
    }

    private static CellReader timestamp(TimeStampVector timestamps, int index) {
        return (rows, at) -> {
            LocalDateTime value = rows.getObject(index, LocalDateTime.class);
            if (value == null) {
                return CellReader.ABSENT;
            }
            timestamps.setSafe(at, Values.micros(value.toInstant(ZoneOffset.UTC)));
            return 0;
        };
    }

    private static CellReader instant(TimeStampVector instants, int index) {
        return (rows, at) -> {
            OffsetDateTime value = rows.getObject(index, OffsetDateTime.class);
            if (value == null) {
                return CellReader.ABSENT;
            }
            Instant instant = value.toInstant();
            instants.setSafe(at, Values.micros(instant));
            return 0;
        };
    }

    private static CellReader list(ColumnType.ListOf type, ListVector lists, int index) {
        return (rows, at) -> {
            Array array = rows.getArray(index);
            if (array == null) {
                return CellReader.ABSENT;
            }
            Object[] elements = elements(array);
            FieldVector inner = lists.getDataVector();
            int start = lists.startNewValue(at);
            int bytes = 0;
            for (int i = 0; i < elements.length; i++) {
                Object element = elements[i];
                if (element == null) {
                    if (!type.nullable()) {
                        throw new UnfitValue("a list with an absent element, and elements are declared never absent");
                    }
                    inner.setNull(start + i);
                } else {
                    bytes += Values.put(inner, start + i, type.element(), element);
                }
            }
            lists.endValue(at, elements.length);
            return bytes + elements.length * 8;
        };
    }

    private static Object[] elements(Array array) throws SQLException {
        try {
            if (array.getArray() instanceof Object[] elements) {
                return elements;
            }
            throw new UnfitValue("an array of " + array.getBaseTypeName());
        } finally {
            array.free();
        }
    }
}
