package io.neuralake.emitters.grafana;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Classification;
import io.neuralake.catalog.Table;
import io.neuralake.catalog.json.Json;
import io.neuralake.emitters.Artifact;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Emits {@code grafana/}: a dashboard for each table, and the provisioning of dashboards and data source.
 *
 * <p>A table that holds personal data as a whole has no dashboard. A dashboard is made while it is written, so that those
 * of a large catalog are never in memory together.
 */
public final class GrafanaEmitter {

    /** Folder of all artifacts. */
    public static final String FOLDER = "grafana/";

    private final String site;

    /** An emitter of dashboards that link to the pages of a site, if the URL is not empty. */
    public GrafanaEmitter(String siteUrl) {
        this.site = siteUrl;
    }

    /** The artifacts, sorted by database and table; equal catalogs give equal bytes. */
    public List<Artifact> emit(Catalog catalog) {
        Stream<Artifact> provisioning = Stream.of(
                file("provisioning/dashboards/neuralake.yaml", Provisioning.dashboards()),
                file("provisioning/datasources/neuralake.yaml", Provisioning.dataSources()));
        Stream<Artifact> dashboards = catalog.tables()
                .filter(table -> table.classification() != Classification.PII)
                .sorted(Comparator.comparing(Table::database).thenComparing(Table::name))
                .map(this::dashboard);
        return Stream.concat(provisioning, dashboards).toList();
    }

    private Artifact dashboard(Table table) {
        return new Artifact(
                Artifact.Kind.RESOURCE,
                FOLDER + "dashboards/" + table.database() + "/" + table.name() + ".json",
                out -> Json.print(new Dashboard(table, site).json(), out));
    }

    private static Artifact file(String name, String text) {
        return new Artifact(Artifact.Kind.RESOURCE, FOLDER + name, text);
    }
}
