package io.neuralake.emitters.datarepo;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Column;
import io.neuralake.catalog.Database;
import io.neuralake.catalog.Format;
import io.neuralake.catalog.Table;
import io.neuralake.catalog.json.Json;
import io.neuralake.catalog.json.JsonObject;
import io.neuralake.emitters.Artifact;
import io.neuralake.emitters.Emitter;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Emits {@code data.json}: what datarepo's exporter writes and its site loads. Every member is there, null if nothing
 * was said; deprecated tables are left out, as there.
 *
 * <p>A column's name stands under {@code name}, which the site reads, and under {@code column}, which exporters up to
 * 0.0.2 wrote.
 */
public final class DatarepoEmitter implements Emitter<Catalog> {

    /** Name of the artifact. */
    public static final String NAME = "data.json";

    @Override
    public Artifact emit(Catalog catalog) {
        JsonObject exported = new JsonObject()
                .set("name", catalog.name().isEmpty() ? "catalog" : catalog.name())
                .set("package_name", null)
                .set("metadata", new JsonObject().set("jupyterhub_url", orNull(catalog.notebook())))
                .set(
                        "databases",
                        catalog.databases().stream()
                                .sorted(Comparator.comparing(Database::name))
                                .map(database -> database(catalog, database))
                                .toList());
        JsonObject document = new JsonObject().set("catalogs", List.of(exported));
        return new Artifact(Artifact.Kind.RESOURCE, NAME, Json.print(document));
    }

    private static JsonObject database(Catalog catalog, Database database) {
        return new JsonObject()
                .set("name", database.name())
                .set(
                        "tables",
                        database.tables().stream()
                                .filter(table -> table.deprecation().isEmpty())
                                .sorted(Comparator.comparing(Table::name))
                                .map(table -> table(catalog, table))
                                .toList());
    }

    private static JsonObject table(Catalog catalog, Table table) {
        return new JsonObject()
                .set("name", table.name())
                .set("description", table.description())
                .set("partitions", Partitions.of(table))
                .set(
                        "columns",
                        table.columns().stream()
                                .map(column -> column(table, column))
                                .toList())
                .set("selected_columns", table.docColumns().isEmpty() ? null : table.docColumns())
                .set("supports_sql_filter", table.format() == Format.DELTA)
                .set("table_type", type(table.format()))
                .set("latency_info", orNull(table.latency()))
                .set("example_notebook", orNull(table.notebook()))
                .set("data_input", orNull(table.source()))
                .set("uri", orNull(catalog.location(table)));
    }

    private static JsonObject column(Table table, Column column) {
        return new JsonObject()
                .set("name", column.name())
                .set("column", column.name())
                .set(
                        "type",
                        table.format() == Format.DELTA
                                ? ArrowTypes.text(column.type())
                                : PolarsTypes.text(column.type()))
                .set("readonly", false)
                .set("filter_only", false)
                .set("has_stats", column.partition());
    }

    /** The site shows every type that it does not know as a function. */
    private static String type(Format format) {
        return switch (format) {
            case DELTA -> "DELTA_LAKE";
            case PARQUET -> "PARQUET";
            case JDBC -> "JDBC";
            case FUNCTION -> "FUNCTION";
        };
    }

    private static @Nullable String orNull(String value) {
        return value.isEmpty() ? null : value;
    }
}
