package io.neuralake.emitters.openapi;

import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.json.JsonObject;
import java.util.Optional;

/**
 * Values in query parameters: numbers and truth values as they are, everything else in single quotes as in SQL, which is
 * how ROAPI tells a date from a subtraction.
 */
final class Literals {

    private Literals() {}

    /** The schema of a value; empty for types that no filter compares. */
    static Optional<JsonObject> schema(ColumnType type) {
        if (type instanceof Scalar scalar) {
            return switch (scalar) {
                case BOOLEAN, INT8, INT16, INT32, INT64 -> Optional.of(TypeSchema.of(scalar));
                case FLOAT32 -> Optional.of(number("float"));
                case FLOAT64 -> Optional.of(number("double"));
                case STRING -> Optional.of(reference("QuotedText"));
                case DATE -> Optional.of(reference("QuotedDate"));
                case TIME -> Optional.of(reference("QuotedTime"));
                case TIMESTAMP -> Optional.of(reference("QuotedTimestamp"));
                case INSTANT -> Optional.of(reference("QuotedInstant"));
                case UUID -> Optional.of(reference("QuotedUuid"));
                case BINARY -> Optional.empty();
            };
        }
        if (type instanceof ColumnType.Decimal) {
            return Optional.of(number("decimal"));
        }
        if (type instanceof ColumnType.Enumeration enumeration) {
            return Optional.of(new JsonObject()
                    .put("type", "string")
                    .put(
                            "enum",
                            enumeration.values().stream().map(Literals::quoted).toList()));
        }
        return Optional.empty();
    }

    /** A value as it stands in a query; empty if the text is no value of the type. */
    static Optional<Object> example(ColumnType type, String text) {
        return Examples.of(type, text).map(value -> value instanceof String words ? quoted(words) : value);
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static JsonObject number(String format) {
        return new JsonObject().put("type", "number").put("format", format);
    }

    private static JsonObject reference(String schema) {
        return new JsonObject().put("$ref", "#/components/schemas/" + schema);
    }

    /** Adds the schemas that parameters refer to. */
    static void addTo(JsonObject schemas) {
        String date = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
        String time = "[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,6})?";
        String hex = "[0-9A-Fa-f]";
        schemas.put("QuotedText", quoted("Text; a single quote inside is doubled.", "([^']|'')*"))
                .put("QuotedDate", quoted("Day: `'2024-04-14'`.", date))
                .put("QuotedTime", quoted("Time of day: `'09:30:00'`.", time))
                .put(
                        "QuotedTimestamp",
                        quoted("Date and time without a zone: `'2024-04-14T09:30:00'`.", date + "T" + time))
                .put("QuotedInstant", quoted("Moment in UTC: `'2024-04-14T09:30:00Z'`.", date + "T" + time + "Z"))
                .put("QuotedUuid", quoted("UUID.", hex + "{8}(-" + hex + "{4}){3}-" + hex + "{12}"));
    }

    private static JsonObject quoted(String description, String pattern) {
        return new JsonObject()
                .put("type", "string")
                .put("description", description)
                .put("pattern", "^'" + pattern + "'$");
    }
}
