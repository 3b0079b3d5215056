package io.neuralake.site.snippet;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * How to read a table, in every language that there is.
 *
 * @param fields the values that a reader can edit
 * @param snippets the code, the most telling first
 */
public record TableSnippets(List<Field> fields, List<Snippet> snippets) {

    /** Copies the lists. */
    public TableSnippets {
        fields = List.copyOf(fields);
        snippets = List.copyOf(snippets);
    }

    /** The snippets of a table of a catalog. */
    public static TableSnippets of(Catalog catalog, Table table) {
        Example example = Example.of(catalog, table);
        ServerSnippets server = new ServerSnippets(example);
        List<Snippet> snippets = new ArrayList<>();
        snippets.add(JavaSnippet.of(example));
        snippets.add(DatarepoSnippet.of(example));
        snippets.add(PolarsSnippet.of(example));
        snippets.add(server.adbc());
        snippets.add(server.sql());
        snippets.add(server.curl());
        snippets.add(server.psql());
        snippets.add(server.grafana());
        return new TableSnippets(example.fields(), snippets);
    }
}
