package io.neuralake.site.page;

import io.neuralake.site.page.SiteCatalog.ColumnUse;
import io.neuralake.site.text.Visible;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The column names that several tables have: those that tables disagree about, and the most frequent.
 *
 * @param frame what all pages have
 * @param size how many names several tables have, in words
 * @param conflicts names with several types
 * @param shared names with one type
 * @param cut whether there are more than are listed
 */
public record ColumnsPage(Frame frame, String size, List<Row> conflicts, List<Row> shared, boolean cut) {

    private static final int MOST = 500;

    /** Copies the rows. */
    public ColumnsPage {
        conflicts = List.copyOf(conflicts);
        shared = List.copyOf(shared);
    }

    /**
     * A name.
     *
     * @param name the name
     * @param href its page
     * @param types its types, in words
     * @param tables how many tables have it
     */
    public record Row(String name, String href, String types, String tables) {}

    /** The list of a catalog. */
    public static ColumnsPage of(SiteCatalog site) {
        List<Map.Entry<String, List<ColumnUse>>> names = site.uses().entrySet().stream()
                .filter(name -> name.getValue().size() > 1)
                .sorted(Comparator.comparingInt((Map.Entry<String, List<ColumnUse>> name) ->
                                -name.getValue().size())
                        .thenComparing(Map.Entry::getKey))
                .toList();
        List<Row> conflicts = rows(names, true);
        List<Row> shared = rows(names, false);
        Frame frame = new Frame(
                "Columns · " + site.label(),
                "Column names that several tables of " + site.label() + " have",
                site.label(),
                "",
                List.of(new Ref(site.label(), "index.html")),
                List.of(),
                "columns");
        return new ColumnsPage(
                frame,
                Counts.of(names.size(), "name"),
                conflicts,
                shared,
                conflicts.size() + shared.size() < names.size());
    }

    private static List<Row> rows(List<Map.Entry<String, List<ColumnUse>>> names, boolean conflict) {
        return names.stream()
                .filter(name -> types(name.getValue()).size() > 1 == conflict)
                .limit(MOST)
                .map(name -> new Row(
                        Visible.text(name.getKey()),
                        SiteCatalog.columnPath(name.getKey()) + ".html",
                        String.join(" · ", types(name.getValue())),
                        Counts.of(name.getValue().size(), "table")))
                .toList();
    }

    private static List<String> types(List<ColumnUse> uses) {
        return uses.stream()
                .map(use -> use.column().type())
                .distinct()
                .map(Types::text)
                .distinct()
                .sorted()
                .toList();
    }
}
