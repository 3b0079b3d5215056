package io.neuralake.server.loading;

import io.neuralake.catalog.Classification;
import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The engine's names of types, {@code STRUCT(a INTEGER, "b c" VARCHAR)[]}, as types of the catalog, and the other way round.
 * A type that the catalog does not have becomes the smallest that has its values.
 */
final class DuckTypeText {

    private static final Map<String, ColumnType> SCALARS = Map.ofEntries(
            Map.entry("BOOLEAN", Scalar.BOOLEAN),
            Map.entry("TINYINT", Scalar.INT8),
            Map.entry("UTINYINT", Scalar.INT16),
            Map.entry("SMALLINT", Scalar.INT16),
            Map.entry("USMALLINT", Scalar.INT32),
            Map.entry("INTEGER", Scalar.INT32),
            Map.entry("UINTEGER", Scalar.INT64),
            Map.entry("BIGINT", Scalar.INT64),
            Map.entry("UBIGINT", new ColumnType.Decimal(20, 0)),
            Map.entry("HUGEINT", new ColumnType.Decimal(38, 0)),
            Map.entry("UHUGEINT", new ColumnType.Decimal(38, 0)),
            Map.entry("FLOAT", Scalar.FLOAT32),
            Map.entry("DOUBLE", Scalar.FLOAT64),
            Map.entry("VARCHAR", Scalar.STRING),
            Map.entry("JSON", Scalar.STRING),
            Map.entry("\"NULL\"", Scalar.STRING),
            Map.entry("NULL", Scalar.STRING),
            Map.entry("BLOB", Scalar.BINARY),
            Map.entry("DATE", Scalar.DATE),
            Map.entry("TIME", Scalar.TIME),
            Map.entry("TIME_NS", Scalar.TIME),
            Map.entry("TIMESTAMP", Scalar.TIMESTAMP),
            Map.entry("TIMESTAMP_S", Scalar.TIMESTAMP),
            Map.entry("TIMESTAMP_MS", Scalar.TIMESTAMP),
            Map.entry("TIMESTAMP_NS", Scalar.TIMESTAMP),
            Map.entry("TIMESTAMPTZ_NS", Scalar.INSTANT),
            Map.entry("TIMESTAMP WITH TIME ZONE", Scalar.INSTANT),
            Map.entry("UUID", Scalar.UUID));

    /** What manifests call the Java type of a struct, which has none here. */
    static final String ROW = "java.lang.Record";

    private final String text;
    private int position;

    private DuckTypeText(String text) {
        this.text = text;
    }

    /** The type of a name; empty if the catalog has none for it. */
    static Optional<ColumnType> read(String text) {
        DuckTypeText reader = new DuckTypeText(text);
        Optional<ColumnType> type = reader.type();
        return reader.position == text.length() ? type : Optional.empty();
    }

    private Optional<ColumnType> type() {
        Optional<ColumnType> type = base();
        while (text.startsWith("[", position)) {
            int end = text.indexOf(']', position);
            if (end < 0) {
                return Optional.empty();
            }
            position = end + 1;
            type = type.map(element -> new ColumnType.ListOf(element, true));
        }
        return type;
    }

