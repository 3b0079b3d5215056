package io.neuralake.server.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** Reads TOML. */
final class TomlFile {

    private final String file;

    private TomlFile(String file) {
        this.file = file;
    }

    static Node read(String file, String text) throws ConfigException {
        TomlFile toml = new TomlFile(file);
        TomlParseResult result = Toml.parse(text);
        if (result.hasErrors()) {
            TomlParseError error = result.errors().get(0);
            throw new ConfigException(toml.place(error.position()), "this is no TOML: " + error.getMessage());
        }
        return toml.fields(result, new Place(file, 1, 1));
    }

    private Node fields(TomlTable table, Place place) {
        Map<String, Node.Entry> entries = new LinkedHashMap<>();
        for (String key : table.keySet()) {
            Place at = place(table.inputPositionOf(List.of(key)));
            entries.put(key, new Node.Entry(at, node(table.get(List.of(key)), at)));
        }
        return new Node.Fields(place, "", entries);
    }

    private Node node(@Nullable Object value, Place place) {
        if (value instanceof TomlTable table) {
            return fields(table, place);
        }
        if (value instanceof TomlArray array) {
            List<Node> items = new ArrayList<>();
            for (int i = 0; i < array.size(); i++) {
                items.add(node(array.get(i), place(array.inputPositionOf(i))));
            }
            return new Node.Items(place, "", items);
        }
        return new Node.Scalar(place, "", kind(value), String.valueOf(value));
    }

    private static Node.Kind kind(@Nullable Object value) {
        if (value instanceof Boolean) {
            return Node.Kind.BOOLEAN;
        }
        if (value instanceof Long) {
            return Node.Kind.WHOLE;
        }
        return value instanceof Double ? Node.Kind.NUMBER : Node.Kind.TEXT;
    }

    private Place place(@Nullable TomlPosition position) {
        return position == null ? new Place(file, 1, 1) : new Place(file, position.line(), position.column());
    }
}
