package io.neuralake.server.config;

import io.neuralake.catalog.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A mapping that is being read: what is asked for is known, and what is left at the {@link #end} is not. */
final class Section {

    private final Node.Fields fields;
    private final String path;
    private final Problems problems;
    private final Set<String> known = new TreeSet<>();

    Section(Node.Fields fields, String path, Problems problems) {
        this.fields = fields;
        this.path = path;
        this.problems = problems;
    }

    /** The mapping that a value is; empty, and a problem, if it is another value. */
    static Optional<Section> of(Node node, String path, Problems problems) {
        if (node instanceof Node.Fields fields) {
            return Optional.of(new Section(fields, path, problems));
        }
        problems.add(node.place(), path + " must be a mapping, not " + node.words());
        return Optional.empty();
    }

    Place place() {
        return fields.place();
    }

    /** Where a key is; where the mapping begins if it is not there. */
    Place place(String key) {
        Node.Entry entry = fields.entries().get(key);
        return entry == null ? fields.place() : entry.key();
    }

    String path(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    Problems problems() {
        return problems;
    }

    /** All keys, known or not. */
    Set<String> keys() {
        return fields.entries().keySet();
    }

    /** The value of a key; null if it is not there, or says nothing. */
    @Nullable
    Node value(String key) {
        known.add(key);
        Node.Entry entry = fields.entries().get(key);
        if (entry == null
                || (entry.value() instanceof Node.Scalar scalar
                        && scalar.kind() == Node.Kind.NULL
                        && scalar.tag().isEmpty())) {
            return null;
        }
        return entry.value();
    }

    boolean has(String key) {
        return value(key) != null;
    }

    Optional<String> text(String key) {
        Node node = value(key);
        if (node == null) {
            return Optional.empty();
        }
        if (node instanceof Node.Scalar scalar) {
            return Optional.of(scalar.text());
        }
        wrong(key, node, "must be text");
        return Optional.empty();
    }

    /** A text that must be there; empty, and a problem, if it is not. */
    Optional<String> required(String key) {
        Optional<String> text = text(key);
        if (text.isEmpty() && !has(key)) {
            problems.add(fields.place(), (path.isEmpty() ? "the file" : path) + " has no '" + key + "'");
        }
        return text;
    }

    Optional<Boolean> flag(String key) {
        Node node = value(key);
        if (node instanceof Node.Scalar scalar && scalar.kind() == Node.Kind.BOOLEAN) {
            return Optional.of(scalar.text().equals("true"));
        }
        if (node != null) {
            wrong(key, node, "must be true or false");
        }
        return Optional.empty();
    }

    OptionalLong whole(String key) {
        Node node = value(key);
        if (node instanceof Node.Scalar scalar
                && scalar.kind() == Node.Kind.WHOLE
                && scalar.text().length() <= 18) {
            long number = Long.parseLong(scalar.text());
            if (number >= 0) {
                return OptionalLong.of(number);
            }
        }
        if (node != null) {
            wrong(key, node, "must be a whole number, 0 or more");
        }
        return OptionalLong.empty();
    }

    OptionalInt count(String key) {
        OptionalLong number = whole(key);
        if (number.isPresent() && number.getAsLong() > Integer.MAX_VALUE) {
            problems.add(place(key), path(key) + " must be at most " + Integer.MAX_VALUE);
            return OptionalInt.empty();
        }
        return number.isPresent() ? OptionalInt.of((int) number.getAsLong()) : OptionalInt.empty();
    }

    Optional<Section> section(String key) {
        Node node = value(key);
        return node == null ? Optional.empty() : of(node, path(key), problems);
    }

    List<Node> items(String key) {
        Node node = value(key);
        if (node instanceof Node.Items list) {
            return list.items();
        }
        if (node != null) {
            wrong(key, node, "must be a list");
        }
        return List.of();
    }

    /** The mappings of a list. */
    List<Section> sections(String key) {
        List<Section> sections = new ArrayList<>();
        List<Node> items = items(key);
        for (int i = 0; i < items.size(); i++) {
            of(items.get(i), path(key) + "[" + i + "]", problems).ifPresent(sections::add);
        }
        return sections;
    }

    /** The texts of a list; a text alone is a list of one. */
    List<String> texts(String key) {
        if (value(key) instanceof Node.Scalar scalar) {
            return List.of(scalar.text());
        }
        List<String> texts = new ArrayList<>();
        for (Node item : items(key)) {
            if (item instanceof Node.Scalar scalar && scalar.kind() != Node.Kind.NULL) {
                texts.add(scalar.text());
            } else {
                problems.add(item.place(), path(key) + " must be a list of texts, and this is " + item.words());
            }
        }
        return texts;
    }

    private void wrong(String key, Node node, String what) {
        problems.add(node.place(), path(key) + " " + what + ", not " + node.words());
    }

    /** Reports the keys that nobody asked for. */
    void end() {
        for (var entry : fields.entries().entrySet()) {
            if (!known.contains(entry.getKey())) {
                problems.add(
                        entry.getValue().key(),
                        "unknown key '" + entry.getKey() + "'" + (path.isEmpty() ? "" : " in " + path)
                                + Names.nearest(entry.getKey(), known)
                                        .map(name -> "; did you mean '" + name + "'?")
                                        .orElse("; it may have " + String.join(", ", known)));
            }
        }
    }
}
