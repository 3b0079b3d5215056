package io.neuralake.runtime.row;

import io.neuralake.runtime.error.LakeException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;
import org.jspecify.annotations.Nullable;

/**
 * Reads one row after another, by position and without making objects that nobody asked for. Generated accessors decode
 * with it.
 *
 * <p>Positions are those of the declared columns. There is a getter for each Java type that a column can be declared with,
 * in two forms: {@code getInt} for a value that is declared to be present, which fails if it is not, and {@code getIntOrNull}
 * for one that may be absent. A getter is only for the type that the column is declared with.
 *
 * <p>Nested values have cursors of their own, which are reused: use one before asking for the next at the same position.
 *
 * <pre>{@code
 * RowCursor elements = row.getElements(3);
 * List<Point> points = new ArrayList<Point>(elements.size());
 * while (elements.next()) {
 *     RowCursor point = elements.getStruct(0);
 *     points.add(new Point(point.getDouble(0), point.getStringOrNull(1)));
 * }
 * }</pre>
 */
public final class RowCursor {

    private final String asked;
    private final String prefix;
    private final Object lock;
    private final ColumnValues[] columns;
    private final @Nullable RowCursor[] inner;
    private int first;
    private int index;
    private int end;

    /**
     * A cursor over vectors.
     *
     * @param lock held by whoever frees the vectors
     */
    RowCursor(String asked, String prefix, List<? extends FieldVector> vectors, Object lock) {
        this.asked = asked;
        this.prefix = prefix;
        this.lock = lock;
        this.columns = vectors.stream()
                .map(vector -> new ColumnValues(asked, vector, lock))
                .toArray(ColumnValues[]::new);
        this.inner = new RowCursor[columns.length];
    }

    /** Puts the cursor before the first of some rows. */
    void range(int from, int to) {
        first = from;
        index = from - 1;
        end = to;
    }

    /** Moves to the next element or entry; whether there is one. */
    public boolean next() {
        if (index + 1 >= end) {
            return false;
        }
        index++;
        return true;
    }

    /** Number of elements or entries. */
    public int size() {
        return end - first;
    }

    /** Whether a column has no value. */
    public boolean isNull(int i) {
        return columns[i].isNull(index);
    }

    private ColumnValues present(int i) {
        ColumnValues column = columns[i];
        if (column.isNull(index)) {
            throw absent(i);
        }
        return column;
    }

    private LakeException absent(int i) {
        return new LakeException(
                asked,
                "'" + name(i) + "' is declared to have a value in every row, but it is absent in one",
                "declare it as nullable, or repair the data");
    }

    private String name(int i) {
        return prefix + columns[i].vector().getName();
    }

    /** The boolean of a column. */
    public boolean getBoolean(int i) {
        return present(i).bit(index);
    }

    /** The boolean of a column, {@code null} if it is absent. */
    public @Nullable Boolean getBooleanOrNull(int i) {
        return isNull(i) ? null : getBoolean(i);
    }

    /** The 8-bit integer of a column. */
    public byte getByte(int i) {
        return present(i).byteAt(index);
    }

    /** The 8-bit integer of a column, {@code null} if it is absent. */
    public @Nullable Byte getByteOrNull(int i) {
        return isNull(i) ? null : getByte(i);
    }

    /** The 16-bit integer of a column. */
    public short getShort(int i) {
        return present(i).shortAt(index);
    }

    /** The 16-bit integer of a column, {@code null} if it is absent. */
    public @Nullable Short getShortOrNull(int i) {
        return isNull(i) ? null : getShort(i);
    }

    /** The 32-bit integer of a column. */
    public int getInt(int i) {
        return present(i).intAt(index);
    }

    /** The 32-bit integer of a column, {@code null} if it is absent. */
    public @Nullable Integer getIntOrNull(int i) {
        return isNull(i) ? null : getInt(i);
    }

    /** The 64-bit integer of a column. */
    public long getLong(int i) {
        return present(i).longAt(index);
    }

    /** The 64-bit integer of a column, {@code null} if it is absent. */
    public @Nullable Long getLongOrNull(int i) {
        return isNull(i) ? null : getLong(i);
    }

    /** The single-precision number of a column. */
    public float getFloat(int i) {
        return present(i).floatAt(index);
    }

    /** The single-precision number of a column, {@code null} if it is absent. */
    public @Nullable Float getFloatOrNull(int i) {
        return isNull(i) ? null : getFloat(i);
    }

