package io.neuralake.server.config;

import io.neuralake.catalog.Classification;
import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Names;
import io.neuralake.catalog.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads Arrow's types as arrow-rs spells them: {@code Utf8}, {@code !Timestamp [!Second, null]}. TOML, which has no tags, has
 * them as tables of one key: {@code {Timestamp = ["Second"]}}.
 */
final class DataTypes {

    private static final Map<String, ColumnType> PLAIN = new TreeMap<>(Map.ofEntries(
            Map.entry("Boolean", Scalar.BOOLEAN),
            Map.entry("Int8", Scalar.INT8),
            Map.entry("Int16", Scalar.INT16),
            Map.entry("Int32", Scalar.INT32),
            Map.entry("Int64", Scalar.INT64),
            // An unsigned type has the smallest signed one that holds all its values.
            Map.entry("UInt8", Scalar.INT16),
            Map.entry("UInt16", Scalar.INT32),
            Map.entry("UInt32", Scalar.INT64),
            Map.entry("UInt64", new ColumnType.Decimal(20, 0)),
            Map.entry("Float16", Scalar.FLOAT32),
            Map.entry("Float32", Scalar.FLOAT32),
            Map.entry("Float64", Scalar.FLOAT64),
            Map.entry("Utf8", Scalar.STRING),
            Map.entry("LargeUtf8", Scalar.STRING),
            Map.entry("Utf8View", Scalar.STRING),
            Map.entry("Binary", Scalar.BINARY),
            Map.entry("LargeBinary", Scalar.BINARY),
            Map.entry("BinaryView", Scalar.BINARY),
            Map.entry("Date32", Scalar.DATE),
            Map.entry("Date64", Scalar.TIMESTAMP)));

    private static final List<String> TAGGED = List.of(
            "Timestamp",
            "Time32",
            "Time64",
            "Decimal128",
            "Decimal256",
            "FixedSizeBinary",
            "List",
            "LargeList",
            "Map",
            "Struct");

    private static final int DIGITS = 38;

    private final Problems problems;

    DataTypes(Problems problems) {
        this.problems = problems;
    }

    /** The type that a value says; empty, and a problem, if it says none that can be served. */
    Optional<ColumnType> read(Node node, String path) {
        if (node.tag().isEmpty()
                && node instanceof Node.Fields fields
                && fields.entries().size() == 1) {
            Map.Entry<String, Node.Entry> only =
                    fields.entries().entrySet().iterator().next();
            return tagged(only.getKey(), only.getValue().value(), path);
        }
        if (!node.tag().isEmpty()) {
            return tagged(node.tag(), node, path);
        }
        if (node instanceof Node.Scalar scalar) {
            Optional<ColumnType> type = Optional.ofNullable(PLAIN.get(scalar.text()));
            if (type.isEmpty()) {
                unknown(node.place(), scalar.text(), path);
            }
            return type;
        }
        problems.add(
                node.place(), path + " must be a type like Utf8 or !Timestamp [!Second, null], not " + node.words());
        return Optional.empty();
    }

    private void unknown(Place place, String name, String path) {
        TreeSet<String> known = new TreeSet<>(PLAIN.keySet());
        known.addAll(TAGGED);
        problems.add(
                place,
                path + " is no type that can be served: '" + name + "'"
                        + Names.nearest(name, known)
                                .map(near -> "; did you mean '" + near + "'?")
                                .orElse("; it may be " + String.join(", ", known)));
    }