    private Optional<ColumnType> base() {
        if (skip("STRUCT(")) {
            return struct();
        }
        if (skip("MAP(")) {
            Optional<ColumnType> key = type();
            boolean comma = skip(", ");
            Optional<ColumnType> value = type();
            boolean end = skip(")");
            return key.isPresent() && value.isPresent() && comma && end
                    ? Optional.of(new ColumnType.MapOf(key.get(), value.get(), true))
                    : Optional.empty();
        }
        if (skip("DECIMAL(")) {
            int comma = text.indexOf(',', position);
            int end = text.indexOf(')', position);
            Optional<ColumnType> decimal = Optional.of(new ColumnType.Decimal(
                    Integer.parseInt(text.substring(position, comma).strip()),
                    Integer.parseInt(text.substring(comma + 1, end).strip())));
            position = end + 1;
            return decimal;
        }
        if (skip("ENUM(")) {
            position = closing() + 1;
            return Optional.of(Scalar.STRING);
        }
        int end = position;
        while (end < text.length() && ",)[".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        String name = text.substring(position, end);
        position = end;
        return Optional.ofNullable(SCALARS.get(name));
    }

    /** Where the values of an enumeration end; they are quoted. */
    private int closing() {
        boolean quoted = false;
        for (int i = position; i < text.length(); i++) {
            if (text.charAt(i) == '\'') {
                quoted = !quoted;
            } else if (text.charAt(i) == ')' && !quoted) {
                return i;
            }
        }
        return text.length() - 1;
    }

    private Optional<ColumnType> struct() {
        List<Column> fields = new ArrayList<>();
        while (true) {
            String name = name();
            skip(" ");
            Optional<ColumnType> type = type();
            if (type.isEmpty()) {
                return Optional.empty();
            }
            fields.add(column(name, type.get(), true, false));
            if (skip(")")) {
                return Optional.of(new ColumnType.Struct(ROW, fields));
            }
            if (!skip(", ")) {
                return Optional.empty();
            }
        }
    }

    private String name() {
        if (!skip("\"")) {
            int end = text.indexOf(' ', position);
            String name = text.substring(position, end < 0 ? text.length() : end);
            position += name.length();
            return name;
        }
        StringBuilder name = new StringBuilder();
        while (position < text.length()) {
            char letter = text.charAt(position);
            position++;
            if (letter != '"') {
                name.append(letter);
            } else if (!skip("\"")) {
                break;
            } else {
                name.append('"');
            }
        }
        return name.toString();
    }

    private boolean skip(String expected) {
        if (!text.startsWith(expected, position)) {
            return false;
        }
        position += expected.length();
        return true;
    }

    /** A column of which nothing but name and type is known. */
    static Column column(String name, ColumnType type, boolean nullable, boolean partition) {
        return new Column(
                name,
                name,
                java(type),
                type,
                nullable,
                partition,
                "",
                "",
                List.of(),
                Classification.UNCLASSIFIED,
                "",
                Optional.empty(),
                Origin.of(""));
    }

    /** The Java type that a value has, which manifests tell of every column. */
    private static String java(ColumnType type) {
        if (type instanceof ColumnType.ListOf list) {
            return "java.util.List<" + java(list.element()) + ">";
        }
        if (type instanceof ColumnType.MapOf map) {
            return "java.util.Map<" + java(map.key()) + ", " + java(map.value()) + ">";
        }
        if (type instanceof ColumnType.Decimal) {
            return "java.math.BigDecimal";
        }
        return type instanceof Scalar scalar ? java(scalar) : ROW;
    }

    private static String java(Scalar type) {
        return switch (type) {
            case BOOLEAN -> "java.lang.Boolean";
            case INT8 -> "java.lang.Byte";
            case INT16 -> "java.lang.Short";
            case INT32 -> "java.lang.Integer";
            case INT64 -> "java.lang.Long";
            case FLOAT32 -> "java.lang.Float";
            case FLOAT64 -> "java.lang.Double";
            case STRING -> "java.lang.String";
            case BINARY -> "byte[]";
            case DATE -> "java.time.LocalDate";
            case TIME -> "java.time.LocalTime";
            case TIMESTAMP -> "java.time.LocalDateTime";
            case INSTANT -> "java.time.Instant";
            case UUID -> "java.util.UUID";
        };
    }

    /** The engine's name of a type, to cast to. */
    static String sql(ColumnType type) {
        if (type instanceof ColumnType.Decimal decimal) {
            return "DECIMAL(" + decimal.precision() + ", " + decimal.scale() + ")";
        }
        if (type instanceof ColumnType.ListOf list) {
            return sql(list.element()) + "[]";
        }
        if (type instanceof ColumnType.MapOf map) {
            return "MAP(" + sql(map.key()) + ", " + sql(map.value()) + ")";
        }
        if (type instanceof ColumnType.Struct struct) {
            List<String> fields = struct.fields().stream()
                    .map(field -> identifier(field.name()) + " " + sql(field.type()))
                    .toList();
            return "STRUCT(" + String.join(", ", fields) + ")";
        }
        return type instanceof Scalar scalar ? sql(scalar) : "VARCHAR";
    }

    private static String sql(Scalar type) {
        return switch (type) {
            case BOOLEAN -> "BOOLEAN";
            case INT8 -> "TINYINT";
            case INT16 -> "SMALLINT";
            case INT32 -> "INTEGER";
            case INT64 -> "BIGINT";
            case FLOAT32 -> "FLOAT";
            case FLOAT64 -> "DOUBLE";
            case STRING, UUID -> "VARCHAR";
            case BINARY -> "BLOB";
            case DATE -> "DATE";
            case TIME -> "TIME";
            case TIMESTAMP -> "TIMESTAMP";
            case INSTANT -> "TIMESTAMPTZ";
        };
    }

    static String identifier(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
