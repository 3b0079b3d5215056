package io.neuralake.site;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.WriterOutput;
import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Database;
import io.neuralake.catalog.Table;
import io.neuralake.catalog.manifest.ManifestWriter;
import io.neuralake.emitters.Artifact;
import io.neuralake.site.page.ColumnPage;
import io.neuralake.site.page.ColumnsPage;
import io.neuralake.site.page.DatabasePage;
import io.neuralake.site.page.HomePage;
import io.neuralake.site.page.SiteCatalog;
import io.neuralake.site.page.TablePage;
import io.neuralake.site.plain.PlainPages;
import io.neuralake.site.search.SearchIndex;
import io.neuralake.site.template.JtecolumnGenerated;
import io.neuralake.site.template.JtecolumnsGenerated;
import io.neuralake.site.template.JtedatabaseGenerated;
import io.neuralake.site.template.JtehomeGenerated;
import io.neuralake.site.template.JtetableGenerated;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Makes the site of a catalog. Each page is made while it is written, and forgotten: a large catalog needs no more memory
 * than itself. Equal catalogs give equal bytes.
 */
public final class SiteGenerator {

    private static final List<String> ASSETS = List.of("site.css", "site.js", "icon.svg");

    private static final AsItIs AS_IT_IS = new AsItIs();

    private final TableLinks links;

    /** A generator of sites whose tables have no other links than their own. */
    public SiteGenerator() {
        this(table -> List.of());
    }

    /** A generator of sites whose tables have more links. */
    public SiteGenerator(TableLinks links) {
        this.links = links;
    }

    /** The files of the site, named from its root on. */
    public List<Artifact> generate(Catalog catalog) {
        SiteCatalog site = new SiteCatalog(catalog);
        PlainPages plain = new PlainPages(site);
        List<Artifact> files = new ArrayList<>();
        ASSETS.forEach(name -> files.add(text("assets/" + name, asset(name))));
        files.add(file("assets/search.js", out -> new SearchIndex(site).writeTo(out)));
        files.add(file("catalog.json", out -> ManifestWriter.manifest(site.catalog(), out)));
        files.add(file("llms.txt", out -> out.write(plain.start())));
        files.add(page("index", out -> JtehomeGenerated.render(out, AS_IT_IS, HomePage.of(site))));
        files.add(page("columns", out -> JtecolumnsGenerated.render(out, AS_IT_IS, ColumnsPage.of(site))));
        for (Database database : site.catalog().databases()) {
            add(files, site, plain, database);
        }
        for (Map.Entry<String, List<SiteCatalog.ColumnUse>> column : site.uses().entrySet()) {
            if (site.shared(column.getKey())) {
                String path = SiteCatalog.columnPath(column.getKey());
                files.add(page(
                        path, out -> JtecolumnGenerated.render(out, AS_IT_IS, ColumnPage.of(site, column.getKey()))));
                files.add(file(path + ".md", out -> out.write(plain.column(column.getKey()))));
            }
        }
        return List.copyOf(files);
    }

    private void add(List<Artifact> files, SiteCatalog site, PlainPages plain, Database database) {
        String path = SiteCatalog.path(database);
        files.add(page(path, out -> JtedatabaseGenerated.render(out, AS_IT_IS, DatabasePage.of(site, database))));
        files.add(file(path + ".md", out -> out.write(plain.database(database))));
        for (Table table : database.tables()) {
            String name = SiteCatalog.path(table);
            files.add(page(
                    name, out -> JtetableGenerated.render(out, AS_IT_IS, TablePage.of(site, table, links.of(table)))));
            files.add(file(name + ".md", out -> out.write(plain.table(table))));
            files.add(file(name + ".json", out -> out.write(ManifestWriter.fragment(resolved(site.catalog(), table)))));
        }
    }

    /** The table with what it takes over from its database and catalog. */
    private static Table resolved(Catalog catalog, Table table) {
        return table.withInherited(catalog.location(table), catalog.owner(table), catalog.roapi(table));
    }

    private static Artifact page(String path, Page page) {
        return file(path + ".html", out -> {
            try {
                page.render(new OwaspHtmlTemplateOutput(new WriterOutput(out)));
            } catch (UncheckedIOException e) {
                // Templates cannot throw what a writer does, and who compares with a file ends the writing so.
                throw e.getCause();
            }
        });
    }

    private static Artifact file(String name, Artifact.Content content) {
        return new Artifact(Artifact.Kind.RESOURCE, name, content);
    }

    private static Artifact text(String name, String text) {
        return new Artifact(Artifact.Kind.RESOURCE, name, text);
    }

    private static String asset(String name) {
        try (InputStream in = SiteGenerator.class.getResourceAsStream("assets/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + name + " of the site", e);
        }
    }

    /** A template with its page. */
    @FunctionalInterface
    private interface Page {

        void render(OwaspHtmlTemplateOutput out);
    }
}
