package io.neuralake.samples.data.storage;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes the value of one column out of a row and turns it into one that DuckDB's appender knows. */
final class RowReader {

    private final Member member;
    private final Conversion conversion;

    /**
     * A reader of a column.
     *
     * @param column the column
     * @param row binary name of the type that declares it
     */
    RowReader(Column column, String row) {
        this.member = member(column, row);
        this.conversion = conversion(column.type());
    }

    /** The stored form of the column's value. */
    @Nullable
    Object read(Object row) {
        try {
            Object value = member.value(row);
            return stored(conversion, value instanceof Optional<?> optional ? optional.orElse(null) : value);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("a member of " + row.getClass() + " cannot be read", e);
        }
    }

    private static Member member(Column column, String row) {
        try {
            Class<?> declaring = Class.forName(row);
            if (declaring.isRecord() || declaring.isInterface()) {
                return declaring.getMethod(column.member())::invoke;
            }
            return declaring.getField(column.member())::get;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("'" + row + "' has no public member '" + column.member() + "'", e);
        }
    }

    private static @Nullable Object stored(Conversion conversion, @Nullable Object value) {
        return value == null ? null : conversion.stored(value);
    }

    private static Conversion conversion(ColumnType type) {
        if (type instanceof ColumnType.ListOf list) {
            Conversion element = conversion(list.element());
            return value -> elements(element, value);
        }
        if (type instanceof ColumnType.MapOf map) {
            Conversion key = conversion(map.key());
            Conversion item = conversion(map.value());
            return value -> entries(key, item, (Map<?, ?>) value);
        }
        if (type instanceof ColumnType.Struct struct) {
            Map<String, RowReader> fields = new LinkedHashMap<>();
            struct.fields().forEach(field -> fields.put(field.name(), new RowReader(field, struct.type())));
            return value -> fields(fields, value);
        }
        if (type instanceof ColumnType.Decimal decimal) {
            return value -> ((BigDecimal) value).setScale(decimal.scale());
        }
        return RowReader::scalar;
    }

    private static List<@Nullable Object> elements(Conversion conversion, Object value) {
        List<@Nullable Object> elements = new ArrayList<>();
        if (value instanceof List<?> list) {
            list.forEach(element -> elements.add(stored(conversion, element)));
        } else {
            for (int i = 0; i < Array.getLength(value); i++) {
                elements.add(stored(conversion, Array.get(value, i)));
            }
        }
        return elements;
    }

    private static Map<Object, @Nullable Object> entries(Conversion key, Conversion item, Map<?, ?> value) {
        Map<Object, @Nullable Object> entries = new LinkedHashMap<>();
        value.forEach((name, element) -> entries.put(key.stored(name), stored(item, element)));
        return entries;
    }

    private static Map<String, @Nullable Object> fields(Map<String, RowReader> readers, Object value) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        readers.forEach((name, reader) -> fields.put(name, reader.read(value)));
        return fields;
    }

    private static Object scalar(Object value) {
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (value instanceof Instant moment) {
            return moment.atOffset(ZoneOffset.UTC);
        }
        return value instanceof UUID || value instanceof Character ? value.toString() : value;
    }

    /** From a value in Java to the stored one. */
    @FunctionalInterface
    private interface Conversion {
        Object stored(Object value);
    }

    /** A component, method or field. */
    @FunctionalInterface
    private interface Member {
        @Nullable
        Object value(Object row) throws IllegalAccessException, InvocationTargetException;
    }
}
