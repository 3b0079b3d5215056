package io.neuralake.site.page;

import io.neuralake.site.page.SiteCatalog.ColumnUse;
import io.neuralake.site.text.Markdown;
import io.neuralake.site.text.Visible;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The page of a column name: every table that has it, and whether they agree about its type.
 *
 * @param frame what all pages have
 * @param name the name
 * @param size how many tables have it, in words
 * @param groups its types, the most frequent first, with the tables of each
 */
public record ColumnPage(Frame frame, String name, String size, List<Group> groups) {

    /** Copies the groups. */
    public ColumnPage {
        groups = List.copyOf(groups);
    }

    /** Whether tables disagree about the type. */
    public boolean conflict() {
        return groups.size() > 1;
    }

    /**
     * Tables that agree.
     *
     * @param type the type
     * @param size how many they are, in words
     * @param rows the tables
     */
    public record Group(String type, String size, List<Row> rows) {

        /** Copies the rows. */
        public Group {
            rows = List.copyOf(rows);
        }
    }

    /**
     * A table with the column.
     *
     * @param table its qualified name
     * @param href the column on its page
     * @param unit unit of the values; may be empty
     * @param nullable whether a value may be absent
     * @param badges what the column is marked with
     * @param summary what a value means
     */
    public record Row(String table, String href, String unit, boolean nullable, List<Badge> badges, String summary) {

        /** Copies the badges. */
        public Row {
            badges = List.copyOf(badges);
        }
    }

    /** The page of a name. */
    public static ColumnPage of(SiteCatalog site, String column) {
        String root = "../";
        List<ColumnUse> uses = site.uses(column);
        String name = Visible.text(column);
        Frame frame = new Frame(
                name + " · " + site.label(),
                "Every table of " + site.label() + " with a column " + name,
                site.label(),
                root,
                List.of(new Ref(site.label(), root + "index.html"), new Ref("Columns", root + "columns.html")),
                List.of(Frame.markdown(root + SiteCatalog.columnPath(column) + ".md")),
                "columns");
        return new ColumnPage(frame, name, Counts.of(uses.size(), "table"), groups(uses, root));
    }

    private static List<Group> groups(List<ColumnUse> uses, String root) {
        Map<String, List<ColumnUse>> byType = new TreeMap<>();
        for (ColumnUse use : uses) {
            byType.computeIfAbsent(Types.text(use.column().type()), type -> new ArrayList<>())
                    .add(use);
        }
        return byType.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, List<ColumnUse>> type) ->
                                -type.getValue().size())
                        .thenComparing(Map.Entry::getKey))
                .map(type -> new Group(
                        type.getKey(),
                        Counts.of(type.getValue().size(), "table"),
                        type.getValue().stream().map(use -> row(use, root)).toList()))
                .toList();
    }

    private static Row row(ColumnUse use, String root) {
        return new Row(
                Visible.text(use.table().qualifiedName()),
                root + SiteCatalog.path(use.table()) + ".html#"
                        + SiteCatalog.anchor(use.column().name()),
                Visible.text(use.column().unit()),
                use.column().nullable(),
                Badges.of(use.table(), use.column()),
                Markdown.summary(use.column().description()));
    }
}
