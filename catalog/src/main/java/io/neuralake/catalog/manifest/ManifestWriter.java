package io.neuralake.catalog.manifest;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Classification;
import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.Database;
import io.neuralake.catalog.Deprecation;
import io.neuralake.catalog.Derivation;
import io.neuralake.catalog.Derivation.DerivedColumn;
import io.neuralake.catalog.DocFilter;
import io.neuralake.catalog.Link;
import io.neuralake.catalog.Names;
import io.neuralake.catalog.Origin;
import io.neuralake.catalog.Panel;
import io.neuralake.catalog.Parameter;
import io.neuralake.catalog.PickedDatabase;
import io.neuralake.catalog.RoapiOptions;
import io.neuralake.catalog.Suppression;
import io.neuralake.catalog.Table;
import io.neuralake.catalog.json.Json;
import io.neuralake.catalog.json.JsonObject;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Writes tables and catalogs as JSON; {@link ManifestReader} reads back an equal value.
 *
 * <p>With loops, because every compile writes each of its tables twice, and links each lambda on the way.
 */
public final class ManifestWriter {

    private ManifestWriter() {}

    /** The fragment of a table. */
    public static String fragment(Table table) {
        return Json.print(document().put("table", table(table)));
    }

    /** The manifest of a catalog. */
    public static String manifest(Catalog catalog) {
        return Json.print(document(catalog));
    }

    /** Writes the manifest of a catalog, table by table. */
    public static void manifest(Catalog catalog, Writer out) throws IOException {
        Json.print(document(catalog), out);
    }

    private static JsonObject document(Catalog catalog) {
        JsonObject header = new JsonObject()
                .put("name", catalog.name())
                .put("description", catalog.description())
                .put("owner", catalog.owner())
                .put("location", catalog.location())
                .put("notebook", catalog.notebook())
                .put("roapi", roapi(catalog.roapi()))
                .put("declared", origin(catalog.origin()))
                .put(
                        "picked",
                        catalog.picked().orElse(List.of()).stream()
                                .map(ManifestWriter::picked)
                                .toList());
        return document()
                .put("catalog", header)
                .put(
                        "suppressions",
                        catalog.suppressions().stream()
                                .map(ManifestWriter::suppression)
                                .toList())
                .set(
                        "databases",
                        catalog.databases().stream()
                                .map(ManifestWriter::database)
                                .toList());
    }

    private static JsonObject picked(PickedDatabase picked) {
        return new JsonObject().set("name", picked.name()).set("type", picked.type());
    }

    private static JsonObject suppression(Suppression suppression) {
        return new JsonObject()
                .set("rules", suppression.rules())
                .set("reason", suppression.reason())
                .put("declared", origin(suppression.origin()));
    }

    private static JsonObject document() {
        return new JsonObject().put(ManifestFormat.VERSION_MEMBER, ManifestFormat.VERSION);
    }

    private static JsonObject database(Database database) {
        return new JsonObject()
                .put("name", database.name())
                .put("description", database.description())
                .put("owner", database.owner())
                .put("location", database.location())
                .put("notebook", database.notebook())
                .put("roapi", roapi(database.roapi()))
                .put("declared", origin(database.origin()))
                .set(
                        "tables",
                        database.tables().stream()
                                .map(table -> (Supplier<JsonObject>) () -> table(table))
                                .toList());
    }

    private static JsonObject table(Table table) {
        return new JsonObject()
                .put("database", table.database())
                .put("name", table.name())
                .put("format", Names.lower(table.format()))
                .put("location", table.location())
                .put(
                        "partitioning",
                        table.partitioning().isPresent()
                                ? Names.lower(table.partitioning().get())
                                : "")
                .put("relation", table.relation())
                .put("function", function(table.function()))
                .put("description", table.description())
                .put("owner", table.owner())
                .put("tags", table.tags())
                .put("classification", classification(table.classification()))
                .put("latency", table.latency())
                .put("source", table.source())
                .put("notebook", table.notebook())
                .put("links", links(table.links()))
                .put("derivedFrom", derivations(table.derivedFrom()))
                .put("deprecation", deprecation(table.deprecation()))
                .put("schemaVersion", table.schemaVersion())
                .set("columns", columns(table.columns()))
                .put("uniqueColumns", table.uniqueColumns())
                .put("docColumns", table.docColumns())
                .put("docFilters", filters(table.docFilters()))
                .put("panels", panels(table.panels()))
                .put("roapi", roapi(table.roapi()))
                .put("accessor", table.accessor())
                .put(
                        "row",
                        new JsonObject()
                                .put("type", table.row().type())
                                .put("kind", Names.lower(table.row().kind())))
                .put("declared", origin(table.origin()));
    }

    private static List<JsonObject> columns(List<Column> columns) {
        List<JsonObject> objects = new ArrayList<>(columns.size());
        for (Column column : columns) {
            objects.add(column(column));
        }
        return objects;
    }

