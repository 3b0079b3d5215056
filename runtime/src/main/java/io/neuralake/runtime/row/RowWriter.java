package io.neuralake.runtime.row;

import io.neuralake.catalog.Column;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.SmallIntVector;
import org.apache.arrow.vector.TinyIntVector;
import org.jspecify.annotations.Nullable;

/**
 * Writes the columns of one row, or the fields of one nested record, by position. Generated accessors of function tables
 * encode with it.
 *
 * <p>There is a method for each primitive type; every other value, absent ones and optionals included, goes through
 * {@link #set}. A value that the declared type cannot hold exactly is a {@link io.neuralake.runtime.error.LakeException}.
 */
public final class RowWriter {

    private final @Nullable FieldVector[] vectors;
    private final @Nullable ValueWriter[] values;
    private int index;

    /** A writer into vectors, of which those that are not wanted are {@code null}. */
    RowWriter(Encoding encoding, String prefix, List<Column> columns, @Nullable FieldVector[] vectors) {
        this.vectors = vectors;
        this.values = new ValueWriter[vectors.length];
        for (int i = 0; i < vectors.length; i++) {
            FieldVector vector = vectors[i];
            Column column = columns.get(i);
            values[i] = vector == null
                    ? null
                    : ValueWriter.of(encoding, prefix + column.name(), column.type(), column.nullable(), vector);
        }
    }

    /** Puts the writer on a row. */
    void at(int row) {
        index = row;
    }

    /** Writes a boolean. */
    public void setBoolean(int i, boolean value) {
        if (vectors[i] instanceof BitVector vector) {
            vector.setSafe(index, value ? 1 : 0);
        }
    }

    /** Writes an 8-bit integer. */
    public void setByte(int i, byte value) {
        if (vectors[i] instanceof TinyIntVector vector) {
            vector.setSafe(index, value);
        }
    }

    /** Writes a 16-bit integer. */
    public void setShort(int i, short value) {
        if (vectors[i] instanceof SmallIntVector vector) {
            vector.setSafe(index, value);
        }
    }

    /** Writes a 32-bit integer. */
    public void setInt(int i, int value) {
        if (vectors[i] instanceof IntVector vector) {
            vector.setSafe(index, value);
        }
    }

    /** Writes a 64-bit integer. */
    public void setLong(int i, long value) {
        if (vectors[i] instanceof BigIntVector vector) {
            vector.setSafe(index, value);
        }
    }

    /** Writes a single-precision number. */
    public void setFloat(int i, float value) {
        if (vectors[i] instanceof Float4Vector vector) {
            vector.setSafe(index, value);
        }
    }

    /** Writes a double-precision number. */
    public void setDouble(int i, double value) {
        if (vectors[i] instanceof Float8Vector vector) {
            vector.setSafe(index, value);
        }
    }

    /** Writes any other value, or none. */
    public void set(int i, @Nullable Object value) {
        ValueWriter writer = values[i];
        if (writer != null) {
            writer.put(index, present(value));
        }
    }

    private static @Nullable Object present(@Nullable Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.orElse(null);
        }
        if (value instanceof OptionalInt optional) {
            return optional.isPresent() ? optional.getAsInt() : null;
        }
        if (value instanceof OptionalLong optional) {
            return optional.isPresent() ? optional.getAsLong() : null;
        }
        if (value instanceof OptionalDouble optional) {
            return optional.isPresent() ? optional.getAsDouble() : null;
        }
        return value;
    }
}
