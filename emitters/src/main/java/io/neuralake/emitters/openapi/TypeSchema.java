package io.neuralake.emitters.openapi;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * JSON Schemas of values in answers, as ROAPI writes them: decimals are numbers with all their digits, binary is
 * hexadecimal, timestamps have a {@code Z} only if they are moments, and floats that are not finite are null.
 */
final class TypeSchema {

    private TypeSchema() {}

    static JsonObject of(ColumnType type) {
        if (type instanceof Scalar scalar) {
            return scalar(scalar);
        }
        if (type instanceof ColumnType.Decimal decimal) {
            return formatted("number", "decimal")
                    .put("x-precision", decimal.precision())
                    .put("x-scale", decimal.scale());
        }
        if (type instanceof ColumnType.Enumeration enumeration) {
            return typed("string").put("enum", enumeration.values());
        }
        if (type instanceof ColumnType.Struct struct) {
            return struct(struct);
        }
        if (type instanceof ColumnType.ListOf list) {
            JsonObject items = of(list.element());
            return typed("array").put("items", list.nullable() ? orNull(items) : items);
        }
        if (type instanceof ColumnType.MapOf map) {
            return typed("object").put("propertyNames", key(map.key())).put("additionalProperties", of(map.value()));
        }
        throw new IllegalArgumentException("no table can store " + type.text());
    }

    /** Fields without a value are absent; unlike the columns of a row, those with one are always there. */
    private static JsonObject struct(ColumnType.Struct struct) {
        JsonObject properties = new JsonObject();
        struct.fields().forEach(field -> properties.put(field.name(), RowSchema.column(field)));
        return typed("object")
                .put("properties", properties)
                .put(
                        "required",
                        struct.fields().stream()
                                .filter(field -> !field.nullable())
                                .map(Column::name)
                                .toList());
    }

    private static JsonObject scalar(Scalar scalar) {
        return switch (scalar) {
            case BOOLEAN -> typed("boolean");
            case INT8, INT16, INT32, INT64 -> formatted("integer", scalar.name().toLowerCase(Locale.ROOT));
            case FLOAT32 -> orNull(formatted("number", "float"));
            case FLOAT64 -> orNull(formatted("number", "double"));
            case STRING -> typed("string");
            case BINARY -> typed("string").put("contentEncoding", "base16");
            case DATE -> formatted("string", "date");
            case TIME -> formatted("string", "time-local");
            case TIMESTAMP -> formatted("string", "date-time-local");
            case INSTANT -> formatted("string", "date-time");
            case UUID -> formatted("string", "uuid");
        };
    }

    /** What a map's keys look like; they are text in JSON whatever they are in the table. */
    private static JsonObject key(ColumnType type) {
        if (type instanceof Scalar scalar) {
            return switch (scalar) {
                case INT8, INT16, INT32, INT64 -> new JsonObject().put("pattern", "^-?[0-9]+$");
                case DATE, UUID -> new JsonObject().put("format", scalar(scalar).string("format"));
                case BOOLEAN, FLOAT32, FLOAT64, STRING, BINARY, TIME, TIMESTAMP, INSTANT -> new JsonObject();
            };
        }
        return type instanceof ColumnType.Enumeration enumeration
                ? new JsonObject().put("enum", enumeration.values())
                : new JsonObject();
    }

    /** The schema, which also takes null. */
    private static JsonObject orNull(JsonObject schema) {
        if (schema.find("type").orElseThrow() instanceof String type) {
            schema.put("type", List.of(type, "null"));
        }
        if (schema.find("enum").isPresent()) {
            List<@Nullable Object> values = new ArrayList<>(schema.strings("enum"));
            values.add(null);
            schema.set("enum", values);
        }
        return schema;
    }

    private static JsonObject typed(String type) {
        return new JsonObject().put("type", type);
    }

    private static JsonObject formatted(String type, String format) {
        return typed(type).put("format", format);
    }
}
