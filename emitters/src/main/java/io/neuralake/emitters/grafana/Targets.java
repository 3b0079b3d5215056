package io.neuralake.emitters.grafana;

import io.neuralake.catalog.json.JsonObject;
import java.util.List;
import java.util.Locale;

/** Queries of panels, as Grafana's PostgreSQL data source keeps them. */
final class Targets {

    /** How rows are read. */
    enum Form {
        /** A column {@code time} and numbers. */
        TIME_SERIES,
        /** As they are. */
        TABLE
    }

    private Targets() {}

    static JsonObject dataSource() {
        return new JsonObject().set("type", "grafana-postgresql-datasource").set("uid", Uids.DATA_SOURCE);
    }

    static List<JsonObject> of(Form form, String sql) {
        return List.of(new JsonObject()
                .set("refId", "A")
                .set("datasource", dataSource())
                .set("editorMode", "code")
                .set("format", form.name().toLowerCase(Locale.ROOT))
                .set("rawQuery", true)
                .set("rawSql", sql));
    }
}
