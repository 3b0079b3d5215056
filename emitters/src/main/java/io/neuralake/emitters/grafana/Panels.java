package io.neuralake.emitters.grafana;

import io.neuralake.catalog.json.JsonObject;
import java.util.List;

/** Panels in the form that Grafana keeps, each with one query. */
final class Panels {

    private Panels() {}

    static JsonObject stat(String title, String description, String unit, String sql) {
        JsonObject options = new JsonObject()
                .set("colorMode", "value")
                .set("graphMode", "none")
                .set("justifyMode", "auto")
                .set("orientation", "auto")
                .set("reduceOptions", lastValue())
                .set("textMode", "value");
        return panel("stat", title, description, unit, options).set("targets", Targets.of(Targets.Form.TABLE, sql));
    }

    static JsonObject timeSeries(
            String title, String description, String unit, boolean bars, String shortest, String sql) {
        JsonObject options = new JsonObject()
                .set(
                        "legend",
                        new JsonObject()
                                .set("calcs", List.of())
                                .set("displayMode", "list")
                                .set("placement", "bottom")
                                .set("showLegend", !bars))
                .set("tooltip", new JsonObject().set("mode", "multi").set("sort", "none"));
        JsonObject custom = new JsonObject()
                .set("drawStyle", bars ? "bars" : "line")
                .set("fillOpacity", bars ? 60 : 0)
                .set("lineWidth", 1)
                .set("showPoints", "auto")
                .set("spanNulls", false);
        JsonObject panel = new JsonObject()
                .set("type", "timeseries")
                .set("title", title)
                .put("description", description)
                .set("datasource", Targets.dataSource())
                .put("interval", shortest);
        return panel.set("fieldConfig", fields(unit, custom))
                .set("options", options)
                .set("targets", Targets.of(Targets.Form.TIME_SERIES, sql));
    }

    static JsonObject bars(String title, String description, String unit, String sql) {
        JsonObject options = new JsonObject()
                .set(
                        "legend",
                        new JsonObject()
                                .set("calcs", List.of())
                                .set("displayMode", "list")
                                .set("placement", "bottom")
                                .set("showLegend", false))
                .set("orientation", "horizontal")
                .set("showValue", "auto")
                .set("stacking", "none")
                .set("tooltip", new JsonObject().set("mode", "single").set("sort", "none"))
                .set("xTickLabelRotation", 0);
        return panel("barchart", title, description, unit, options).set("targets", Targets.of(Targets.Form.TABLE, sql));
    }

    static JsonObject table(String title, String description, String sql) {
        JsonObject options = new JsonObject().set("cellHeight", "sm").set("showHeader", true);
        return panel("table", title, description, "", options).set("targets", Targets.of(Targets.Form.TABLE, sql));
    }

    private static JsonObject panel(String type, String title, String description, String unit, JsonObject options) {
        return new JsonObject()
                .set("type", type)
                .set("title", title)
                .put("description", description)
                .set("datasource", Targets.dataSource())
                .set("fieldConfig", fields(unit, new JsonObject()))
                .set("options", options);
    }

    private static JsonObject fields(String unit, JsonObject custom) {
        return new JsonObject()
                .set("defaults", new JsonObject().put("unit", unit).put("custom", custom))
                .set("overrides", List.of());
    }

    private static JsonObject lastValue() {
        return new JsonObject()
                .set("calcs", List.of("lastNotNull"))
                .set("fields", "")
                .set("values", false);
    }
}
