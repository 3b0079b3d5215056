package io.neuralake.catalog.manifest;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.Origin;
import io.neuralake.catalog.json.JsonException;
import io.neuralake.catalog.json.JsonObject;
import java.util.List;

/** Reads columns and their types from a manifest. */
final class ColumnReader {

    private ColumnReader() {}

    static List<Column> columns(List<JsonObject> list, Origin owner) {
        return list.stream().map(json -> column(json, owner)).toList();
    }

    private static Column column(JsonObject json, Origin owner) {
        Origin origin = owner.member(json.string("member"));
        return new Column(
                json.string("name"),
                json.string("member"),
                json.string("java"),
                type(json, "type", origin),
                json.booleanOrEmpty("nullable").orElse(false),
                json.booleanOrEmpty("partition").orElse(false),
                json.stringOrEmpty("description"),
                json.stringOrEmpty("unit"),
                json.strings("tags"),
                ManifestReader.classification(json),
                json.stringOrEmpty("example"),
                ManifestReader.deprecation(json),
                origin);
    }

    static ColumnType type(JsonObject json, String name, Origin origin) {
        if (json.find(name).orElse("") instanceof JsonObject type) {
            return nested(type, origin);
        }
        return ManifestReader.constant(json, name, ColumnType.Scalar.class);
    }

    private static ColumnType nested(JsonObject json, Origin origin) {
        String kind = json.string("kind");
        boolean nullable = json.booleanOrEmpty("nullable").orElse(false);
        return switch (kind) {
            case "decimal" -> new ColumnType.Decimal(json.integer("precision"), json.integer("scale"));
            case "enum" -> new ColumnType.Enumeration(json.string("class"), json.strings("values"));
            case "struct" -> {
                String type = json.string("class");
                yield new ColumnType.Struct(type, columns(json.objects("fields"), Origin.of(type)));
            }
            case "list" -> new ColumnType.ListOf(type(json, "element", origin), nullable);
            case "map" -> new ColumnType.MapOf(type(json, "key", origin), type(json, "value", origin), nullable);
            default -> throw new JsonException(json.path() + ".kind is '" + kind + "', which is not known");
        };
    }
}
