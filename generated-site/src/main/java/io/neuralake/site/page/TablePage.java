package io.neuralake.site.page;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.Database;
import io.neuralake.catalog.Deprecation;
import io.neuralake.catalog.Link;
import io.neuralake.catalog.Parameter;
import io.neuralake.catalog.Table;
import io.neuralake.site.snippet.TableSnippets;
import io.neuralake.site.text.Markdown;
import io.neuralake.site.text.Visible;
import io.neuralake.site.text.WebAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The page of a table.
 *
 * @param frame what all pages have
 * @param name its name
 * @param qualifiedName its name with the database's
 * @param badges what it is marked with
 * @param description what a row means, as HTML
 * @param deprecation what to use instead, if it is deprecated
 * @param facts what is known of it, a name and a value each
 * @param tags free words
 * @param data how to read it
 * @param notebook where the code of a snippet can be run, if there is a notebook service
 * @param parameters parameters of a function
 * @param partitions what chooses a row's directory, outermost first
 * @param schema its columns
 * @param size how many columns there are, in words
 * @param lineage what it is computed from and what from it, if anything
 * @param location where its data lies; empty if nothing says so
 * @param links other addresses, the example notebook among them
 * @param tables the tables of its database, for the side of the page
 */
public record TablePage(
        Frame frame,
        String name,
        String qualifiedName,
        List<Badge> badges,
        String description,
        Optional<Replacement> deprecation,
        List<Fact> facts,
        List<String> tags,
        TableSnippets data,
        Optional<String> notebook,
        List<SchemaRow> parameters,
        List<PartitionRow> partitions,
        List<SchemaRow> schema,
        String size,
        Optional<Lineage> lineage,
        String location,
        List<Ref> links,
        SideList tables) {

    /** Copies the lists. */
    public TablePage {
        badges = List.copyOf(badges);
        facts = List.copyOf(facts);
        tags = List.copyOf(tags);
        parameters = List.copyOf(parameters);
        partitions = List.copyOf(partitions);
        schema = List.copyOf(schema);
        links = List.copyOf(links);
    }

    /**
     * What to use instead.
     *
     * @param replacement its name, and its page if it is a table of the catalog
     * @param since since when; may be empty
     */
    public record Replacement(Ref replacement, String since) {}

    /**
     * Something known.
     *
     * @param name what
     * @param value and how it is
     */
    public record Fact(String name, String value) {}

    /**
     * A partition column.
     *
     * @param name its name
     * @param href the column on this page
     * @param type its type
     * @param example a value of it; may be empty
     */
    public record PartitionRow(String name, String href, String type, String example) {}

    /** The page of a table; {@code extra} are links that others have for it, a dashboard say. */
    public static TablePage of(SiteCatalog site, Table table, List<Ref> extra) {
        String root = "../../";
        String path = root + SiteCatalog.path(table);
        String name = Visible.text(table.name());
        Frame frame = new Frame(
                Visible.text(table.qualifiedName()) + " · " + site.label(),
                Markdown.summary(table.description()),
                site.label(),
                root,
                List.of(
                        new Ref(site.label(), root + "index.html"),
                        new Ref(
                                Visible.text(table.database()),
                                root + SiteCatalog.databasePath(table.database()) + ".html")),
                List.of(Frame.markdown(path + ".md"), Frame.json(path + ".json")),
                "databases");
        Database database = site.database(table).orElseThrow();
        return new TablePage(
                frame,
                name,
                Visible.text(table.qualifiedName()),
                Badges.of(table),
                Markdown.html(table.description()),
                table.deprecation().map(reason -> deprecated(site, table, reason, root)),
                facts(site, table),
                table.tags().stream().map(Visible::text).toList(),
                TableSnippets.of(site.catalog(), table),
                WebAddress.of(site.catalog().notebook()),
                table.function().map(Table.Function::parameters).orElse(List.of()).stream()
                        .map(TablePage::parameter)
                        .toList(),
                table.partitions().stream()
                        .map(column -> partition(table, column))
                        .toList(),
                new Schema(site, table, root).rows(),
                Counts.of(table.columns().size(), "column"),
                Lineage.of(site, table, root),
                Visible.text(site.catalog().location(table)),
                links(database, table, extra),
                SideList.tables(database, table, root));
    }

    private static Replacement deprecated(SiteCatalog site, Table table, Deprecation reason, String root) {
        String name = reason.replacement();
        String href = site.table(name)
                .or(() -> site.table(table.database() + "." + name))
                .map(replacement -> root + SiteCatalog.path(replacement) + ".html")
                .orElse("");
        return new Replacement(new Ref(Visible.text(name), href), Visible.text(reason.since()));
    }

    private static List<Fact> facts(SiteCatalog site, Table table) {
        List<Fact> facts = new ArrayList<>();
        add(facts, "Owner", site.catalog().owner(table));
        add(facts, "Latency", table.latency());
        add(facts, "Source", table.source());
        add(facts, "Columns", Counts.number(table.columns().size()));
        add(
                facts,
                "Partitioned by",
                String.join(", ", table.partitions().stream().map(Column::name).toList()));
        add(facts, "Schema version", table.schemaVersion() > 1 ? Integer.toString(table.schemaVersion()) : "");
        return facts;
    }

    private static void add(List<Fact> facts, String name, String value) {
        if (!value.isBlank()) {
            facts.add(new Fact(name, Visible.text(value)));
        }
    }

    private static SchemaRow parameter(Parameter parameter) {
        return new SchemaRow(
                Visible.text(parameter.name()),
                "parameter-" + SiteCatalog.anchor(parameter.name()),
                "",
                0,
                Types.brief(parameter.type()),
                parameter.nullable(),
                "",
                List.of(),
                List.of(),
                Markdown.html(parameter.description()),
                Types.constants(parameter.type()).stream().map(Visible::text).toList(),
                "",
                List.of(),
                Optional.empty());
    }

    private static PartitionRow partition(Table table, Column column) {
        String example = table.docFilters().stream()
                .filter(filter -> filter.column().equals(column.name()))
                .flatMap(filter -> filter.values().stream())
                .findFirst()
                .orElse(column.example());
        return new PartitionRow(
                Visible.text(column.name()),
                "#" + SiteCatalog.anchor(column.name()),
                Types.brief(column.type()),
                Visible.text(example));
    }

    private static List<Ref> links(Database database, Table table, List<Ref> extra) {
        Stream<Ref> notebooks = Stream.of(
                        new Link("Example notebook", table.notebook()),
                        new Link("Notebook of the database", database.notebook()))
                .filter(link -> !link.url().isEmpty())
                .map(TablePage::ref);
        Stream<Ref> own = table.links().stream().map(TablePage::ref);
        return Stream.of(extra.stream(), notebooks, own).flatMap(refs -> refs).toList();
    }

    private static Ref ref(Link link) {
        String title = link.title().isBlank() ? link.url() : link.title();
        Optional<String> address = WebAddress.of(link.url());
        return address.isPresent()
                ? new Ref(Visible.text(title), address.get())
                : new Ref(Visible.text(title + " (" + link.url() + ")"), "");
    }
}
