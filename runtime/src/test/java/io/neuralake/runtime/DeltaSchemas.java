package io.neuralake.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import java.util.List;

/** Declared columns as the schema that a Delta log has for them. */
final class DeltaSchemas {

    private static final ObjectMapper JSON = new ObjectMapper();

    private DeltaSchemas() {}

    static ObjectNode struct(List<Column> columns) {
        ObjectNode struct = JSON.createObjectNode().put("type", "struct");
        ArrayNode fields = struct.putArray("fields");
        for (Column column : columns) {
            ObjectNode field = fields.addObject().put("name", column.name());
            field.set("type", type(column.type()));
            field.put("nullable", true).putObject("metadata");
        }
        return struct;
    }

    private static JsonNode type(ColumnType type) {
        if (type instanceof ColumnType.Struct struct) {
            return struct(struct.fields());
        }
        if (type instanceof ColumnType.ListOf list) {
            return JSON.createObjectNode()
                    .put("type", "array")
                    .put("containsNull", true)
                    .set("elementType", type(list.element()));
        }
        if (type instanceof ColumnType.MapOf map) {
            return JSON.createObjectNode()
                    .put("type", "map")
                    .put("valueContainsNull", true)
                    .<ObjectNode>set("keyType", type(map.key()))
                    .set("valueType", type(map.value()));
        }
        if (type instanceof ColumnType.Decimal decimal) {
            return TextNode.valueOf("decimal(" + decimal.precision() + "," + decimal.scale() + ")");
        }
        if (!(type instanceof Scalar scalar)) {
            return TextNode.valueOf("string");
        }
        return TextNode.valueOf(
                switch (scalar) {
                    case BOOLEAN, BINARY, DATE -> scalar.text();
                    case INT8 -> "byte";
                    case INT16 -> "short";
                    case INT32 -> "integer";
                    case INT64 -> "long";
                    case FLOAT32 -> "float";
                    case FLOAT64 -> "double";
                    case STRING, UUID -> "string";
                    case TIMESTAMP -> "timestamp_ntz";
                    case INSTANT -> "timestamp";
                    case TIME -> throw new IllegalArgumentException("Delta has no times of day");
                });
    }
}
