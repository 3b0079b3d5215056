package io.neuralake.server.http;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Column;
import io.neuralake.catalog.Database;
import io.neuralake.catalog.Table;

/** A page for people: what is served, and an address for each table that can be followed. It has no script. */
final class CatalogPage {

    /** What the page may load: nothing but its own style. */
    static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

    private static final String STYLE = """
            body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
            table { border-collapse: collapse; margin: .5rem 0 1.5rem }
            th, td { text-align: left; vertical-align: top; padding: .2rem .8rem .2rem 0; border-bottom: 1px solid #8884;
                overflow-wrap: anywhere }
            th { white-space: nowrap }
            code { font-size: .9em }
            :root { color-scheme: light dark }
            """;

    private CatalogPage() {}

    static String of(Catalog catalog) {
        String title = catalog.name().isEmpty() ? "Catalog" : catalog.name();
        StringBuilder page = new StringBuilder("<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n")
                .append("<title>")
                .append(escaped(title))
                .append("</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n<h1>")
                .append(escaped(title))
                .append("</h1>\n<p>")
                .append(escaped(catalog.description()))
                .append("</p>\n<p>For programs: <a href=\"/openapi.json\">openapi.json</a>, ")
                .append("<a href=\"/api/schema\">Arrow schemas</a>; statements to <code>POST /api/sql</code>, ")
                .append("GraphQL to <code>POST /api/graphql</code>.</p>\n");
        for (Database database : catalog.databases()) {
            page.append("<h2>").append(escaped(database.name())).append("</h2>\n<p>");
            page.append(escaped(database.description())).append("</p>\n");
            database.tables().forEach(table -> add(catalog, table, page));
        }
        return page.append("</html>\n").toString();
    }

    private static void add(Catalog catalog, Table table, StringBuilder page) {
        String path = "/api/tables/" + catalog.servedName(table);
        page.append("<h3>")
                .append(escaped(table.qualifiedName()))
                .append("</h3>\n<p>")
                .append(escaped(table.description()))
                .append("</p>\n<p><a href=\"")
                .append(escaped(path + "?limit=10"))
                .append("\"><code>GET ")
                .append(escaped(path + "?limit=10"))
                .append("</code></a></p>\n<table>\n<tr><th>column<th>type<th>description</tr>\n");
        for (Column column : table.columns()) {
            page.append("<tr><td><code>")
                    .append(escaped(column.name()))
                    .append("</code><td>")
                    .append(escaped(column.type().text()))
                    .append(column.nullable() ? " or null" : "")
                    .append("<td>")
                    .append(escaped(column.description()))
                    .append("</tr>\n");
        }
        page.append("</table>\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