    /** The double-precision number of a column. */
    public double getDouble(int i) {
        return present(i).doubleAt(index);
    }

    /** The double-precision number of a column, {@code null} if it is absent. */
    public @Nullable Double getDoubleOrNull(int i) {
        return isNull(i) ? null : getDouble(i);
    }

    /** The character of a column. */
    public char getChar(int i) {
        return character(i);
    }

    /** The character of a column, {@code null} if it is absent. */
    public @Nullable Character getCharOrNull(int i) {
        return isNull(i) ? null : getChar(i);
    }

    /** The text of a column. */
    public String getString(int i) {
        return present(i).text(index);
    }

    /** The text of a column, {@code null} if it is absent. */
    public @Nullable String getStringOrNull(int i) {
        return isNull(i) ? null : getString(i);
    }

    /** The bytes of a column. */
    public byte[] getBytes(int i) {
        return present(i).binary(index);
    }

    /** The bytes of a column, {@code null} if it is absent. */
    public byte @Nullable [] getBytesOrNull(int i) {
        return isNull(i) ? null : getBytes(i);
    }

    /** The decimal number of a column. */
    public BigDecimal getDecimal(int i) {
        return present(i).read(index, vector -> ((DecimalVector) vector).getObject(index));
    }

    /** The decimal number of a column, {@code null} if it is absent. */
    public @Nullable BigDecimal getDecimalOrNull(int i) {
        return isNull(i) ? null : getDecimal(i);
    }

    /** The day of a column. */
    public LocalDate getDate(int i) {
        return LocalDate.ofEpochDay(present(i).intAt(index));
    }

    /** The day of a column, {@code null} if it is absent. */
    public @Nullable LocalDate getDateOrNull(int i) {
        return isNull(i) ? null : getDate(i);
    }

    /** The time of day of a column. */
    public LocalTime getTime(int i) {
        return Micros.time(asked, name(i), present(i).longAt(index));
    }

    /** The time of day of a column, {@code null} if it is absent. */
    public @Nullable LocalTime getTimeOrNull(int i) {
        return isNull(i) ? null : getTime(i);
    }

    /** The date and time of a column. */
    public LocalDateTime getTimestamp(int i) {
        return Micros.timestamp(present(i).longAt(index));
    }

    /** The date and time of a column, {@code null} if it is absent. */
    public @Nullable LocalDateTime getTimestampOrNull(int i) {
        return isNull(i) ? null : getTimestamp(i);
    }

    /** The moment of a column. */
    public Instant getInstant(int i) {
        return Micros.instant(present(i).longAt(index));
    }

    /** The moment of a column, {@code null} if it is absent. */
    public @Nullable Instant getInstantOrNull(int i) {
        return isNull(i) ? null : getInstant(i);
    }

    /** The UUID of a column. */
    public UUID getUuid(int i) {
        return UUID.fromString(getString(i));
    }

    /** The UUID of a column, {@code null} if it is absent. */
    public @Nullable UUID getUuidOrNull(int i) {
        return isNull(i) ? null : getUuid(i);
    }

    /** The list of a column as an array; an absent element is an error. */
    public boolean[] getBooleanArray(int i) {
        RowCursor elements = getElements(i);
        boolean[] array = new boolean[elements.size()];
        for (int k = 0; elements.next(); k++) {
            array[k] = elements.getBoolean(0);
        }
        return array;
    }

    /** The list of a column as an array, {@code null} if it is absent; an absent element is an error. */
    public boolean @Nullable [] getBooleanArrayOrNull(int i) {
        return isNull(i) ? null : getBooleanArray(i);
    }

    /** The list of a column as an array; an absent element is an error. */
    public short[] getShortArray(int i) {
        RowCursor elements = getElements(i);
        short[] array = new short[elements.size()];
        for (int k = 0; elements.next(); k++) {
            array[k] = elements.getShort(0);
        }
        return array;
    }

    /** The list of a column as an array, {@code null} if it is absent; an absent element is an error. */
    public short @Nullable [] getShortArrayOrNull(int i) {
        return isNull(i) ? null : getShortArray(i);
    }

    /** The list of a column as an array; an absent element is an error. */
    public int[] getIntArray(int i) {
        RowCursor elements = getElements(i);
        int[] array = new int[elements.size()];
        for (int k = 0; elements.next(); k++) {
            array[k] = elements.getInt(0);
        }
        return array;
    }

