package io.neuralake.emitters.grafana;

import io.neuralake.catalog.Classification;
import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Table;
import io.neuralake.catalog.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The dashboard of one table: how many rows there are and how new they are, its numbers over time, its categories, and rows.
 *
 * <p>Without a column of times, numbers are means of all rows. Columns with personal data are on no panel.
 */
final class Dashboard {

    private static final int SCHEMA_VERSION = 39;
    private static final int MOST_NUMBERS = 6;
    private static final int MOST_MEANS = 2;
    private static final int MOST_CATEGORIES = 4;
    private static final int MOST_BARS = 20;
    private static final int MOST_ROWS = 500;

    private final Table table;
    private final String site;
    private final Optional<TimeColumn> time;
    private final List<Variable> variables;
    private final String from;

    Dashboard(Table table, String site) {
        this.table = table;
        this.site = site;
        this.time = TimeColumn.of(table);
        this.variables = Variables.of(table, time);
        this.from = " FROM " + Variables.relation(table, variables) + where();
    }

    private String where() {
        String conditions = Stream.concat(
                        time.map(TimeColumn::filter).stream(),
                        variables.stream().map(Variable::condition).filter(condition -> !condition.isEmpty()))
                .collect(Collectors.joining(" AND "));
        return conditions.isEmpty() ? "" : " WHERE " + conditions;
    }

    JsonObject json() {
        String state = table.deprecation().isPresent() ? " (deprecated)" : "";
        return new JsonObject()
                .set("uid", Uids.of(table))
                .set("title", table.qualifiedName() + state)
                .put("description", description())
                .set(
                        "tags",
                        Stream.concat(Stream.of("neuralake", table.database()), table.tags().stream())
                                .distinct()
                                .toList())
                .set("schemaVersion", SCHEMA_VERSION)
                .set("editable", false)
                .set("graphTooltip", 1)
                .set("timezone", "utc")
                .set("time", TimeRange.of(table))
                .set("refresh", "")
                .set("links", links())
                .set(
                        "templating",
                        new JsonObject()
                                .set(
                                        "list",
                                        variables.stream().map(Variable::json).toList()))
                .set("annotations", new JsonObject().set("list", List.of()))
                .set("panels", panels());
    }

    private String description() {
        String replaced = table.deprecation()
                .map(deprecation -> "Deprecated: use " + deprecation.replacement() + ".\n\n")
                .orElse("");
        return replaced + table.description();
    }

    private List<JsonObject> links() {
        List<JsonObject> links = new ArrayList<>();
        if (!site.isEmpty()) {
            String root = site.endsWith("/") ? site : site + "/";
            links.add(link("Catalog", root + "tables/" + table.database() + "/" + table.name() + ".html"));
        }
        if (!table.notebook().isEmpty()) {
            links.add(link("Notebook", table.notebook()));
        }
        table.links().forEach(link -> links.add(link(link.title(), link.url())));
        return links;
    }

    private static JsonObject link(String title, String url) {
        return new JsonObject()
                .set("type", "link")
                .set("title", title)
                .set("url", url)
                .set("tooltip", "")
                .set("icon", "external link")
                .set("tags", List.of())
                .set("asDropdown", false)
                .set("includeVars", false)
                .set("keepTime", false)
                .set("targetBlank", true);
    }

    private List<JsonObject> panels() {
        Layout layout = new Layout();
        List<Column> numbers =
                shown().filter(this::measured).limit(MOST_NUMBERS).toList();
        layout.add(6, 4, Panels.stat("Rows", "", "short", "SELECT count(*) AS \"rows\"" + from));
        time.ifPresent(moment -> layout.add(
                6,
                4,
                Panels.stat(
                        "Newest row",
                        "Largest " + moment.column().name() + " in the time range",
                        "dateTimeAsIso",
                        "SELECT " + moment.newest() + " AS \"newest\"" + from)));
        numbers.stream().limit(MOST_MEANS).forEach(column -> layout.add(6, 4, mean(column)));
        layout.nextRow();
        new TeamPanels(table, time, from).addTo(layout);
        time.ifPresent(moment -> series(layout, moment, numbers));
        shown().filter(Dashboard::category)
                .limit(MOST_CATEGORIES)
                .forEach(column -> layout.add(12, 8, categories(column)));
        layout.nextRow();
        layout.add(24, 10, Panels.table("Rows", "", rows()));
        return layout.panels();
    }

    private JsonObject mean(Column column) {
        return Panels.stat(
                "Mean of " + column.name(),
                column.description(),
                Units.of(column.unit()),
                "SELECT avg(" + Sql.name(column.name()) + ") AS \"mean\"" + from);
    }

    private void series(Layout layout, TimeColumn moment, List<Column> numbers) {
        String shortest = moment.day() ? "1d" : "";
        String grouped = from + " GROUP BY 1 ORDER BY 1";
        layout.add(
                numbers.isEmpty() ? 24 : 12,
                8,
                Panels.timeSeries(
                        "Rows over time",
                        "",
                        "short",
                        true,
                        shortest,
                        "SELECT " + moment.group() + ", count(*) AS \"rows\"" + grouped));
        for (Column column : numbers) {
            String name = Sql.name(column.name());
            layout.add(
                    12,
                    8,
                    Panels.timeSeries(
                            column.name(),
                            column.description(),
                            Units.of(column.unit()),
                            false,
                            shortest,
                            "SELECT " + moment.group() + ", avg(" + name + ") AS \"mean\", min(" + name
                                    + ") AS \"min\", max(" + name + ") AS \"max\"" + grouped));
        }
    }

    private JsonObject categories(Column column) {
        String name = Sql.name(column.name());
        return Panels.bars(
                column.name(),
                column.description(),
                "short",
                "SELECT COALESCE(CAST(" + name + " AS VARCHAR), '(none)') AS " + name + ", count(*) AS \"rows\"" + from
                        + " GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT " + MOST_BARS);
    }

    private String rows() {
        List<Column> chosen = table.docColumns().isEmpty()
                ? shown().filter(column -> !column.type().nested()).toList()
                : shown().filter(column -> table.docColumns().contains(column.name()))
                        .toList();
        String columns = chosen.stream().map(column -> Sql.name(column.name())).collect(Collectors.joining(", "));
        return "SELECT " + (columns.isEmpty() ? "count(*) AS \"rows\"" : columns) + from
                + (columns.isEmpty()
                        ? ""
                        : time.map(moment -> " ORDER BY "
                                                + Sql.name(moment.column().name()) + " DESC")
                                        .orElse("")
                                + " LIMIT " + MOST_ROWS);
    }

    private Stream<Column> shown() {
        return table.columns().stream().filter(column -> column.classification() != Classification.PII);
    }

    /** Whether a mean of the values says something: numbers that identify rows or directories are only called numbers. */
    private boolean measured(Column column) {
        return number(column.type())
                && !column.partition()
                && column.deprecation().isEmpty()
                && !column.name().equals("id")
                && !column.name().endsWith("_id")
                && !table.uniqueColumns().contains(column.name());
    }

    private static boolean number(ColumnType type) {
        if (type instanceof Scalar scalar) {
            return switch (scalar) {
                case INT8, INT16, INT32, INT64, FLOAT32, FLOAT64 -> true;
                case BOOLEAN, STRING, BINARY, DATE, TIME, TIMESTAMP, INSTANT, UUID -> false;
            };
        }
        return type instanceof ColumnType.Decimal;
    }

    private static boolean category(Column column) {
        return !column.partition()
                && (column.type() == Scalar.BOOLEAN || column.type() instanceof ColumnType.Enumeration);
    }
}