    private static JsonObject column(Column column) {
        return new JsonObject()
                .put("name", column.name())
                .set("type", type(column.type()))
                .put("nullable", column.nullable())
                .put("partition", column.partition())
                .put("description", column.description())
                .put("unit", column.unit())
                .put("tags", column.tags())
                .put("classification", classification(column.classification()))
                .put("example", column.example())
                .put("deprecation", deprecation(column.deprecation()))
                .put("member", column.member())
                .put("java", column.javaType());
    }

    private static Object type(ColumnType type) {
        if (type instanceof ColumnType.Scalar scalar) {
            return Names.lower(scalar);
        }
        if (type instanceof ColumnType.Decimal decimal) {
            return kind("decimal").put("precision", decimal.precision()).put("scale", decimal.scale());
        }
        if (type instanceof ColumnType.Enumeration enumeration) {
            return kind("enum").put("class", enumeration.type()).set("values", enumeration.values());
        }
        if (type instanceof ColumnType.Struct struct) {
            return kind("struct").put("class", struct.type()).set("fields", columns(struct.fields()));
        }
        if (type instanceof ColumnType.ListOf list) {
            return kind("list").set("element", type(list.element())).put("nullable", list.nullable());
        }
        if (type instanceof ColumnType.MapOf map) {
            return kind("map")
                    .set("key", type(map.key()))
                    .set("value", type(map.value()))
                    .put("nullable", map.nullable());
        }
        throw new IllegalArgumentException("a table with an unsupported column type has no manifest: " + type.text());
    }

    private static JsonObject kind(String kind) {
        return new JsonObject().put("kind", kind);
    }

    private static JsonObject function(Optional<Table.Function> function) {
        if (function.isEmpty()) {
            return new JsonObject();
        }
        List<JsonObject> parameters = new ArrayList<>();
        for (Parameter parameter : function.get().parameters()) {
            parameters.add(parameter(parameter));
        }
        return new JsonObject()
                .put("method", function.get().method())
                .put("returns", function.get().returnType())
                .put("parameters", parameters);
    }

    private static JsonObject parameter(Parameter parameter) {
        return new JsonObject()
                .put("name", parameter.name())
                .set("type", type(parameter.type()))
                .put("nullable", parameter.nullable())
                .put("description", parameter.description())
                .put("member", parameter.member())
                .put("java", parameter.javaType());
    }

    private static List<JsonObject> links(List<Link> links) {
        List<JsonObject> objects = new ArrayList<>();
        for (Link link : links) {
            objects.add(new JsonObject().set("title", link.title()).set("url", link.url()));
        }
        return objects;
    }

    private static List<JsonObject> filters(List<DocFilter> filters) {
        List<JsonObject> objects = new ArrayList<>();
        for (DocFilter filter : filters) {
            objects.add(new JsonObject()
                    .put("column", filter.column())
                    .put("operator", Names.lower(filter.operator()))
                    .set("values", filter.values()));
        }
        return objects;
    }

    private static List<JsonObject> panels(List<Panel> panels) {
        List<JsonObject> objects = new ArrayList<>();
        for (Panel panel : panels) {
            objects.add(new JsonObject()
                    .set("title", panel.title())
                    .put("kind", Names.lower(panel.kind()))
                    .put("columns", panel.columns())
                    .put("aggregation", Names.lower(panel.aggregation()))
                    .put("by", panel.by())
                    .put("sql", panel.sql())
                    .put("unit", panel.unit())
                    .put("description", panel.description()));
        }
        return objects;
    }

    private static List<JsonObject> derivations(List<Derivation> derivations) {
        List<JsonObject> objects = new ArrayList<>();
        for (Derivation derivation : derivations) {
            List<JsonObject> columns = new ArrayList<>();
            for (DerivedColumn column : derivation.columns()) {
                columns.add(new JsonObject().put("name", column.name()).set("from", column.from()));
            }
            objects.add(new JsonObject()
                    .put("type", derivation.type())
                    .put("table", derivation.table())
                    .put("how", derivation.how())
                    .put("columns", columns));
        }
        return objects;
    }

    private static JsonObject deprecation(Optional<Deprecation> deprecation) {
        JsonObject object = new JsonObject();
        return deprecation.isPresent()
                ? object.set("replacement", deprecation.get().replacement())
                        .put("since", deprecation.get().since())
                : object;
    }

    private static JsonObject roapi(RoapiOptions roapi) {
        JsonObject object = new JsonObject();
        if (roapi.disable().isPresent()) {
            object.set("disable", roapi.disable().get());
        }
        object.put("name", roapi.name().orElse(""));
        if (roapi.memoryTable().isPresent()) {
            object.set("memoryTable", roapi.memoryTable().get());
        }
        if (roapi.reloadSeconds().isPresent()) {
            object.put("reloadSeconds", roapi.reloadSeconds().getAsInt());
        }
        return object;
    }

    private static String classification(Classification classification) {
        return classification == Classification.UNCLASSIFIED ? "" : Names.lower(classification);
    }

    private static JsonObject origin(Optional<Origin> origin) {
        return origin.isPresent() ? origin(origin.get()) : new JsonObject();
    }

    private static JsonObject origin(Origin origin) {
        return new JsonObject().put("type", origin.type()).put("member", origin.member());
    }
}
