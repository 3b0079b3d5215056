package io.neuralake.emitters.grafana;

import io.neuralake.catalog.json.JsonObject;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Something that whoever looks at a dashboard can choose.
 *
 * @param name name in queries
 * @param label name on the dashboard
 * @param description what it does, in a sentence
 * @param kind where its values come from
 * @param source a query, the values, or the value at first
 * @param all SQL that stands for any value; empty if exactly one is typed
 * @param chosen what is chosen at first; none means all
 * @param condition what holds for the rows of a panel; empty for arguments of functions
 */
record Variable(
        String name,
        String label,
        String description,
        Kind kind,
        String source,
        String all,
        List<String> chosen,
        String condition) {

    /** Where the values of a variable come from. */
    enum Kind {
        /** The rows of a query. */
        QUERY,
        /** A list in the dashboard. */
        CUSTOM,
        /** Whoever types them. */
        TEXTBOX
    }

    private static final String ALL = "$__all";

    Variable {
        chosen = List.copyOf(chosen);
    }

    /** A choice among given values. */
    static String list(List<String> values) {
        return values.stream().map(value -> value.replace(",", "\\,")).collect(Collectors.joining(","));
    }

    /** Whether a value can be in a list: Grafana trims values, and splits them at a colon between spaces. */
    static boolean listable(String value) {
        return !value.isEmpty() && value.equals(value.strip()) && !value.contains(" : ") && !value.contains("\\");
    }

    JsonObject json() {
        JsonObject json = new JsonObject().set("name", name).set("label", label).put("description", description);
        return switch (kind) {
            case QUERY ->
                choice(json.set("type", "query")
                        .set("datasource", Targets.dataSource())
                        .set("query", source)
                        .set("refresh", 1)
                        .set("regex", "")
                        .set("sort", 0)
                        .set("options", List.of()));
            case CUSTOM -> choice(json.set("type", "custom").set("query", source));
            case TEXTBOX ->
                json.set("type", "textbox")
                        .set("query", source)
                        .set("current", option(source, source))
                        .set("options", List.of(option(source, source).set("selected", true)))
                        .set("hide", 0)
                        .set("skipUrlSync", false);
        };
    }

    private JsonObject choice(JsonObject json) {
        JsonObject current = chosen.isEmpty() ? option(List.of("All"), List.of(ALL)) : option(chosen, chosen);
        return json.set("multi", true)
                .set("includeAll", true)
                .set("allValue", all)
                .set("current", current.set("selected", true))
                .set("hide", 0)
                .set("skipUrlSync", false);
    }

    private static JsonObject option(Object text, Object value) {
        return new JsonObject().set("text", text).set("value", value);
    }
}
