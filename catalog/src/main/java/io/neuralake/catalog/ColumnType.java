package io.neuralake.catalog;

import java.util.List;

/**
 * The logical type of a column, the same for every storage format.
 *
 * <p>What an author wrote that is no such type is kept as {@link Unsupported}, so that a check can report it.
 */
public sealed interface ColumnType {

    /** A type without parameters. */
    enum Scalar implements ColumnType {
        /** True or false. */
        BOOLEAN,
        /** 8-bit signed integer. */
        INT8,
        /** 16-bit signed integer. */
        INT16,
        /** 32-bit signed integer. */
        INT32,
        /** 64-bit signed integer. */
        INT64,
        /** IEEE 754 single precision. */
        FLOAT32,
        /** IEEE 754 double precision. */
        FLOAT64,
        /** Unicode text. */
        STRING,
        /** Bytes. */
        BINARY,
        /** Day of the proleptic Gregorian calendar, without a zone. */
        DATE,
        /** Time of day in microseconds, without a zone. */
        TIME,
        /** Date and time in microseconds, without a zone. */
        TIMESTAMP,
        /** Moment in microseconds since 1970-01-01T00:00:00Z. */
        INSTANT,
        /** UUID; stored as text in its canonical form. */
        UUID
    }

    /**
     * Exact decimal number.
     *
     * @param precision digits in all
     * @param scale digits after the point
     */
    record Decimal(int precision, int scale) implements ColumnType {}

    /**
     * Text that is one of a fixed set.
     *
     * @param type binary name of the Java enum
     * @param values names of the constants in declaration order
     */
    record Enumeration(String type, List<String> values) implements ColumnType {

        /** Copies the values. */
        public Enumeration {
            values = List.copyOf(values);
        }
    }

    /**
     * Nested columns.
     *
     * @param type binary name of the Java record
     * @param fields columns in declaration order
     */
    record Struct(String type, List<Column> fields) implements ColumnType {

        /** Copies the fields. */
        public Struct {
            fields = List.copyOf(fields);
        }
    }

    /**
     * Values in order.
     *
     * @param element type of each value
     * @param nullable whether an element may be null
     */
    record ListOf(ColumnType element, boolean nullable) implements ColumnType {}

    /**
     * Values by key.
     *
     * @param key type of the keys, which are never null
     * @param value type of the values
     * @param nullable whether a value may be null
     */
    record MapOf(ColumnType key, ColumnType value, boolean nullable) implements ColumnType {}

    /**
     * What the author wrote and no table can store.
     *
     * @param written the Java type as written, without annotations
     * @param reason why it cannot be stored
     */
    record Unsupported(String written, Reason reason) implements ColumnType {}

    /** Why a Java type is no column type. */
    enum Reason {
        /** No storage type corresponds to it. */
        UNKNOWN,
        /** A generic type without its type arguments. */
        RAW,
        /** A record that contains itself. */
        RECURSIVE,
        /** A {@code BigDecimal} without precision and scale. */
        DECIMAL_WITHOUT_SIZE,
        /** A map whose keys are not text, integers, dates, UUIDs or enum constants. */
        MAP_KEY
    }

    /** Whether values consist of other values. */
    default boolean nested() {
        return this instanceof Struct || this instanceof ListOf || this instanceof MapOf;
    }

    /** The type in words, as it appears in messages and on pages: {@code decimal(12,2)}, {@code list<string>}. */
    default String text() {
        if (this instanceof Scalar scalar) {
            return Names.lower(scalar);
        }
        if (this instanceof Decimal decimal) {
            return "decimal(" + decimal.precision() + "," + decimal.scale() + ")";
        }
        if (this instanceof Enumeration) {
            return "enum";
        }
        if (this instanceof ListOf list) {
            return "list<" + list.element().text() + ">";
        }
        if (this instanceof MapOf map) {
            return "map<" + map.key().text() + "," + map.value().text() + ">";
        }
        if (this instanceof Struct struct) {
            StringBuilder text = new StringBuilder("struct<");
            for (Column field : struct.fields()) {
                text.append(text.length() > 7 ? "," : "")
                        .append(field.name())
                        .append(':')
                        .append(field.type().text());
            }
            return text.append('>').toString();
        }
        return ((Unsupported) this).written();
    }
}
