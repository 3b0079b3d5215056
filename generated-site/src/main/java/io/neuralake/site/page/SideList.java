package io.neuralake.site.page;

import io.neuralake.catalog.Database;
import io.neuralake.catalog.Table;
import io.neuralake.site.text.Visible;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The list at the side of a page: its neighbours. Of many it shows those around the page, so that a page's size does not
 * depend on the catalog's.
 *
 * @param title what is listed
 * @param items the neighbours, the page's own among them
 * @param all where the rest is listed; leads nowhere if there is none
 */
public record SideList(String title, List<Item> items, Ref all) {

    private static final int MOST = 60;

    /** Copies the items. */
    public SideList {
        items = List.copyOf(items);
    }

    /**
     * A neighbour.
     *
     * @param name its name
     * @param href its page
     * @param note what stands behind it; may be empty
     * @param current whether it is the page's own
     * @param old whether it is deprecated
     */
    public record Item(String name, String href, String note, boolean current, boolean old) {}

    static SideList databases(SiteCatalog site, Database current, String root) {
        List<Database> all = site.catalog().databases();
        return list(
                "Databases",
                all,
                all.indexOf(current),
                database -> new Item(
                        Visible.text(database.name()),
                        root + SiteCatalog.path(database) + ".html",
                        Counts.number(database.tables().size()),
                        database.name().equals(current.name()),
                        false),
                root + "index.html");
    }

    static SideList tables(Database database, Table current, String root) {
        List<Table> all = database.tables();
        int index = IntStream.range(0, all.size())
                .filter(i -> all.get(i).name().equals(current.name()))
                .findFirst()
                .orElse(0);
        return list(
                Visible.text(database.name()),
                all,
                index,
                table -> new Item(
                        Visible.text(table.name()),
                        root + SiteCatalog.path(table) + ".html",
                        "",
                        table.name().equals(current.name()),
                        table.deprecation().isPresent()),
                root + SiteCatalog.path(database) + ".html");
    }

    private static <T> SideList list(String title, List<T> all, int current, Function<T, Item> item, String href) {
        boolean many = all.size() > MOST;
        int start = many ? Math.max(0, Math.min(current - MOST / 2, all.size() - MOST)) : 0;
        List<T> near = all.subList(start, many ? start + MOST : all.size());
        Ref rest = new Ref("All " + Counts.number(all.size()), many ? href : "");
        return new SideList(title, near.stream().map(item).toList(), rest);
    }
}