    /** The list of a column as an array, {@code null} if it is absent; an absent element is an error. */
    public int @Nullable [] getIntArrayOrNull(int i) {
        return isNull(i) ? null : getIntArray(i);
    }

    /** The list of a column as an array; an absent element is an error. */
    public long[] getLongArray(int i) {
        RowCursor elements = getElements(i);
        long[] array = new long[elements.size()];
        for (int k = 0; elements.next(); k++) {
            array[k] = elements.getLong(0);
        }
        return array;
    }

    /** The list of a column as an array, {@code null} if it is absent; an absent element is an error. */
    public long @Nullable [] getLongArrayOrNull(int i) {
        return isNull(i) ? null : getLongArray(i);
    }

    /** The list of a column as an array; an absent element is an error. */
    public float[] getFloatArray(int i) {
        RowCursor elements = getElements(i);
        float[] array = new float[elements.size()];
        for (int k = 0; elements.next(); k++) {
            array[k] = elements.getFloat(0);
        }
        return array;
    }

    /** The list of a column as an array, {@code null} if it is absent; an absent element is an error. */
    public float @Nullable [] getFloatArrayOrNull(int i) {
        return isNull(i) ? null : getFloatArray(i);
    }

    /** The list of a column as an array; an absent element is an error. */
    public double[] getDoubleArray(int i) {
        RowCursor elements = getElements(i);
        double[] array = new double[elements.size()];
        for (int k = 0; elements.next(); k++) {
            array[k] = elements.getDouble(0);
        }
        return array;
    }

    /** The list of a column as an array, {@code null} if it is absent; an absent element is an error. */
    public double @Nullable [] getDoubleArrayOrNull(int i) {
        return isNull(i) ? null : getDoubleArray(i);
    }

    /** The list of a column as an array; an absent element is an error. */
    public char[] getCharArray(int i) {
        RowCursor elements = getElements(i);
        char[] array = new char[elements.size()];
        for (int k = 0; elements.next(); k++) {
            array[k] = elements.getChar(0);
        }
        return array;
    }

    /** The list of a column as an array, {@code null} if it is absent; an absent element is an error. */
    public char @Nullable [] getCharArrayOrNull(int i) {
        return isNull(i) ? null : getCharArray(i);
    }

    private char character(int i) {
        String text = getString(i);
        if (text.length() != 1) {
            throw new LakeException(
                    asked,
                    "'" + name(i) + "' is declared as one character, but a row has '" + text + "'",
                    "declare it as String");
        }
        return text.charAt(0);
    }

    /** The enum constant of a column. */
    public <E extends Enum<E>> E getEnum(int i, Class<E> type) {
        String name = getString(i);
        try {
            return Enum.valueOf(type, name);
        } catch (IllegalArgumentException e) {
            throw new LakeException(
                    asked,
                    "'" + name(i) + "' has '" + name + "', which is no constant of " + type.getSimpleName() + " "
                            + Arrays.toString(type.getEnumConstants()),
                    "add the constant, or declare the column as String",
                    e);
        }
    }

    /** The enum constant of a column, {@code null} if it is absent. */
    public <E extends Enum<E>> @Nullable E getEnumOrNull(int i, Class<E> type) {
        return isNull(i) ? null : getEnum(i, type);
    }

    /** The list of a column, unmodifiable; elements are of a type that has a getter and may be {@code null}. */
    public <E> List<E> getList(int i, Class<E> element) {
        RowCursor elements = getElements(i);
        List<E> list = new ArrayList<>(elements.size());
        while (elements.next()) {
            list.add(elements.plain(0, element));
        }
        return Collections.unmodifiableList(list);
    }

    /** The list of a column, {@code null} if it is absent. */
    public <E> @Nullable List<E> getListOrNull(int i, Class<E> element) {
        return isNull(i) ? null : getList(i, element);
    }

    /** The map of a column in stored order, unmodifiable; values are of a type that has a getter and may be {@code null}. */
    public <K, V> Map<K, V> getMap(int i, Class<K> key, Class<V> value) {
        RowCursor entries = getEntries(i);
        Map<K, V> map = new LinkedHashMap<>();
        while (entries.next()) {
            map.put(entries.plain(0, key), entries.plain(1, value));
        }
        return Collections.unmodifiableMap(map);
    }

    /** The map of a column, {@code null} if it is absent. */
    public <K, V> @Nullable Map<K, V> getMapOrNull(int i, Class<K> key, Class<V> value) {
        return isNull(i) ? null : getMap(i, key, value);
    }

