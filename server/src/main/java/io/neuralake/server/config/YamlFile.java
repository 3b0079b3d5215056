package io.neuralake.server.config;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads YAML as far as its nodes: no object is made of what a file says. */
final class YamlFile {

    /** Deeper than any configuration, and far from the end of the stack. */
    private static final int DEEPEST = 60;

    private final String file;

    private YamlFile(String file) {
        this.file = file;
    }

    static Node read(String file, String text) throws ConfigException {
        YamlFile yaml = new YamlFile(file);
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(DEEPEST);
        try {
            org.yaml.snakeyaml.nodes.Node root = new Yaml(options).compose(new StringReader(text));
            return root == null ? new Node.Fields(new Place(file, 1, 1), "", Map.of()) : yaml.node(root, 0);
        } catch (MarkedYAMLException e) {
            throw new ConfigException(yaml.place(e.getProblemMark()), "this is no YAML: " + e.getProblem());
        } catch (YAMLException e) {
            throw new ConfigException(new Place(file, 1, 1), "this is no YAML: " + e.getMessage());
        }
    }

    private Node node(org.yaml.snakeyaml.nodes.Node node, int depth) throws ConfigException {
        Place place = place(node.getStartMark());
        if (depth > DEEPEST) {
            throw new ConfigException(place, "this is nested deeper than " + DEEPEST + " levels");
        }
        String written = node.getTag().getValue();
        String tag = written.startsWith("!") ? written.substring(1) : "";
        if (node instanceof ScalarNode scalar) {
            return scalar.getScalarStyle() == ScalarStyle.PLAIN
                    ? Node.Scalar.plain(place, tag, scalar.getValue())
                    : new Node.Scalar(place, tag, Node.Kind.TEXT, scalar.getValue());
        }
        if (node instanceof SequenceNode sequence) {
            List<Node> items = new ArrayList<>();
            for (org.yaml.snakeyaml.nodes.Node item : sequence.getValue()) {
                items.add(node(item, depth + 1));
            }
            return new Node.Items(place, tag, items);
        }
        Map<String, Node.Entry> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : ((MappingNode) node).getValue()) {
            Place key = place(tuple.getKeyNode().getStartMark());
            if (!(tuple.getKeyNode() instanceof ScalarNode name)) {
                throw new ConfigException(key, "a key must be a word");
            }
            Node.Entry entry = new Node.Entry(key, node(tuple.getValueNode(), depth + 1));
            Node.Entry before = entries.put(name.getValue(), entry);
            if (before != null) {
                throw new ConfigException(
                        key,
                        "key '" + name.getValue() + "' is in line "
                                + before.key().line() + " already");
            }
        }
        return new Node.Fields(place, tag, entries);
    }

    private Place place(@Nullable Mark mark) {
        return mark == null ? new Place(file, 1, 1) : new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
    }
}
