package io.neuralake.ingest.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Declared columns in Delta's JSON. */
public final class DeltaSchema {

    private static final ObjectMapper JSON = new ObjectMapper();

    private DeltaSchema() {}

    /**
     * The schema of declared columns.
     *
     * @throws IllegalArgumentException if Delta has no type for one; its message says which
     */
    public static String of(List<Column> columns) {
        return struct(columns).toString();
    }

    /** A schema with further columns at its end, which may have no value. */
    static String with(String schema, List<Column> more) throws JsonProcessingException {
        ObjectNode struct = (ObjectNode) JSON.readTree(schema);
        ArrayNode fields = (ArrayNode) struct.path("fields");
        more.forEach(column -> fields.add(field(column)));
        return struct.toString();
    }

    /** The fields of a schema. */
    static List<JsonNode> fields(String schema) throws JsonProcessingException {
        return elements(JSON.readTree(schema).path("fields"));
    }

    private static List<JsonNode> elements(JsonNode array) {
        List<JsonNode> elements = new ArrayList<>();
        array.forEach(elements::add);
        return elements;
    }

    static ObjectNode struct(List<Column> columns) {
        ObjectNode struct = JSON.createObjectNode().put("type", "struct");
        ArrayNode fields = struct.putArray("fields");
        columns.forEach(column -> fields.add(field(column)));
        return struct;
    }

    private static ObjectNode field(Column column) {
        ObjectNode field = JSON.createObjectNode().put("name", column.name());
        field.set("type", type(column.name(), column.type()));
        field.put("nullable", column.nullable());
        ObjectNode metadata = field.putObject("metadata");
        if (!column.description().isEmpty()) {
            metadata.put("comment", column.description());
        }
        return field;
    }

    /** A type in Delta's words; an object for those that have parts. */
    static JsonNode type(String name, ColumnType type) {
        if (type instanceof ColumnType.ListOf list) {
            ObjectNode array = JSON.createObjectNode().put("type", "array");
            array.set("elementType", type(name, list.element()));
            return array.put("containsNull", list.nullable());
        }
        if (type instanceof ColumnType.MapOf map) {
            ObjectNode entries = JSON.createObjectNode().put("type", "map");
            entries.set("keyType", type(name, map.key()));
            entries.set("valueType", type(name, map.value()));
            return entries.put("valueContainsNull", map.nullable());
        }
        if (type instanceof ColumnType.Struct struct) {
            return struct(struct.fields());
        }
        if (type instanceof ColumnType.Decimal decimal) {
            return JSON.getNodeFactory().textNode("decimal(" + decimal.precision() + "," + decimal.scale() + ")");
        }
        return JSON.getNodeFactory()
                .textNode(type instanceof Scalar scalar ? scalar(name, scalar) : scalar(name, Scalar.STRING));
    }

    private static String scalar(String name, Scalar type) {
        return switch (type) {
            case BOOLEAN -> "boolean";
            case INT8 -> "byte";
            case INT16 -> "short";
            case INT32 -> "integer";
            case INT64 -> "long";
            case FLOAT32 -> "float";
            case FLOAT64 -> "double";
            case STRING, UUID -> "string";
            case BINARY -> "binary";
            case DATE -> "date";
            case TIME -> throw new IllegalArgumentException("column '" + name + "' is a time of day");
            case TIMESTAMP -> "timestamp_ntz";
            case INSTANT -> "timestamp";
        };
    }

    /** Whether a type is, or has in it, date and time without a zone: readers must know a feature for it. */
    static boolean withoutZone(ColumnType type) {
        if (type instanceof ColumnType.ListOf list) {
            return withoutZone(list.element());
        }
        if (type instanceof ColumnType.MapOf map) {
            return withoutZone(map.key()) || withoutZone(map.value());
        }
        return type instanceof ColumnType.Struct struct
                ? struct.fields().stream().anyMatch(field -> withoutZone(field.type()))
                : type == Scalar.TIMESTAMP;
    }

    /**
     * How a stored type is not the declared one; empty if it is.
     *
     * @param path name of the column, for messages
     */
    static Optional<String> difference(String path, ColumnType declared, JsonNode stored) {
        if (declared instanceof ColumnType.Struct struct) {
            return stored.path("type").asText().equals("struct")
                    ? difference(path, struct, stored)
                    : other(path, declared, stored);
        }
        if (declared instanceof ColumnType.ListOf list) {
            if (!stored.path("type").asText().equals("array")) {
                return other(path, declared, stored);
            }
            return difference(path + ".element", list.element(), stored.path("elementType"))
                    .or(() -> absent(path + ".element", list.nullable(), stored.path("containsNull")));
        }
        if (declared instanceof ColumnType.MapOf map) {
            if (!stored.path("type").asText().equals("map")) {
                return other(path, declared, stored);
            }
            return difference(path + ".key", map.key(), stored.path("keyType"))
                    .or(() -> difference(path + ".value", map.value(), stored.path("valueType")))
                    .or(() -> absent(path + ".value", map.nullable(), stored.path("valueContainsNull")));
        }
        return type(path, declared).equals(stored) ? Optional.empty() : other(path, declared, stored);
    }

    private static Optional<String> difference(String path, ColumnType.Struct declared, JsonNode stored) {
        List<JsonNode> fields = elements(stored.path("fields"));
        if (fields.size() != declared.fields().size()) {
            return other(path, declared, stored);
        }
        for (int i = 0; i < fields.size(); i++) {
            Column field = declared.fields().get(i);
            if (!fields.get(i).path("name").asText().equals(field.name())) {
                return other(path, declared, stored);
            }
            JsonNode there = fields.get(i);
            String inner = path + "." + field.name();
            Optional<String> difference = difference(inner, field.type(), there.path("type"))
                    .or(() -> absent(inner, field.nullable(), there.path("nullable")));
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    static Optional<String> absent(String path, boolean declared, JsonNode stored) {
        return declared && !stored.asBoolean(true)
                ? Optional.of("'" + path + "' is declared as nullable, and the table must have a value in every row")
                : Optional.empty();
    }

    private static Optional<String> other(String path, ColumnType declared, JsonNode stored) {
        return Optional.of("'" + path + "' is declared as " + declared.text() + ", and stored as "
                + (stored.isTextual() ? stored.asText() : stored.toString()));
    }
}
