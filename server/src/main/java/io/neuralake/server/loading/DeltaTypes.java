package io.neuralake.server.loading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The types of Delta logs as types of the catalog, and the other way round. */
final class DeltaTypes {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern DECIMAL = Pattern.compile("decimal\\(\\s*([0-9]+)\\s*,\\s*([0-9]+)\\s*\\)");
    private static final Map<String, Scalar> SCALARS = Map.ofEntries(
            Map.entry("boolean", Scalar.BOOLEAN),
            Map.entry("byte", Scalar.INT8),
            Map.entry("short", Scalar.INT16),
            Map.entry("integer", Scalar.INT32),
            Map.entry("long", Scalar.INT64),
            Map.entry("float", Scalar.FLOAT32),
            Map.entry("double", Scalar.FLOAT64),
            Map.entry("string", Scalar.STRING),
            Map.entry("binary", Scalar.BINARY),
            Map.entry("date", Scalar.DATE),
            Map.entry("timestamp", Scalar.INSTANT),
            Map.entry("timestamp_ntz", Scalar.TIMESTAMP));

    private DeltaTypes() {}

    /** The columns of a log's schema that can be served; those that cannot are given to {@code refused}. */
    static List<Column> columns(JsonNode schema, Set<String> partitions, List<String> refused) {
        List<Column> columns = new ArrayList<>();
        for (JsonNode field : schema.path("fields")) {
            String name = field.path("name").asText();
            Optional<ColumnType> type = type(field.path("type"));
            if (type.isPresent()) {
                columns.add(DuckTypeText.column(
                        name, type.get(), field.path("nullable").asBoolean(true), partitions.contains(name)));
            } else {
                refused.add("column '" + name + "' of type " + field.path("type"));
            }
        }
        return columns;
    }

    private static Optional<ColumnType> type(JsonNode type) {
        if (type.isTextual()) {
            Matcher decimal = DECIMAL.matcher(type.asText());
            return decimal.matches()
                    ? Optional.of(new ColumnType.Decimal(
                            Integer.parseInt(decimal.group(1)), Integer.parseInt(decimal.group(2))))
                    : Optional.ofNullable(SCALARS.get(type.asText()));
        }
        return switch (type.path("type").asText()) {
            case "array" ->
                type(type.path("elementType"))
                        .map(element -> new ColumnType.ListOf(
                                element, type.path("containsNull").asBoolean(true)));
            case "map" -> {
                Optional<ColumnType> key = type(type.path("keyType"));
                Optional<ColumnType> value = type(type.path("valueType"));
                yield key.isPresent() && value.isPresent()
                        ? Optional.of(new ColumnType.MapOf(
                                key.get(),
                                value.get(),
                                type.path("valueContainsNull").asBoolean(true)))
                        : Optional.empty();
            }
            case "struct" -> {
                List<String> refused = new ArrayList<>();
                List<Column> fields = columns(type, Set.of(), refused);
                yield refused.isEmpty()
                        ? Optional.of(new ColumnType.Struct(DuckTypeText.ROW, fields))
                        : Optional.empty();
            }
            default -> Optional.empty();
        };
    }

    /** Whether a log can have a type: it has none for times of day. */
    static boolean storable(ColumnType type) {
        if (type instanceof ColumnType.ListOf list) {
            return storable(list.element());
        }
        if (type instanceof ColumnType.MapOf map) {
            return storable(map.key()) && storable(map.value());
        }
        if (type instanceof ColumnType.Struct struct) {
            return struct.fields().stream().allMatch(field -> storable(field.type()));
        }
        return type != Scalar.TIME;
    }

    /** The schema of a log. */
    static ObjectNode schema(List<Column> columns) {
        ObjectNode schema = JSON.createObjectNode().put("type", "struct");
        ArrayNode fields = schema.putArray("fields");
        for (Column column : columns) {
            ObjectNode field = fields.addObject();
            field.put("name", column.name());
            field.set("type", json(column.type()));
            field.put("nullable", true);
            field.putObject("metadata");
        }
        return schema;
    }

    private static JsonNode json(ColumnType type) {
        if (type instanceof ColumnType.Struct struct) {
            return schema(struct.fields());
        }
        if (type instanceof ColumnType.ListOf list) {
            ObjectNode array = JSON.createObjectNode().put("type", "array");
            array.set("elementType", json(list.element()));
            return array.put("containsNull", true);
        }
        if (type instanceof ColumnType.MapOf map) {
            ObjectNode entries = JSON.createObjectNode().put("type", "map");
            entries.set("keyType", json(map.key()));
            entries.set("valueType", json(map.value()));
            return entries.put("valueContainsNull", true);
        }
        if (type instanceof ColumnType.Decimal decimal) {
            return JSON.getNodeFactory().textNode("decimal(" + decimal.precision() + "," + decimal.scale() + ")");
        }
        for (Map.Entry<String, Scalar> scalar : SCALARS.entrySet()) {
            if (scalar.getValue() == type) {
                return JSON.getNodeFactory().textNode(scalar.getKey());
            }
        }
        return JSON.getNodeFactory().textNode("string");
    }
}
