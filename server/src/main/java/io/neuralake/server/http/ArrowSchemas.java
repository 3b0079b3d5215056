package io.neuralake.server.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Table;
import java.util.Map;

/** Declared columns as Arrow schemas, in the form in which arrow-rs writes them to JSON and ROAPI to its clients. */
final class ArrowSchemas {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ArrowSchemas() {}

    static ObjectNode of(Map<String, Table> tables) {
        ObjectNode all = NODES.objectNode();
        tables.forEach((name, table) -> all.set(name, of(table)));
        return all;
    }

    static ObjectNode of(Table table) {
        ObjectNode schema = NODES.objectNode();
        ArrayNode fields = schema.putArray("fields");
        table.columns().forEach(column -> fields.add(field(column.name(), type(column.type()), column.nullable())));
        schema.putObject("metadata");
        return schema;
    }

    private static ObjectNode field(String name, JsonNode type, boolean nullable) {
        ObjectNode field = NODES.objectNode().put("name", name);
        field.set("data_type", type);
        field.put("nullable", nullable).put("dict_id", 0).put("dict_is_ordered", false);
        field.putObject("metadata");
        return field;
    }

    private static JsonNode type(ColumnType type) {
        if (type instanceof Scalar scalar) {
            return scalar(scalar);
        }
        ObjectNode nested = NODES.objectNode();
        if (type instanceof ColumnType.Decimal decimal) {
            nested.putArray("Decimal128").add(decimal.precision()).add(decimal.scale());
        } else if (type instanceof ColumnType.Enumeration) {
            return NODES.textNode("Utf8");
        } else if (type instanceof ColumnType.ListOf list) {
            nested.set("List", field("element", type(list.element()), list.nullable()));
        } else if (type instanceof ColumnType.Struct struct) {
            ArrayNode fields = nested.putArray("Struct");
            for (Column field : struct.fields()) {
                fields.add(field(field.name(), type(field.type()), field.nullable()));
            }
        } else if (type instanceof ColumnType.MapOf map) {
            ObjectNode entries = NODES.objectNode();
            entries.putArray("Struct")
                    .add(field("key", type(map.key()), false))
                    .add(field("value", type(map.value()), map.nullable()));
            nested.putArray("Map").add(field("entries", entries, false)).add(false);
        } else {
            throw new IllegalArgumentException("no table can store " + type.text());
        }
        return nested;
    }

    private static JsonNode scalar(Scalar type) {
        return switch (type) {
            case BOOLEAN -> NODES.textNode("Boolean");
            case INT8 -> NODES.textNode("Int8");
            case INT16 -> NODES.textNode("Int16");
            case INT32 -> NODES.textNode("Int32");
            case INT64 -> NODES.textNode("Int64");
            case FLOAT32 -> NODES.textNode("Float32");
            case FLOAT64 -> NODES.textNode("Float64");
            case STRING, UUID -> NODES.textNode("Utf8");
            case BINARY -> NODES.textNode("Binary");
            case DATE -> NODES.textNode("Date32");
            case TIME -> NODES.objectNode().put("Time64", "Microsecond");
            case TIMESTAMP -> timestamp(NODES.nullNode());
            case INSTANT -> timestamp(NODES.textNode("UTC"));
        };
    }

    private static ObjectNode timestamp(JsonNode zone) {
        ObjectNode type = NODES.objectNode();
        type.putArray("Timestamp").add("Microsecond").add(zone);
        return type;
    }
}
