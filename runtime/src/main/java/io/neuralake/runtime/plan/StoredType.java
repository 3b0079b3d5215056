package io.neuralake.runtime.plan;

import io.neuralake.catalog.ColumnType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The type that values have in storage, as a table's log or a file's footer gives it. */
public sealed interface StoredType {

    /**
     * A type that a column can be declared with and that consists of nothing else.
     *
     * @param type the type
     */
    record Plain(ColumnType type) implements StoredType {

        @Override
        public String toString() {
            return type.text();
        }
    }

    /**
     * A list.
     *
     * @param element type of the elements
     */
    record Listed(StoredType element) implements StoredType {

        @Override
        public String toString() {
            return "list<" + element + ">";
        }
    }

    /**
     * A map.
     *
     * @param key type of the keys
     * @param value type of the values
     */
    record Mapped(StoredType key, StoredType value) implements StoredType {

        @Override
        public String toString() {
            return "map<" + key + "," + value + ">";
        }
    }

    /**
     * A nested record.
     *
     * @param fields types by name, in order
     */
    record Nested(Map<String, StoredType> fields) implements StoredType {

        /** Copies the fields. */
        public Nested {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }

        /** The field of a name; names differ in more than case. */
        public Optional<StoredType> field(String name) {
            String wanted = name.toLowerCase(Locale.ROOT);
            return fields.entrySet().stream()
                    .filter(field -> field.getKey().toLowerCase(Locale.ROOT).equals(wanted))
                    .map(Map.Entry::getValue)
                    .findFirst();
        }

        @Override
        public String toString() {
            return fields.entrySet().stream()
                    .map(field -> field.getKey() + ":" + field.getValue())
                    .collect(Collectors.joining(",", "struct<", ">"));
        }
    }

    /**
     * The old form of timestamps in Parquet files, which says nothing of time zones: its writers mean moments where their
     * readers do.
     */
    record Int96() implements StoredType {

        @Override
        public String toString() {
            return "int96 timestamp";
        }
    }

    /**
     * A time with nanoseconds, which is cut to the microsecond that it is in.
     *
     * @param type the same with microseconds
     */
    record Fine(ColumnType.Scalar type) implements StoredType {

        @Override
        public String toString() {
            return type.text() + " with nanoseconds";
        }
    }

    /** What a column has that was written without a single value, and therefore without a type. */
    record Absent() implements StoredType {

        @Override
        public String toString() {
            return "null";
        }
    }

    /**
     * A type that no column can be declared with.
     *
     * @param text what the storage calls it
     */
    record Foreign(String text) implements StoredType {

        @Override
        public String toString() {
            return text;
        }
    }
}
