package io.neuralake.runtime.engine;

import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.runtime.plan.StoredType;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads DuckDB's names of types: {@code STRUCT(a INTEGER, "b c" VARCHAR)[]}, {@code MAP(VARCHAR, DECIMAL(10,2))}. */
final class DuckTypes {

    private static final Map<String, Scalar> SCALARS = Map.ofEntries(
            Map.entry("BOOLEAN", Scalar.BOOLEAN),
            Map.entry("TINYINT", Scalar.INT8),
            Map.entry("UTINYINT", Scalar.INT16),
            Map.entry("SMALLINT", Scalar.INT16),
            Map.entry("USMALLINT", Scalar.INT32),
            Map.entry("INTEGER", Scalar.INT32),
            Map.entry("UINTEGER", Scalar.INT64),
            Map.entry("BIGINT", Scalar.INT64),
            Map.entry("FLOAT", Scalar.FLOAT32),
            Map.entry("DOUBLE", Scalar.FLOAT64),
            Map.entry("VARCHAR", Scalar.STRING),
            Map.entry("JSON", Scalar.STRING),
            Map.entry("BLOB", Scalar.BINARY),
            Map.entry("DATE", Scalar.DATE),
            Map.entry("TIME", Scalar.TIME),
            Map.entry("TIMESTAMP", Scalar.TIMESTAMP),
            Map.entry("TIMESTAMP_S", Scalar.TIMESTAMP),
            Map.entry("TIMESTAMP_MS", Scalar.TIMESTAMP),
            Map.entry("TIMESTAMP WITH TIME ZONE", Scalar.INSTANT),
            Map.entry("UUID", Scalar.UUID));

    private static final Map<String, Scalar> FINE =
            Map.of("TIMESTAMP_NS", Scalar.TIMESTAMP, "TIMESTAMPTZ_NS", Scalar.INSTANT, "TIME_NS", Scalar.TIME);

    /** Every value of it is a whole number of 20 digits. */
    private static final StoredType UBIGINT = new StoredType.Plain(new ColumnType.Decimal(20, 0));

    private final String text;
    private final boolean file;
    private final boolean int96;
    private int position;
    private int keys;

    private DuckTypes(String text, boolean file, boolean int96) {
        this.text = text;
        this.file = file;
        this.int96 = int96;
    }

    /** The type of a name in a result. */
    static StoredType type(String text) {
        return type(new DuckTypes(text, false, false));
    }

    /**
     * The type of a name in a file, where times with nanoseconds can be cut.
     *
     * @param int96 whether timestamps in it are in the old form of Parquet files
     */
    static StoredType stored(String text, boolean int96) {
        return type(new DuckTypes(text, true, int96));
    }

    private static StoredType type(DuckTypes parser) {
        String text = parser.text;
        StoredType type = parser.type();
        return parser.position == text.length() ? type : new StoredType.Foreign(text);
    }

    private StoredType type() {
        StoredType type = base();
        while (text.startsWith("[]", position)) {
            position += 2;
            type = new StoredType.Listed(type);
        }
        return type;
    }

    private StoredType base() {
        if (skip("STRUCT(")) {
            Map<String, StoredType> fields = new LinkedHashMap<>();
            do {
                String name = name();
                skip(" ");
                fields.put(name, type());
            } while (skip(", "));
            skip(")");
            return new StoredType.Nested(fields);
        }
        if (skip("MAP(")) {
            // Two keys may be the same when they are cut.
            keys++;
            StoredType key = type();
            keys--;
            skip(", ");
            StoredType value = type();
            skip(")");
            return new StoredType.Mapped(key, value);
        }
        if (skip("DECIMAL(")) {
            int precision = Integer.parseInt(until(','));
            skip(",");
            int scale = Integer.parseInt(until(')'));
            skip(")");
            return new StoredType.Plain(new ColumnType.Decimal(precision, scale));
        }
        return plain(word());
    }

    private StoredType plain(String word) {
        if (word.equals("NULL") || word.equals("\"NULL\"")) {
            return new StoredType.Absent();
        }
        if (word.equals("UBIGINT")) {
            return UBIGINT;
        }
        if (int96 && word.equals("TIMESTAMP")) {
            return new StoredType.Int96();
        }
        Scalar fine = FINE.get(word);
        if (file && keys == 0 && fine != null) {
            return new StoredType.Fine(fine);
        }
        Scalar scalar = SCALARS.get(word);
        return scalar == null ? new StoredType.Foreign(word) : new StoredType.Plain(scalar);
    }

    private String word() {
        int start = position;
        while (position < text.length() && ",()[".indexOf(text.charAt(position)) < 0) {
            position++;
        }
        return text.substring(start, position);
    }

    private String until(char end) {
        int start = position;
        position = Math.max(start, text.indexOf(end, start));
        return text.substring(start, position);
    }

    private String name() {
        if (!skip("\"")) {
            return until(' ');
        }
        StringBuilder name = new StringBuilder();
        while (position < text.length()) {
            char letter = text.charAt(position++);
            if (letter == '"' && !skip("\"")) {
                break;
            }
            name.append(letter);
        }
        return name.toString();
    }

    private boolean skip(String expected) {
        boolean found = text.startsWith(expected, position);
        position += found ? expected.length() : 0;
        return found;
    }
}