    private Optional<ColumnType> tagged(String name, Node node, String path) {
        switch (name) {
            case "Timestamp" -> {
                boolean zoned = node instanceof Node.Items items
                        && items.items().size() == 2
                        && !(items.items().get(1) instanceof Node.Scalar zone && zone.kind() == Node.Kind.NULL);
                return Optional.of(zoned ? Scalar.INSTANT : Scalar.TIMESTAMP);
            }
            case "Time32", "Time64" -> {
                return Optional.of(Scalar.TIME);
            }
            case "FixedSizeBinary" -> {
                return Optional.of(Scalar.BINARY);
            }
            case "Decimal128", "Decimal256" -> {
                return decimal(name, node, path);
            }
            case "List", "LargeList" -> {
                return column(node, path).map(element -> new ColumnType.ListOf(element.type(), element.nullable()));
            }
            case "Struct" -> {
                return struct(node, path);
            }
            case "Map" -> {
                return map(node, path);
            }
            default -> {
                unknown(node.place(), name, path);
                return Optional.empty();
            }
        }
    }

    private Optional<ColumnType> decimal(String name, Node node, String path) {
        if (node instanceof Node.Items items && items.items().size() == 2) {
            int precision = number(items.items().get(0));
            int scale = number(items.items().get(1));
            if (precision >= 1 && precision <= DIGITS && scale >= 0 && scale <= precision) {
                return Optional.of(new ColumnType.Decimal(precision, scale));
            }
        }
        problems.add(
                node.place(), path + " must be !" + name + " [precision, scale] with at most " + DIGITS + " digits");
        return Optional.empty();
    }

    private static int number(Node node) {
        return node instanceof Node.Scalar scalar
                        && scalar.kind() == Node.Kind.WHOLE
                        && scalar.text().length() < 4
                ? Integer.parseInt(scalar.text())
                : -1;
    }

    private Optional<ColumnType> struct(Node node, String path) {
        if (!(node instanceof Node.Items items)) {
            problems.add(node.place(), path + " must be !Struct with a list of fields");
            return Optional.empty();
        }
        List<Column> fields = new ArrayList<>();
        for (int i = 0; i < items.items().size(); i++) {
            column(items.items().get(i), path + "[" + i + "]").ifPresent(field -> fields.add(field(field)));
        }
        return fields.size() == items.items().size()
                ? Optional.of(new ColumnType.Struct("java.lang.Record", fields))
                : Optional.empty();
    }

    /** A list of one field, which is a struct of key and value, and of whether the keys are sorted, which changes nothing. */
    private Optional<ColumnType> map(Node node, String path) {
        if (node instanceof Node.Items items && !items.items().isEmpty()) {
            Optional<SourceColumn> entry = column(items.items().get(0), path + "[0]");
            if (entry.isEmpty()) {
                return Optional.empty();
            }
            if (entry.get().type() instanceof ColumnType.Struct struct
                    && struct.fields().size() == 2) {
                Column value = struct.fields().get(1);
                return Optional.of(new ColumnType.MapOf(struct.fields().get(0).type(), value.type(), value.nullable()));
            }
        }
        problems.add(
                node.place(),
                path + " must be !Map [{name: entries, data_type: !Struct [<key>, <value>], nullable: false}, false]");
        return Optional.empty();
    }

    private static Column field(SourceColumn field) {
        return new Column(
                field.name(),
                field.name(),
                // Nothing reads it where there is no Java.
                "java.lang.Object",
                field.type(),
                field.nullable(),
                false,
                "",
                "",
                List.of(),
                Classification.UNCLASSIFIED,
                "",
                Optional.empty(),
                Origin.of(""));
    }

    /** A column or field: a mapping with its name and type. */
    Optional<SourceColumn> column(Node node, String path) {
        Optional<Section> found = Section.of(node, path, problems);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Section section = found.get();
        Optional<String> name = section.required("name");
        Node written = section.value("data_type");
        if (written == null) {
            problems.add(section.place(), path + " has no 'data_type'");
        }
        Optional<ColumnType> type = written == null ? Optional.empty() : read(written, section.path("data_type"));
        boolean nullable = section.flag("nullable").orElse(false);
        // What arrow-rs writes besides, and what changes nothing.
        section.value("dict_id");
        section.value("dict_is_ordered");
        section.value("metadata");
        section.end();
        return name.isEmpty() || type.isEmpty()
                ? Optional.empty()
                : Optional.of(new SourceColumn(name.get(), type.get(), nullable));
    }
}
