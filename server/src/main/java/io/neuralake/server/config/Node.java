package io.neuralake.server.config;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A value of a configuration file with its place, whatever language the file is written in. */
sealed interface Node {

    /** Where it begins. */
    Place place();

    /** What it is tagged with, {@code Timestamp}; empty if it is not. */
    String tag();

    /** What it is, in words. */
    String words();

    /** What a scalar is. */
    enum Kind {
        TEXT,
        BOOLEAN,
        WHOLE,
        NUMBER,
        NULL
    }

    /** A value without parts. */
    record Scalar(Place place, String tag, Kind kind, String text) implements Node {

        private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]+");
        private static final Pattern NUMBER = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");

        /** A value that is not quoted, as YAML 1.2 takes it. */
        static Scalar plain(Place place, String tag, String text) {
            return new Scalar(place, tag, kind(text), text);
        }

        private static Kind kind(String text) {
            if (text.isEmpty() || text.equals("~") || text.equals("null")) {
                return Kind.NULL;
            }
            if (text.equals("true") || text.equals("false")) {
                return Kind.BOOLEAN;
            }
            if (WHOLE.matcher(text).matches()) {
                return Kind.WHOLE;
            }
            return NUMBER.matcher(text).matches() ? Kind.NUMBER : Kind.TEXT;
        }

        @Override
        public String words() {
            return kind == Kind.NULL ? "nothing" : "'" + text + "'";
        }
    }

    /** Values in order. */
    record Items(Place place, String tag, List<Node> items) implements Node {

        public Items {
            items = List.copyOf(items);
        }

        @Override
        public String words() {
            return "a list";
        }
    }

    /** Values by key, in the order of the file. */
    record Fields(Place place, String tag, Map<String, Entry> entries) implements Node {

        @Override
        public String words() {
            return "a mapping";
        }
    }

    /** A value of a mapping, and where its key is. */
    record Entry(Place key, Node value) {}
}