    @SuppressWarnings({
        "unchecked", // each branch has found out that T is the type it returns
        "NullAway" // the elements of a list may be null, which List<E> of a declared type cannot say
    })
    private <T> T plain(int i, Class<T> type) {
        if (isNull(i)) {
            return null;
        }
        if (type == String.class) {
            return (T) getString(i);
        }
        if (type == Integer.class) {
            return (T) (Object) getInt(i);
        }
        if (type == Long.class) {
            return (T) (Object) getLong(i);
        }
        if (type == Double.class) {
            return (T) (Object) getDouble(i);
        }
        return type.isEnum() ? (T) constant(i, type) : rare(i, type);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the class is an enum, which no type variable can say
    private Object constant(int i, Class<?> type) {
        return getEnum(i, (Class) type);
    }

    @SuppressWarnings("unchecked") // each branch has found out that T is the type it returns
    private <T> T rare(int i, Class<T> type) {
        Object value;
        if (type == Float.class) {
            value = getFloat(i);
        } else if (type == Boolean.class) {
            value = getBoolean(i);
        } else if (type == Byte.class) {
            value = getByte(i);
        } else if (type == Short.class) {
            value = getShort(i);
        } else if (type == Character.class) {
            value = getChar(i);
        } else if (type == byte[].class) {
            value = getBytes(i);
        } else if (type == BigDecimal.class) {
            value = getDecimal(i);
        } else if (type == LocalDate.class) {
            value = getDate(i);
        } else if (type == LocalTime.class) {
            value = getTime(i);
        } else if (type == LocalDateTime.class) {
            value = getTimestamp(i);
        } else if (type == Instant.class) {
            value = getInstant(i);
        } else if (type == UUID.class) {
            value = getUuid(i);
        } else {
            throw new IllegalArgumentException("no column holds values of " + type);
        }
        return (T) value;
    }

    /** The nested record of a column: the cursor stands on it, and positions are those of its fields. */
    public RowCursor getStruct(int i) {
        ColumnValues column = present(i);
        RowCursor cursor = inner[i];
        if (cursor == null) {
            StructVector struct = (StructVector) column.vector();
            cursor = new RowCursor(asked, prefix + struct.getName() + ".", struct.getChildrenFromFields(), lock);
            inner[i] = cursor;
        }
        cursor.index = index;
        return cursor;
    }

    /** The nested record of a column, {@code null} if it is absent. */
    public @Nullable RowCursor getStructOrNull(int i) {
        return isNull(i) ? null : getStruct(i);
    }

    /** The list of a column: the cursor stands before the first element, which is at position 0. */
    public RowCursor getElements(int i) {
        ColumnValues column = present(i);
        RowCursor cursor = inner[i];
        if (cursor == null) {
            ListVector list = (ListVector) column.vector();
            cursor = new RowCursor(asked, prefix + list.getName() + ".", List.of(list.getDataVector()), lock);
            inner[i] = cursor;
        }
        cursor.range(column.start(index), column.start(index + 1));
        return cursor;
    }

    /** The list of a column, {@code null} if it is absent. */
    public @Nullable RowCursor getElementsOrNull(int i) {
        return isNull(i) ? null : getElements(i);
    }

    /** The map of a column: the cursor stands before the first entry, whose key is at position 0 and value at 1. */
    public RowCursor getEntries(int i) {
        ColumnValues column = present(i);
        RowCursor cursor = inner[i];
        if (cursor == null) {
            ListVector map = (ListVector) column.vector();
            StructVector entries = (StructVector) map.getDataVector();
            cursor = new RowCursor(asked, prefix + map.getName() + ".", entries.getChildrenFromFields(), lock);
            inner[i] = cursor;
        }
        cursor.range(column.start(index), column.start(index + 1));
        return cursor;
    }

    /** The map of a column, {@code null} if it is absent. */
    public @Nullable RowCursor getEntriesOrNull(int i) {
        return isNull(i) ? null : getEntries(i);
    }

    /** The whole row as values that outlive the cursor. */
    public Row toRow() {
        List<String> names = new ArrayList<>(columns.length);
        List<@Nullable Object> values = new ArrayList<>(columns.length);
        for (ColumnValues column : columns) {
            names.add(column.vector().getName());
            values.add(column.object(index));
        }
        return new Row(names, values);
    }
}
