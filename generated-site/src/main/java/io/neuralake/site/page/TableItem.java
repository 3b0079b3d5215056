package io.neuralake.site.page;

import io.neuralake.catalog.Table;
import io.neuralake.site.text.Markdown;
import io.neuralake.site.text.Visible;
import java.util.List;

/**
 * A table in a list.
 *
 * @param name its name
 * @param href its page
 * @param summary what a row of it means
 * @param badges what it is marked with
 * @param format how it is stored
 * @param columns how many columns it has
 * @param latency how soon a row can be read; may be empty
 * @param owner who answers for it; may be empty
 * @param tags free words
 * @param current whether it is the page's own
 */
public record TableItem(
        String name,
        String href,
        String summary,
        List<Badge> badges,
        String format,
        int columns,
        String latency,
        String owner,
        List<String> tags,
        boolean current) {

    /** Copies the lists. */
    public TableItem {
        badges = List.copyOf(badges);
        tags = List.copyOf(tags);
    }

    static TableItem of(SiteCatalog site, Table table, String root) {
        return new TableItem(
                Visible.text(table.name()),
                root + SiteCatalog.path(table) + ".html",
                Markdown.summary(table.description()),
                Badges.of(table).stream()
                        .filter(badge -> !badge.kind().equals("format"))
                        .toList(),
                Badges.format(table.format()),
                table.columns().size(),
                Visible.text(table.latency()),
                Visible.text(site.catalog().owner(table)),
                table.tags().stream().map(Visible::text).toList(),
                false);
    }
}
