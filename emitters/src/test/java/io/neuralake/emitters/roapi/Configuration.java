package io.neuralake.emitters.roapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A configuration read by a YAML parser: mappings as maps, sequences as lists, scalars as text, and a value with a tag
 * of its own as a map from the tag to the value.
 */
final class Configuration {

    private Configuration() {}

    @SuppressWarnings("unchecked") // the parser's trees are checked by the assertions that follow
    static List<Map<String, Object>> tables(String yaml) {
        Map<String, Object> top = (Map<String, Object>) tree(yaml);
        assertThat(top).containsOnlyKeys("tables");
        List<Map<String, Object>> tables = (List<Map<String, Object>>) top.get("tables");
        for (Map<String, Object> table : tables) {
            assertThat(table).containsKeys("name", "uri", "option");
            assertThat(table.keySet())
                    .isSubsetOf("name", "uri", "option", "reload_interval", "partition_columns", "schema");
            assertThat(((Map<String, Object>) table.get("option")).keySet())
                    .isSubsetOf("format", "use_memory_table", "table");
        }
        return tables;
    }

    static Object tree(String yaml) {
        return value(new Yaml(new LoaderOptions()).compose(new StringReader(yaml)));
    }

    private static Object value(Node node) {
        Object plain = untagged(node);
        String tag = node.getTag().getValue();
        return tag.startsWith("!") ? Map.of(tag, plain) : plain;
    }

    private static Object untagged(Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        if (node instanceof SequenceNode sequence) {
            List<Object> values = new ArrayList<>();
            sequence.getValue().forEach(item -> values.add(value(item)));
            return values;
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (NodeTuple entry : ((MappingNode) node).getValue()) {
            Object clash = values.put(((ScalarNode) entry.getKeyNode()).getValue(), value(entry.getValueNode()));
            assertThat(clash).as("two values of one key").isNull();
        }
        return values;
    }
}
