package io.neuralake.site.page;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.Derivation;
import io.neuralake.catalog.Table;
import io.neuralake.site.text.Markdown;
import io.neuralake.site.text.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the rows of a table's schema. */
final class Schema {

    /** Deeper fields are in the type's text and in the table's JSON. */
    private static final int DEEPEST = 8;

    private final SiteCatalog site;
    private final Table table;
    private final String root;
    private final List<SchemaRow> rows = new ArrayList<>();

    Schema(SiteCatalog site, Table table, String root) {
        this.site = site;
        this.table = table;
        this.root = root;
    }

    List<SchemaRow> rows() {
        for (Column column : table.columns()) {
            String href = site.shared(column.name()) ? root + SiteCatalog.columnPath(column.name()) + ".html" : "";
            String anchor = SiteCatalog.anchor(column.name());
            rows.add(row(column, anchor, href, 0, Badges.of(table, column), from(column)));
            fields(column, anchor, 1);
        }
        return rows;
    }

    private void fields(Column column, String anchor, int depth) {
        if (depth > DEEPEST) {
            return;
        }
        for (Column field : Types.fields(column.type())) {
            String inner = anchor + "." + SiteCatalog.anchor(field.name()).substring("column-".length());
            rows.add(row(field, inner, "", depth, Badges.of(field), List.of()));
            fields(field, inner, depth + 1);
        }
    }

    private static SchemaRow row(
            Column column, String anchor, String href, int depth, List<Badge> badges, List<Ref> from) {
        return new SchemaRow(
                Visible.text(column.name()),
                anchor,
                href,
                depth,
                depth == DEEPEST ? Types.text(column.type()) : Types.brief(column.type()),
                column.nullable(),
                Visible.text(column.unit()),
                badges,
                column.tags().stream().map(Visible::text).toList(),
                Markdown.html(column.description()),
                Types.constants(column.type()).stream().map(Visible::text).toList(),
                Visible.text(column.example()),
                from,
                column.deprecation()
                        .map(reason -> new TablePage.Replacement(
                                new Ref(Visible.text(reason.replacement()), ""), Visible.text(reason.since()))));
    }

    private List<Ref> from(Column column) {
        List<Ref> from = new ArrayList<>();
        for (Derivation derivation : table.derivedFrom()) {
            Optional<Table> source = site.source(derivation);
            derivation.columns().stream()
                    .filter(derived -> derived.name().equals(column.name()))
                    .flatMap(derived -> derived.from().stream())
                    .map(name -> new Ref(
                            Visible.text(source.map(Table::qualifiedName).orElse(derivation.source()) + "." + name),
                            source.map(found -> root + SiteCatalog.path(found) + ".html#" + SiteCatalog.anchor(name))
                                    .orElse("")))
                    .forEach(from::add);
        }
        return from;
    }
}
