package io.neuralake.site.page;

import io.neuralake.catalog.Derivation;
import io.neuralake.catalog.Table;
import io.neuralake.site.text.Visible;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What a table is computed from and what is computed from it, as a picture and in words.
 *
 * @param width width of the picture
 * @param height height of the picture
 * @param nodes tables in the picture
 * @param edges lines between them
 * @param sources what it is computed from, and how
 * @param dependents what is computed from it
 */
public record Lineage(
        int width, int height, List<Node> nodes, List<Edge> edges, List<Source> sources, List<Ref> dependents) {

    private static final int STEPS = 3;
    private static final int MOST = 7;
    private static final int NODE_WIDTH = 236;
    private static final int NODE_HEIGHT = 40;
    private static final int GAP_X = 72;
    private static final int GAP_Y = 16;
    private static final int LETTERS = 30;

    /** Copies the lists. */
    public Lineage {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
        sources = List.copyOf(sources);
        dependents = List.copyOf(dependents);
    }

    /**
     * A table in the picture.
     *
     * @param x left side
     * @param y upper side
     * @param text its name, cut if it is long
     * @param title its whole name
     * @param href its page; empty for the page's own and for what is not in the catalog
     * @param current whether it is the page's own
     */
    public record Node(int x, int y, String text, String title, String href, boolean current) {

        /** Width of its box. */
        public int width() {
            return NODE_WIDTH;
        }

        /** Height of its box. */
        public int height() {
            return NODE_HEIGHT;
        }

        /** Where its text begins. */
        public int textX() {
            return x + NODE_WIDTH / 2;
        }

        /** The line on which its text stands. */
        public int textY() {
            return y + NODE_HEIGHT / 2 + 4;
        }
    }

    /**
     * A line in the picture.
     *
     * @param path its path
     */
    public record Edge(String path) {}

    /**
     * What a table is computed from.
     *
     * @param table the source
     * @param how how it is computed; may be empty
     */
    public record Source(Ref table, String how) {}

    /** The lineage of a table; absent if nothing is known. */
    static Optional<Lineage> of(SiteCatalog site, Table table, String root) {
        if (table.derivedFrom().isEmpty() && site.dependents(table).isEmpty()) {
            return Optional.empty();
        }
        List<Source> sources = new ArrayList<>();
        for (Derivation derivation : table.derivedFrom()) {
            Ref source = site.source(derivation)
                    .map(found -> ref(found, root))
                    .orElseGet(() -> new Ref(Visible.text(derivation.source()), ""));
            sources.add(new Source(source, Visible.text(derivation.how())));
        }
        List<Ref> dependents = site.dependents(table).stream()
                .map(dependent -> ref(dependent, root))
                .toList();
        return Optional.of(new Picture(site, table, root).draw(sources, dependents));
    }

    private static Ref ref(Table table, String root) {
        return new Ref(Visible.text(table.qualifiedName()), root + SiteCatalog.path(table) + ".html");
    }

    /** Puts tables into columns by how many steps they are away, and lines between neighbours. */
    private static final class Picture {

        private final SiteCatalog site;
        private final Table table;
        private final String root;

        Picture(SiteCatalog site, Table table, String root) {
            this.site = site;
            this.table = table;
            this.root = root;
        }

        Lineage draw(List<Source> sources, List<Ref> dependents) {
            List<List<Table>> before = levels(site::sources);
            List<List<Table>> after = levels(site::dependents);
            List<List<Table>> columns = new ArrayList<>();
            for (int i = before.size() - 1; i >= 0; i--) {
                columns.add(before.get(i));
            }
            columns.add(List.of(table));
            columns.addAll(after);
            int tallest = columns.stream().mapToInt(List::size).max().orElse(1);
            int height = tallest * (NODE_HEIGHT + GAP_Y) - GAP_Y + 2;
            Map<String, Node> nodes = new LinkedHashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                List<Table> column = columns.get(i);
                int top = (height - (column.size() * (NODE_HEIGHT + GAP_Y) - GAP_Y)) / 2;
                for (int j = 0; j < column.size(); j++) {
                    Node node = node(column.get(j), 1 + i * (NODE_WIDTH + GAP_X), top + j * (NODE_HEIGHT + GAP_Y));
                    nodes.put(column.get(j).qualifiedName(), node);
                }
            }
            int width = columns.size() * (NODE_WIDTH + GAP_X) - GAP_X + 2;
            return new Lineage(width, height, List.copyOf(nodes.values()), edges(nodes), sources, dependents);
        }

        /** Tables by their distance, each where it is first met. */
        private List<List<Table>> levels(Function<Table, List<Table>> next) {
            List<List<Table>> levels = new ArrayList<>();
            Set<String> met = new HashSet<>(Set.of(table.qualifiedName()));
            List<Table> level = List.of(table);
            for (int step = 0; step < STEPS; step++) {
                List<Table> further = level.stream()
                        .flatMap(from -> next.apply(from).stream())
                        .filter(found -> met.add(found.qualifiedName()))
                        .limit(MOST)
                        .toList();
                if (further.isEmpty()) {
                    break;
                }
                levels.add(further);
                level = further;
            }
            return levels;
        }

        private Node node(Table shown, int x, int y) {
            String name = Visible.text(shown.qualifiedName());
            boolean current = shown.qualifiedName().equals(table.qualifiedName());
            return new Node(
                    x,
                    y,
                    name.length() <= LETTERS ? name : name.substring(0, LETTERS - 1) + "…",
                    name,
                    current ? "" : root + SiteCatalog.path(shown) + ".html",
                    current);
        }

        private List<Edge> edges(Map<String, Node> nodes) {
            List<Edge> edges = new ArrayList<>();
            nodes.forEach((name, node) -> site.table(name).ifPresent(target -> {
                for (Table source : site.sources(target)) {
                    Node from = nodes.get(source.qualifiedName());
                    if (from != null && from.x() < node.x()) {
                        edges.add(edge(from, node));
                    }
                }
            }));
            return edges;
        }

        private static Edge edge(Node from, Node to) {
            int startX = from.x() + NODE_WIDTH;
            int startY = from.y() + NODE_HEIGHT / 2;
            int endY = to.y() + NODE_HEIGHT / 2;
            int middle = (startX + to.x()) / 2;
            return new Edge("M" + startX + " " + startY + "C" + middle + " " + startY + " " + middle + " " + endY + " "
                    + to.x() + " " + endY);
        }
    }
}
