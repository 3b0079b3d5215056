package io.neuralake.catalog.manifest;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Classification;
import io.neuralake.catalog.Database;
import io.neuralake.catalog.Deprecation;
import io.neuralake.catalog.Derivation;
import io.neuralake.catalog.Derivation.DerivedColumn;
import io.neuralake.catalog.DocFilter;
import io.neuralake.catalog.Format;
import io.neuralake.catalog.Link;
import io.neuralake.catalog.Operator;
import io.neuralake.catalog.Origin;
import io.neuralake.catalog.Panel;
import io.neuralake.catalog.Parameter;
import io.neuralake.catalog.Partitioning;
import io.neuralake.catalog.PickedDatabase;
import io.neuralake.catalog.RoapiOptions;
import io.neuralake.catalog.Rule;
import io.neuralake.catalog.Suppression;
import io.neuralake.catalog.Table;
import io.neuralake.catalog.json.Json;
import io.neuralake.catalog.json.JsonException;
import io.neuralake.catalog.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** Reads what {@link ManifestWriter} wrote. Members that it does not know are ignored. */
public final class ManifestReader {

    private ManifestReader() {}

    /**
     * The table of a fragment.
     *
     * @throws ManifestException if it cannot be read
     */
    public static Table fragment(String text) {
        return read(text, document -> table(document.object("table")));
    }

    /**
     * The catalog of a manifest.
     *
     * @throws ManifestException if it cannot be read
     */
    public static Catalog manifest(String text) {
        return read(text, ManifestReader::catalog);
    }

    /**
     * The catalogs of manifests that stand one after the other in one file, as tools that merge jars append them.
     *
     * @throws ManifestException if one cannot be read
     */
    public static List<Catalog> manifests(String text) {
        try {
            return Json.parseAll(text).stream()
                    .map(document -> read(document, ManifestReader::catalog))
                    .toList();
        } catch (JsonException e) {
            throw new ManifestException(Rule.NL0902, String.valueOf(e.getMessage()));
        }
    }

    private static <T> T read(String text, Function<JsonObject, T> reader) {
        try {
            return read(Json.parse(text), reader);
        } catch (JsonException e) {
            throw new ManifestException(Rule.NL0902, String.valueOf(e.getMessage()));
        }
    }

    private static <T> T read(JsonObject document, Function<JsonObject, T> reader) {
        try {
            int version = document.integer(ManifestFormat.VERSION_MEMBER);
            if (version > ManifestFormat.VERSION) {
                throw new ManifestException(
                        Rule.NL0903,
                        "it has format " + version + ", and this version reads formats up to "
                                + ManifestFormat.VERSION);
            }
            if (version < 1) {
                throw new ManifestException(Rule.NL0902, "it has format " + version + ", and formats count from 1");
            }
            return reader.apply(document);
        } catch (JsonException e) {
            throw new ManifestException(Rule.NL0902, String.valueOf(e.getMessage()));
        }
    }

    private static Catalog catalog(JsonObject document) {
        JsonObject header = document.objectOrEmpty("catalog").orElseGet(JsonObject::new);
        return new Catalog(
                header.stringOrEmpty("name"),
                header.stringOrEmpty("description"),
                header.stringOrEmpty("owner"),
                header.stringOrEmpty("location"),
                header.stringOrEmpty("notebook"),
                roapi(header),
                document.objects("databases").stream()
                        .map(ManifestReader::database)
                        .toList(),
                header.objectOrEmpty("declared").map(ManifestReader::origin),
                suppressions(document.objects("suppressions")),
                header.find("picked").map(list -> picked(header.objects("picked"))));
    }

    private static List<PickedDatabase> picked(List<JsonObject> list) {
        return list.stream()
                .map(json -> new PickedDatabase(json.string("name"), json.string("type")))
                .toList();
    }

    private static List<Suppression> suppressions(List<JsonObject> list) {
        Map<Origin, Integer> known = new HashMap<>();
        List<Suppression> suppressions = new ArrayList<>();
        for (JsonObject json : list) {
            Origin place = origin(json.object("declared"));
            int index = known.merge(place, 1, Integer::sum) - 1;
            suppressions.add(new Suppression(
                    json.strings("rules"), json.string("reason"), place.annotation("SuppressRule", index)));
        }
        return suppressions;
    }

    private static Database database(JsonObject json) {
        return new Database(
                json.string("name"),
                json.stringOrEmpty("description"),
                json.stringOrEmpty("owner"),
                json.stringOrEmpty("location"),
                json.stringOrEmpty("notebook"),
                roapi(json),
                json.objects("tables").stream().map(ManifestReader::table).toList(),
                json.objectOrEmpty("declared").map(ManifestReader::origin));
    }

