package io.neuralake.emitters.grafana;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.Panel;
import io.neuralake.catalog.Panel.Aggregation;
import io.neuralake.catalog.Table;
import io.neuralake.catalog.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The panels that the team of a table places on its dashboard, by {@code @Panel}. */
final class TeamPanels {

    private static final int MOST_BARS = 20;
    private static final int MOST_ROWS = 500;

    private final Table table;
    private final Optional<TimeColumn> time;
    private final String from;

    /** The panels of a table whose rows are read by what follows the selected columns. */
    TeamPanels(Table table, Optional<TimeColumn> time, String from) {
        this.table = table;
        this.time = time;
        this.from = from;
    }

    void addTo(Layout layout) {
        for (Panel panel : table.panels()) {
            switch (panel.kind()) {
                case STAT -> layout.add(6, 4, json(panel));
                case TIME_SERIES, BARS -> layout.add(12, 8, json(panel));
                case TABLE -> layout.add(24, 10, json(panel));
            }
        }
        layout.nextRow();
    }

    private JsonObject json(Panel panel) {
        String sql = panel.sql().isBlank() ? sql(panel) : panel.sql();
        String title = panel.title();
        String text = panel.description();
        return switch (panel.kind()) {
            case TIME_SERIES ->
                Panels.timeSeries(
                        title,
                        text,
                        unit(panel),
                        panel.aggregation() == Aggregation.COUNT,
                        time.filter(TimeColumn::day).isPresent() ? "1d" : "",
                        sql);
            case STAT -> Panels.stat(title, text, unit(panel), sql);
            case BARS -> Panels.bars(title, text, unit(panel), sql);
            case TABLE -> Panels.table(title, text, sql);
        };
    }

    private String sql(Panel panel) {
        return switch (panel.kind()) {
            case TIME_SERIES -> "SELECT " + series(panel);
            case STAT -> "SELECT " + values(panel) + from;
            case BARS ->
                "SELECT " + label(panel, panel.by()) + ", " + values(panel) + from + " GROUP BY 1 ORDER BY 2 DESC, 1"
                        + " LIMIT " + MOST_BARS;
            case TABLE ->
                "SELECT " + panel.columns().stream().map(Sql::name).collect(Collectors.joining(", ")) + from
                        + time.map(moment ->
                                        " ORDER BY " + Sql.name(moment.column().name()) + " DESC")
                                .orElse("")
                        + " LIMIT " + MOST_ROWS;
        };
    }

    private String series(Panel panel) {
        String group = time.map(TimeColumn::group).orElse("0 AS \"time\"");
        return panel.by().isEmpty()
                ? group + ", " + values(panel) + from + " GROUP BY 1 ORDER BY 1"
                : group + ", " + label(panel, "metric") + ", " + values(panel) + from + " GROUP BY 1, 2 ORDER BY 1, 2";
    }

    private static String label(Panel panel, String name) {
        return "COALESCE(CAST(" + Sql.name(panel.by()) + " AS VARCHAR), '(none)') AS " + Sql.name(name);
    }

    private static String values(Panel panel) {
        if (panel.columns().isEmpty()) {
            return "count(*) AS \"rows\"";
        }
        return panel.columns().stream()
                .map(column -> function(panel.aggregation()) + "(" + Sql.name(column) + ") AS " + alias(panel, column))
                .collect(Collectors.joining(", "));
    }

    /** A value beside the column that it is counted of would have that column's name otherwise. */
    private static String alias(Panel panel, String column) {
        return Sql.name(panel.by().equals(column) ? column + "_" + function(panel.aggregation()) : column);
    }

    private static String function(Aggregation aggregation) {
        return switch (aggregation) {
            case MEAN -> "avg";
            case SUM -> "sum";
            case MIN -> "min";
            case MAX -> "max";
            case COUNT -> "count";
        };
    }

    private String unit(Panel panel) {
        if (!panel.unit().isEmpty() || panel.aggregation() == Aggregation.COUNT) {
            return Units.of(panel.unit());
        }
        List<String> units = panel.columns().stream()
                .flatMap(column -> table.column(column).stream())
                .map(Column::unit)
                .distinct()
                .toList();
        return Units.of(units.size() == 1 ? units.get(0) : "");
    }
}
