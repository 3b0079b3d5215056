package io.neuralake.site.page;

import io.neuralake.catalog.Database;
import io.neuralake.site.text.Markdown;
import io.neuralake.site.text.Visible;
import io.neuralake.site.text.WebAddress;
import java.util.List;
import java.util.Optional;

/**
 * The page of a database.
 *
 * @param frame what all pages have
 * @param name its name
 * @param description its description as HTML
 * @param owner who answers for it; may be empty
 * @param notebook an introductory notebook, if there is one
 * @param tables its tables
 * @param databases all databases, for the side of the page
 */
public record DatabasePage(
        Frame frame,
        String name,
        String description,
        String owner,
        Optional<String> notebook,
        List<TableItem> tables,
        SideList databases) {

    /** Copies the lists. */
    public DatabasePage {
        tables = List.copyOf(tables);
    }

    /** The page of a database of a catalog. */
    public static DatabasePage of(SiteCatalog site, Database database) {
        String root = "../";
        String name = Visible.text(database.name());
        String path = SiteCatalog.path(database);
        Frame frame = new Frame(
                name + " · " + site.label(),
                Markdown.summary(database.description()),
                site.label(),
                root,
                List.of(new Ref(site.label(), root + "index.html")),
                List.of(Frame.markdown(root + path + ".md")),
                "databases");
        String owner = database.owner().isEmpty() ? site.catalog().owner() : database.owner();
        return new DatabasePage(
                frame,
                name,
                Markdown.html(database.description()),
                Visible.text(owner),
                WebAddress.of(database.notebook()),
                database.tables().stream()
                        .map(table -> TableItem.of(site, table, root))
                        .toList(),
                SideList.databases(site, database, root));
    }
}
