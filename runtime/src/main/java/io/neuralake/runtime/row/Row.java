package io.neuralake.runtime.row;

import io.neuralake.catalog.Names;
import io.neuralake.runtime.error.LakeException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row of a result whose columns are not those of a declared type: values by position and by name.
 *
 * <p>Values are what the storage has: boxed numbers, {@link String} (also for enums and UUIDs), {@link BigDecimal}, the types
 * of {@code java.time}, {@code byte[]}, {@link List}, and {@link java.util.Map} for maps and nested records.
 */
public final class Row {

    private final List<String> names;
    private final List<@Nullable Object> values;

    Row(List<String> names, List<@Nullable Object> values) {
        this.names = Collections.unmodifiableList(names);
        this.values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    /** Names of the columns in order. */
    public List<String> names() {
        return names;
    }

    /** Values of the columns in order, {@code null} for an absent one. */
    public List<@Nullable Object> values() {
        return values;
    }

    /** The value at a position from 0, {@code null} if it is absent. */
    public @Nullable Object get(int position) {
        return values.get(position);
    }

    /** The value of the first column of a name, {@code null} if it is absent. */
    public @Nullable Object get(String name) {
        return values.get(position(name));
    }

    /**
     * The value of the first column of a name in a Java type that holds it exactly, {@code null} if it is absent. Numbers
     * become other numbers, text becomes enum constants and UUIDs.
     */
    public <V> @Nullable V get(String name, Class<V> type) {
        Object value = get(name);
        if (value == null || type.isInstance(value)) {
            return type.cast(value);
        }
        try {
            Object converted = value instanceof Number number ? number(number, type) : text(value.toString(), type);
            if (converted != null) {
                return type.cast(converted);
            }
        } catch (ArithmeticException | IllegalArgumentException e) {
            throw failure(name, value, type, e);
        }
        throw failure(name, value, type, null);
    }

    private static @Nullable Object number(Number number, Class<?> type) {
        BigDecimal exact = new BigDecimal(number.toString());
        if (type == Integer.class) {
            return exact.intValueExact();
        }
        if (type == Long.class) {
            return exact.longValueExact();
        }
        if (type == Double.class) {
            return exact.doubleValue();
        }
        return type == BigDecimal.class ? exact : null;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the class is an enum, which no type variable can say
    private static @Nullable Object text(String text, Class<?> type) {
        if (type == UUID.class) {
            return UUID.fromString(text);
        }
        if (type == String.class) {
            return text;
        }
        return type.isEnum() ? Enum.valueOf((Class) type, text) : null;
    }

    private static LakeException failure(String name, Object value, Class<?> type, @Nullable Exception cause) {
        return new LakeException(
                "read column '" + name + "' of a row",
                value + " (" + value.getClass().getSimpleName() + ") is no " + type.getSimpleName(),
                "ask for " + value.getClass().getSimpleName() + ".class",
                cause);
    }

    private int position(String name) {
        int position = names.indexOf(name);
        if (position < 0) {
            throw new LakeException(
                    "read a row",
                    "it has no column '" + name + "'",
                    Names.nearest(name, names)
                            .map(near -> "did you mean '" + near + "'?")
                            .orElse("it has " + String.join(", ", names)));
        }
        return position;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Row row && row.names.equals(names) && row.values.equals(values);
    }

    @Override
    public int hashCode() {
        return Objects.hash(names, values);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < names.size(); i++) {
            text.append(i == 0 ? "" : ", ").append(names.get(i)).append('=').append(CellText.of(values.get(i)));
        }
        return text.append('}').toString();
    }
}
