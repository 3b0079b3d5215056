package io.neuralake.catalog.json;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object whose members keep their order. {@code put} leaves out what is empty; reading says which member is
 * missing or of another type, and where it is.
 *
 * <p>Values are {@code JsonObject}, {@code List}, {@code String}, {@code Boolean}, {@code Long}, {@code Integer}, {@code
 * Double}, {@code BigDecimal} (which is parsed as a {@code Double}), or null.
 */
public final class JsonObject {

    private final String path;
    private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

    /** An empty object at the root of a document. */
    public JsonObject() {
        this("$");
    }

    JsonObject(String path) {
        this.path = path;
    }

    /** Adds a text, unless it is empty. */
    public JsonObject put(String name, String value) {
        return value.isEmpty() ? this : set(name, value);
    }

    /** Adds a number. */
    public JsonObject put(String name, long value) {
        return set(name, value);
    }

    /** Adds {@code true}; false is left out. */
    public JsonObject put(String name, boolean value) {
        return value ? set(name, true) : this;
    }

    /** Adds an object, unless it is empty. */
    public JsonObject put(String name, JsonObject value) {
        return value.members.isEmpty() ? this : set(name, value);
    }

    /**
     * Adds an object, empty or not, that is made anew whenever the document is printed and not kept: for documents that
     * are too large to be held as one tree.
     */
    public JsonObject putWhenPrinted(String name, Supplier<JsonObject> value) {
        return set(name, value);
    }

    /** Adds a list of values, unless it is empty. */
    public JsonObject put(String name, Collection<?> values) {
        return values.isEmpty() ? this : set(name, List.copyOf(values));
    }

    /** Adds a value, empty or not; null is written as null. */
    public JsonObject set(String name, @Nullable Object value) {
        members.put(name, value);
        return this;
    }

    void read(String name, @Nullable Object value) {
        members.put(name, value);
    }

    /** The members in their order. */
    public Map<String, @Nullable Object> members() {
        return Collections.unmodifiableMap(members);
    }

    /** A member's value, if it is there and not null. */
    public Optional<Object> find(String name) {
        return Optional.ofNullable(members.get(name));
    }

    /** A text that must be there. */
    public String string(String name) {
        return find(name).map(value -> cast(name, value, String.class)).orElseThrow(() -> missing(name));
    }

    /** A text, or {@code ""}. */
    public String stringOrEmpty(String name) {
        return find(name).map(value -> cast(name, value, String.class)).orElse("");
    }

    /** A whole number that must be there and fit an {@code int}. */
    public int integer(String name) {
        return integerOrEmpty(name).orElseThrow(() -> missing(name));
    }

    /** A whole number that fits an {@code int}, if it is there. */
    public Optional<Integer> integerOrEmpty(String name) {
        return find(name).map(value -> {
            long number = cast(name, value, Long.class);
            if (number != (int) number) {
                throw new JsonException(path + "." + name + " is " + number + ", which is out of range");
            }
            return (int) number;
        });
    }

    /** A truth value, if it is there. */
    public Optional<Boolean> booleanOrEmpty(String name) {
        return find(name).map(value -> cast(name, value, Boolean.class));
    }

    /** An object that must be there. */
    public JsonObject object(String name) {
        return objectOrEmpty(name).orElseThrow(() -> missing(name));
    }

    /** An object, if it is there. */
    public Optional<JsonObject> objectOrEmpty(String name) {
        return find(name).map(value -> cast(name, value, JsonObject.class));
    }

    /** The objects of a list; none if it is not there. */
    public List<JsonObject> objects(String name) {
        return items(name, JsonObject.class);
    }

    /** The texts of a list; none if it is not there. */
    public List<String> strings(String name) {
        return items(name, String.class);
    }

    /** Where the object is in its document: {@code $.databases[0]}. */
    public String path() {
        return path;
    }

    private <V> List<V> items(String name, Class<V> type) {
        List<?> list = find(name).map(value -> cast(name, value, List.class)).orElse(List.of());
        List<V> items = new ArrayList<>(list.size());
        for (Object item : list) {
            items.add(cast(name + "[" + items.size() + "]", item, type));
        }
        return items;
    }

    private <V> V cast(String name, @Nullable Object value, Class<V> type) {
        if (!type.isInstance(value)) {
            throw new JsonException(path + "." + name + " is " + (value == null ? "null" : kind(value.getClass()))
                    + ", but " + kind(type) + " is expected");
        }
        return type.cast(value);
    }

    private JsonException missing(String name) {
        return new JsonException(path + "." + name + " is missing");
    }

    private static String kind(Class<?> type) {
        if (type == String.class) {
            return "a text";
        }
        if (type == Boolean.class) {
            return "a truth value";
        }
        if (type == JsonObject.class) {
            return "an object";
        }
        if (List.class.isAssignableFrom(type)) {
            return "a list";
        }
        return type == Long.class ? "a whole number" : "a number";
    }
}
