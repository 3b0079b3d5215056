package io.neuralake.runtime.row;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Shape of the runtime's class of this name, until that module is there. */
public abstract class RowCursor {
    public abstract boolean isNull(int i);

    public abstract boolean next();

    public abstract int size();

    public abstract Row toRow();

    public abstract boolean getBoolean(int i);

    public abstract Boolean getBooleanOrNull(int i);

    public abstract byte getByte(int i);

    public abstract Byte getByteOrNull(int i);

    public abstract short getShort(int i);

    public abstract Short getShortOrNull(int i);

    public abstract int getInt(int i);

    public abstract Integer getIntOrNull(int i);

    public abstract long getLong(int i);

    public abstract Long getLongOrNull(int i);

    public abstract float getFloat(int i);

    public abstract Float getFloatOrNull(int i);

    public abstract double getDouble(int i);

    public abstract Double getDoubleOrNull(int i);

    public abstract char getChar(int i);

    public abstract Character getCharOrNull(int i);

    public abstract String getString(int i);

    public abstract String getStringOrNull(int i);

    public abstract byte[] getBytes(int i);

    public abstract byte[] getBytesOrNull(int i);

    public abstract BigDecimal getDecimal(int i);

    public abstract BigDecimal getDecimalOrNull(int i);

    public abstract LocalDate getDate(int i);

    public abstract LocalDate getDateOrNull(int i);

    public abstract LocalTime getTime(int i);

    public abstract LocalTime getTimeOrNull(int i);

    public abstract LocalDateTime getTimestamp(int i);

    public abstract LocalDateTime getTimestampOrNull(int i);

    public abstract Instant getInstant(int i);

    public abstract Instant getInstantOrNull(int i);

    public abstract UUID getUuid(int i);

    public abstract UUID getUuidOrNull(int i);

    public abstract boolean[] getBooleanArray(int i);

    public abstract boolean[] getBooleanArrayOrNull(int i);

    public abstract short[] getShortArray(int i);

    public abstract short[] getShortArrayOrNull(int i);

    public abstract int[] getIntArray(int i);

    public abstract int[] getIntArrayOrNull(int i);

    public abstract long[] getLongArray(int i);

    public abstract long[] getLongArrayOrNull(int i);

    public abstract float[] getFloatArray(int i);

    public abstract float[] getFloatArrayOrNull(int i);

    public abstract double[] getDoubleArray(int i);

    public abstract double[] getDoubleArrayOrNull(int i);

    public abstract char[] getCharArray(int i);

    public abstract char[] getCharArrayOrNull(int i);

    public abstract <E extends Enum<E>> E getEnum(int i, Class<E> type);

    public abstract <E> List<E> getList(int i, Class<E> element);

    public abstract <K, V> Map<K, V> getMap(int i, Class<K> key, Class<V> value);

    public abstract RowCursor getStruct(int i);

    public abstract RowCursor getElements(int i);

    public abstract RowCursor getEntries(int i);

    public abstract <E extends Enum<E>> E getEnumOrNull(int i, Class<E> type);

    public abstract <E> List<E> getListOrNull(int i, Class<E> element);

    public abstract <K, V> Map<K, V> getMapOrNull(int i, Class<K> key, Class<V> value);

    public abstract RowCursor getStructOrNull(int i);

    public abstract RowCursor getElementsOrNull(int i);

    public abstract RowCursor getEntriesOrNull(int i);
}