    private static Table table(JsonObject json) {
        Origin origin = origin(json.object("declared"));
        JsonObject row = json.object("row");
        return new Table(
                json.string("database"),
                json.string("name"),
                constant(json, "format", Format.class),
                json.stringOrEmpty("location"),
                json.find("partitioning").map(value -> constant(json, "partitioning", Partitioning.class)),
                json.stringOrEmpty("relation"),
                json.objectOrEmpty("function").map(function -> function(function, origin)),
                ColumnReader.columns(json.objects("columns"), Origin.of(row.string("type"))),
                filters(json.objects("docFilters"), origin),
                json.strings("docColumns"),
                json.strings("uniqueColumns"),
                json.stringOrEmpty("description"),
                json.stringOrEmpty("owner"),
                json.strings("tags"),
                classification(json),
                json.stringOrEmpty("latency"),
                json.stringOrEmpty("source"),
                json.stringOrEmpty("notebook"),
                json.objects("links").stream()
                        .map(link -> new Link(link.string("title"), link.string("url")))
                        .toList(),
                derivations(json.objects("derivedFrom"), origin),
                deprecation(json),
                json.integer("schemaVersion"),
                roapi(json),
                json.string("accessor"),
                new Table.Row(row.string("type"), constant(row, "kind", Table.RowKind.class)),
                origin,
                panels(json.objects("panels"), origin));
    }

    private static List<Panel> panels(List<JsonObject> list, Origin origin) {
        List<Panel> panels = new ArrayList<>();
        for (JsonObject json : list) {
            panels.add(new Panel(
                    json.string("title"),
                    constant(json, "kind", Panel.Kind.class),
                    json.strings("columns"),
                    constant(json, "aggregation", Panel.Aggregation.class),
                    json.stringOrEmpty("by"),
                    json.stringOrEmpty("sql"),
                    json.stringOrEmpty("unit"),
                    json.stringOrEmpty("description"),
                    origin.annotation("Panel", panels.size())));
        }
        return panels;
    }

    private static Table.Function function(JsonObject json, Origin origin) {
        List<Parameter> parameters = json.objects("parameters").stream()
                .map(parameter -> new Parameter(
                        parameter.string("name"),
                        parameter.string("member"),
                        parameter.string("java"),
                        ColumnReader.type(parameter, "type", origin),
                        parameter.booleanOrEmpty("nullable").orElse(false),
                        parameter.stringOrEmpty("description"),
                        origin.parameter(parameter.string("member"))))
                .toList();
        return new Table.Function(json.string("method"), json.string("returns"), parameters);
    }

    private static List<DocFilter> filters(List<JsonObject> list, Origin origin) {
        List<DocFilter> filters = new ArrayList<>();
        for (JsonObject json : list) {
            filters.add(new DocFilter(
                    json.string("column"),
                    constant(json, "operator", Operator.class),
                    json.strings("values"),
                    origin.annotation("DocFilter", filters.size())));
        }
        return filters;
    }

    private static List<Derivation> derivations(List<JsonObject> list, Origin origin) {
        List<Derivation> derivations = new ArrayList<>();
        for (JsonObject json : list) {
            derivations.add(new Derivation(
                    json.stringOrEmpty("type"),
                    json.stringOrEmpty("table"),
                    json.objects("columns").stream()
                            .map(column -> new DerivedColumn(column.stringOrEmpty("name"), column.strings("from")))
                            .toList(),
                    json.stringOrEmpty("how"),
                    origin.annotation("DerivedFrom", derivations.size())));
        }
        return derivations;
    }

    static Optional<Deprecation> deprecation(JsonObject json) {
        return json.objectOrEmpty("deprecation")
                .map(said -> new Deprecation(said.string("replacement"), said.stringOrEmpty("since")));
    }

    static Classification classification(JsonObject json) {
        return json.find("classification").isPresent()
                ? constant(json, "classification", Classification.class)
                : Classification.UNCLASSIFIED;
    }

    static <E extends Enum<E>> E constant(JsonObject json, String name, Class<E> type) {
        String value = json.string(name);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(value)) {
                return constant;
            }
        }
        throw new JsonException(json.path() + "." + name + " is '" + value + "', which is not known");
    }

    private static RoapiOptions roapi(JsonObject json) {
        return json.objectOrEmpty("roapi")
                .map(roapi -> new RoapiOptions(
                        roapi.booleanOrEmpty("disable"),
                        roapi.find("name").map(name -> roapi.string("name")),
                        roapi.booleanOrEmpty("memoryTable"),
                        roapi.integerOrEmpty("reloadSeconds")
                                .map(OptionalInt::of)
                                .orElseGet(OptionalInt::empty)))
                .orElse(RoapiOptions.NONE);
    }

    private static Origin origin(JsonObject json) {
        Origin type = Origin.of(json.string("type"));
        String member = json.stringOrEmpty("member");
        return member.isEmpty() ? type : type.member(member);
    }
}
