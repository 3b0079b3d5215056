package io.neuralake.runtime.row;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.TimeMicroVector;
import org.apache.arrow.vector.TimeStampMicroTZVector;
import org.apache.arrow.vector.TimeStampMicroVector;
import org.apache.arrow.vector.UInt1Vector;
import org.apache.arrow.vector.UInt2Vector;
import org.apache.arrow.vector.UInt4Vector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.MapVector;
import org.apache.arrow.vector.complex.StructVector;
import org.jspecify.annotations.Nullable;

/** Arrow's values as plain Java objects. */
final class ArrowValues {

    private ArrowValues() {}

    static @Nullable Object value(FieldVector vector, int index) {
        if (vector.isNull(index)) {
            return null;
        }
        if (vector instanceof MapVector map) {
            return entries(map, index);
        }
        if (vector instanceof ListVector list) {
            return elements(list, index);
        }
        return vector instanceof StructVector struct ? fields(struct, index) : plain(vector, index);
    }

    private static @Nullable Object plain(FieldVector vector, int index) {
        if (vector instanceof BitVector bits) {
            return bits.get(index) != 0;
        }
        if (vector instanceof VarCharVector text) {
            return text.getObject(index).toString();
        }
        if (vector instanceof DateDayVector days) {
            return LocalDate.ofEpochDay(days.get(index));
        }
        if (vector instanceof TimeMicroVector times) {
            return Micros.time("read a row", times.getName(), times.get(index));
        }
        if (vector instanceof TimeStampMicroVector timestamps) {
            return Micros.timestamp(timestamps.get(index));
        }
        if (vector instanceof TimeStampMicroTZVector instants) {
            return Micros.instant(instants.get(index));
        }
        if (vector instanceof DecimalVector decimals) {
            return decimals.getObject(index);
        }
        return unsigned(vector, index);
    }

    /** Unsigned integers, which only SQL makes, become the next wider type. */
    private static @Nullable Object unsigned(FieldVector vector, int index) {
        if (vector instanceof UInt1Vector bytes) {
            return (short) Byte.toUnsignedInt(bytes.get(index));
        }
        if (vector instanceof UInt2Vector shorts) {
            return (int) shorts.get(index);
        }
        if (vector instanceof UInt4Vector ints) {
            return Integer.toUnsignedLong(ints.get(index));
        }
        if (vector instanceof UInt8Vector longs) {
            return new BigInteger(Long.toUnsignedString(longs.get(index)));
        }
        return vector.getObject(index);
    }

    private static List<@Nullable Object> elements(ListVector list, int index) {
        List<@Nullable Object> elements = new ArrayList<>();
        for (int i = list.getElementStartIndex(index); i < list.getElementEndIndex(index); i++) {
            elements.add(value(list.getDataVector(), i));
        }
        return Collections.unmodifiableList(elements);
    }

    private static Map<@Nullable Object, @Nullable Object> entries(MapVector map, int index) {
        List<FieldVector> columns = ((StructVector) map.getDataVector()).getChildrenFromFields();
        Map<@Nullable Object, @Nullable Object> entries = new LinkedHashMap<>();
        for (int i = map.getElementStartIndex(index); i < map.getElementEndIndex(index); i++) {
            entries.put(value(columns.get(0), i), value(columns.get(1), i));
        }
        return Collections.unmodifiableMap(entries);
    }

    private static Map<String, @Nullable Object> fields(StructVector struct, int index) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (FieldVector field : struct.getChildrenFromFields()) {
            fields.put(field.getName(), value(field, index));
        }
        return Collections.unmodifiableMap(fields);
    }
}
