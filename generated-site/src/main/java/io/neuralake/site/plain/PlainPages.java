package io.neuralake.site.plain;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Column;
import io.neuralake.catalog.Database;
import io.neuralake.catalog.Deprecation;
import io.neuralake.catalog.Derivation;
import io.neuralake.catalog.Names;
import io.neuralake.catalog.Table;
import io.neuralake.site.page.SiteCatalog;
import io.neuralake.site.page.SiteCatalog.ColumnUse;
import io.neuralake.site.page.Types;
import io.neuralake.site.snippet.Snippet;
import io.neuralake.site.snippet.TableSnippets;
import io.neuralake.site.text.Markdown;
import io.neuralake.site.text.PageName;
import io.neuralake.site.text.Visible;
import java.util.ArrayList;
import java.util.List;

/** The same facts as on the pages, as Markdown. */
public final class PlainPages {

    /** Catalogs with more tables are listed by database only. */
    private static final int LISTED = 1_000;

    private final SiteCatalog site;
    private final Catalog catalog;

    /** The pages of a catalog. */
    public PlainPages(SiteCatalog site) {
        this.site = site;
        this.catalog = site.catalog();
    }

    /** {@code llms.txt}: where a program starts to read. */
    public String start() {
        MarkdownText text = new MarkdownText().heading(1, MarkdownText.words(site.label()));
        text.quoted(catalog.description());
        text.line("Each table has a page as Markdown, with its columns and code that reads it, and the same as JSON"
                        + " under the same name with `.json`.")
                .line("All of it is in [catalog.json](catalog.json).")
                .line("");
        boolean all = catalog.tables().count() <= LISTED;
        for (Database database : catalog.databases()) {
            text.heading(2, "Database " + MarkdownText.code(database.name()));
            text.line("- [all of " + MarkdownText.words(database.name()) + "](" + SiteCatalog.path(database) + ".md)"
                    + summary(database.description()));
            if (all) {
                database.tables().forEach(table -> text.line(item(table, SiteCatalog.path(table))));
            }
            text.line("");
        }
        return text.toString();
    }

    /** The page of a database. */
    public String database(Database database) {
        MarkdownText text = new MarkdownText().heading(1, "Database " + MarkdownText.code(database.name()));
        text.quoted(database.description());
        text.fact("Owner", database.owner().isEmpty() ? catalog.owner() : database.owner());
        text.fact("Notebook", database.notebook());
        text.line("").heading(2, "Tables");
        String folder = PageName.of(database.name()) + "/";
        database.tables().forEach(table -> text.line(item(table, folder + PageName.of(table.name()))));
        return text.toString();
    }

    private static String item(Table table, String path) {
        String old = table.deprecation().isPresent() ? " (deprecated)" : "";
        return "- [" + MarkdownText.words(table.qualifiedName()) + "](" + path + ".md)" + old
                + summary(table.description());
    }

    private static String summary(String description) {
        String summary = Markdown.summary(description);
        return summary.isEmpty() ? "" : ": " + MarkdownText.words(summary);
    }

    /** The page of a table. */
    public String table(Table table) {
        MarkdownText text = new MarkdownText().heading(1, "Table " + MarkdownText.code(table.qualifiedName()));
        table.deprecation()
                .ifPresent(reason ->
                        text.line("**Deprecated.** " + instead(reason)).line(""));
        text.quoted(table.description());
        facts(text, table);
        parameters(text, table);
        text.line("").heading(2, "Columns");
        text.line("| column | type | about |").line("|---|---|---|");
        table.columns()
                .forEach(column -> text.line("| " + cell(MarkdownText.code(column.name())) + " | "
                        + cell(MarkdownText.code(Types.text(column.type())))
                        + (column.nullable() ? " or null" : "") + " | " + cell(about(table, column)) + " |"));
        text.line("");
        lineage(text, table);
        text.heading(2, "Get the data");
        for (Snippet snippet : TableSnippets.of(catalog, table).snippets()) {
            text.heading(3, snippet.label()).snippet(snippet);
        }
        return text.toString();
    }

    private void facts(MarkdownText text, Table table) {
        text.fact("Database", table.database());
        text.fact("Format", Names.lower(table.format()));
        text.fact("Owner", catalog.owner(table));
        text.fact("Latency", table.latency());
        text.fact("Source", table.source());
        text.fact("Location", catalog.location(table));
        text.fact("Classification", classification(table));
        text.fact("Tags", String.join(", ", table.tags()));
        text.fact("Notebook", table.notebook());
        text.fact(
                "Partitioned by",
                String.join(", ", table.partitions().stream().map(Column::name).toList()));
        text.fact("Unique", String.join(", ", table.uniqueColumns()));
        table.links().forEach(link -> text.fact(link.title(), link.url()));
    }

    private static String classification(Table table) {
        String name = Names.lower(table.classification());
        return name.equals("unclassified") ? "" : name;
    }

    private static void parameters(MarkdownText text, Table table) {
        table.function().filter(function -> !function.parameters().isEmpty()).ifPresent(function -> {
            text.line("").heading(2, "Parameters");
            function.parameters()
                    .forEach(parameter -> text.line("- " + MarkdownText.code(parameter.name()) + " "
                            + MarkdownText.code(Types.text(parameter.type()))
                            + (parameter.nullable() ? " or null" : "")
                            + summary(parameter.description())));
        });
    }

    private static String about(Table table, Column column) {
        List<String> parts = new ArrayList<>();
        if (column.partition()) {
            parts.add("partition");
        }
        if (table.uniqueColumns().contains(column.name())) {
            parts.add("key");
        }
        String classification = Names.lower(column.classification());
        if (!classification.equals("unclassified")) {
            parts.add(classification);
        }
        if (!column.unit().isEmpty()) {
            parts.add("in " + MarkdownText.words(column.unit()));
        }
        column.deprecation().ifPresent(reason -> parts.add("deprecated: " + instead(reason)));
        String description = Visible.text(column.description().strip());
        if (!description.isEmpty()) {
            parts.add(MarkdownText.words(description));
        }
        return String.join("; ", parts);
    }

    private static String instead(Deprecation reason) {
        return "Use " + MarkdownText.words(reason.replacement()) + " instead"
                + (reason.since().isEmpty() ? "." : ", since " + MarkdownText.words(reason.since()) + ".");
    }

    private void lineage(MarkdownText text, Table table) {
        if (table.derivedFrom().isEmpty() && site.dependents(table).isEmpty()) {
            return;
        }
        text.heading(2, "Lineage");
        for (Derivation derivation : table.derivedFrom()) {
            String source = site.source(derivation).map(Table::qualifiedName).orElse(derivation.source());
            text.line("- computed from " + MarkdownText.code(source)
                    + (derivation.how().isEmpty() ? "" : ": " + MarkdownText.words(derivation.how())));
        }
        site.dependents(table)
                .forEach(dependent -> text.line("- used by " + MarkdownText.code(dependent.qualifiedName())));
        text.line("");
    }

    /** The page of a column name. */
    public String column(String name) {
        MarkdownText text = new MarkdownText().heading(1, "Column " + MarkdownText.code(name));
        for (ColumnUse use : site.uses(name)) {
            text.line("- [" + MarkdownText.words(use.table().qualifiedName()) + "](../" + SiteCatalog.path(use.table())
                    + ".md), " + MarkdownText.code(Types.text(use.column().type()))
                    + summary(use.column().description()));
        }
        return text.toString();
    }

    private static String cell(String markdown) {
        return markdown.replace("|", "\\|").replace("\\\\|", "\\|");
    }
}
