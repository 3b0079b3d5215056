package io.neuralake.site.page;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Database;
import io.neuralake.site.text.Markdown;
import io.neuralake.site.text.Visible;
import io.neuralake.site.text.WebAddress;
import java.util.List;
import java.util.Optional;

/**
 * The first page: what the catalog is and which databases it has.
 *
 * @param frame what all pages have
 * @param description the catalog's description as HTML
 * @param databases its databases
 * @param tableCount how many tables there are
 * @param columnCount how many columns there are
 * @param shared how many column names several tables have
 * @param owner who answers for it; may be empty
 * @param notebook the notebook service, if there is one
 */
public record HomePage(
        Frame frame,
        String description,
        List<Card> databases,
        long tableCount,
        long columnCount,
        String shared,
        String owner,
        Optional<String> notebook) {

    /** Copies the databases. */
    public HomePage {
        databases = List.copyOf(databases);
    }

    /** The number of tables, in words. */
    public String tables() {
        return Counts.of(tableCount, "table");
    }

    /** The number of columns, in words. */
    public String columns() {
        return Counts.of(columnCount, "column");
    }

    /**
     * A database.
     *
     * @param name its name
     * @param href its page
     * @param summary what its tables have in common
     * @param tables how many there are, in words
     * @param owner who answers for it; may be empty
     */
    public record Card(String name, String href, String summary, String tables, String owner) {}

    /** The first page of a catalog. */
    public static HomePage of(SiteCatalog site) {
        Catalog catalog = site.catalog();
        Frame frame = new Frame(
                site.label(),
                Markdown.summary(catalog.description()),
                site.label(),
                "",
                List.of(),
                List.of(Frame.markdown("llms.txt"), Frame.json("catalog.json")),
                "databases");
        long shared =
                site.uses().values().stream().filter(uses -> uses.size() > 1).count();
        return new HomePage(
                frame,
                Markdown.html(catalog.description()),
                catalog.databases().stream()
                        .map(database -> card(catalog, database))
                        .toList(),
                catalog.tables().count(),
                catalog.tables().mapToLong(table -> table.columns().size()).sum(),
                Counts.number(shared),
                Visible.text(catalog.owner()),
                WebAddress.of(catalog.notebook()));
    }

    private static Card card(Catalog catalog, Database database) {
        String owner = database.owner().isEmpty() ? catalog.owner() : database.owner();
        return new Card(
                Visible.text(database.name()),
                SiteCatalog.path(database) + ".html",
                Markdown.summary(database.description()),
                Counts.of(database.tables().size(), "table"),
                Visible.text(owner));
    }
}
