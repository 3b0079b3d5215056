package io.neuralake.publish;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Names;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.check.CatalogChecks;
import io.neuralake.catalog.check.TableChecks;
import io.neuralake.catalog.judge.Finding;
import io.neuralake.catalog.judge.Judge;
import io.neuralake.catalog.judge.Severities;
import io.neuralake.catalog.lint.Lints;
import io.neuralake.catalog.merge.CatalogMerge;
import io.neuralake.catalog.merge.Merged;
import io.neuralake.catalog.merge.Module;
import io.neuralake.catalog.merge.Selection;
import io.neuralake.emitters.Artifact;
import io.neuralake.emitters.artifacts.CatalogArtifacts;
import io.neuralake.emitters.grafana.GrafanaEmitter;
import io.neuralake.publish.read.ClassPathEntry;
import io.neuralake.publish.read.ModuleReader;
import io.neuralake.publish.read.ReadModule;
import io.neuralake.site.SiteGenerator;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the modules on a class path, merges and checks them, and emits the artifacts of the whole. Writes nothing. */
public final class Publisher {

    private static final String SITE = "site/";

    private final String version;
    private final boolean site;
    private final Optional<GrafanaEmitter> dashboards;

    /** A publisher of a version of Neuralake, which fixes name. */
    Publisher(String version) {
        this(version, true, Optional.of(new GrafanaEmitter("")));
    }

    private Publisher(String version, boolean site, Optional<GrafanaEmitter> dashboards) {
        this.version = version;
        this.site = site;
        this.dashboards = dashboards;
    }

    /** The publisher of this version. */
    public static Publisher standard() {
        return new Publisher(Version.text());
    }

    /** The same publisher, which makes a site only if it is wanted. */
    public Publisher withSite(boolean wanted) {
        return new Publisher(version, wanted, dashboards);
    }

    /** The same publisher, which makes dashboards only if they are wanted; they link to a site if it has a URL. */
    public Publisher withDashboards(boolean wanted, String siteUrl) {
        return new Publisher(version, site, wanted ? Optional.of(new GrafanaEmitter(siteUrl)) : Optional.empty());
    }

    /** What comes of a class path by the severities that rules have by themselves. */
    public Publication publish(List<ClassPathEntry> classPath, LocationValues locations) {
        return publish(classPath, locations, Severities.standard());
    }

    /** What comes of a class path, with the given values filled in for the placeholders of its locations. */
    public Publication publish(List<ClassPathEntry> classPath, LocationValues locations, Severities severities) {
        return publish(classPath, Optional.empty(), locations, severities);
    }

    /** The same for the catalog of one entry, which has only the databases that it picks, if it picks any. */
    public Publication publish(
            List<ClassPathEntry> classPath,
            Optional<ClassPathEntry> owner,
            LocationValues locations,
            Severities severities) {
        ModuleReader reader = new ModuleReader(version);
        // Modules know nothing of each other, and most of the time goes into their JSON.
        List<ReadModule> modules = classPath.parallelStream().map(reader::read).toList();
        List<Module> parts = modules.stream().map(ReadModule::module).toList();
        Merged merged = owner.map(classPath::indexOf)
                .filter(index -> index >= 0)
                .flatMap(index -> selection(parts.get(index).catalog()))
                .map(selection -> selection.merge(parts, List.of()))
                .orElseGet(() -> CatalogMerge.merge(parts));
        Catalog catalog = locations.fill(merged.catalog());
        List<Problem> problems = new ArrayList<>();
        modules.forEach(module -> problems.addAll(module.problems()));
        new Unprocessed(version).check(modules).forEach(problems::add);
        boolean whole = problems.isEmpty();
        problems.addAll(merged.problems());
        if (whole) {
            // Without a module, checks would report what that module would have put right.
            check(catalog).forEach(problems::add);
            Lints.ofMerge()
                    .check(catalog, catalog.tables().toList(), severities)
                    .forEach(problems::add);
        }
        problems.addAll(severities.problems());
        List<Finding> findings = new Judge(
                        severities,
                        modules.stream()
                                .map(module -> module.module().catalog())
                                .toList())
                .judge(new LinkedHashSet<>(problems));
        List<Problem> fatal =
                findings.stream().filter(Finding::fatal).map(Finding::problem).toList();
        List<Artifact> artifacts = fatal.isEmpty() ? artifacts(catalog) : List.of();
        List<String> warnings = fatal.isEmpty() ? warnings(merged.catalog(), locations) : List.of();
        return new Publication(catalog, artifacts, fatal, findings, warnings);
    }

    private List<Artifact> artifacts(Catalog catalog) {
        Stream<Artifact> files = CatalogArtifacts.published().stream().map(emitter -> emitter.emit(catalog));
        Stream<Artifact> pages = site ? new SiteGenerator().generate(catalog).stream() : Stream.empty();
        Stream<Artifact> placed = pages.map(page -> new Artifact(page.kind(), SITE + page.name(), page.content()));
        Stream<Artifact> grafana = dashboards.stream().flatMap(emitter -> emitter.emit(catalog).stream());
        return Stream.concat(files, Stream.concat(placed, grafana)).toList();
    }

    private static Optional<Selection> selection(Catalog catalog) {
        return catalog.reach()
                .flatMap(databases -> catalog.origin().map(declared -> new Selection(databases, declared)));
    }

    /** Each table was checked when it was compiled, but maybe by an older version, and without the values of placeholders. */
    private static Stream<Problem> check(Catalog catalog) {
        Stream<Problem> ofTables =
                catalog.tables().flatMap(table -> TableChecks.all().stream().flatMap(check -> check.check(table)));
        Stream<Problem> ofAll = Stream.concat(CatalogChecks.all().stream(), CatalogChecks.merged().stream())
                .flatMap(check -> check.check(catalog));
        return Stream.concat(ofTables, ofAll);
    }

    private static List<String> warnings(Catalog declared, LocationValues locations) {
        List<String> warnings = new ArrayList<>();
        List<String> placeholders = LocationValues.placeholders(declared);
        for (String name : locations.unused(declared)) {
            String known = placeholders.isEmpty()
                    ? "no location has a placeholder"
                    : Names.nearest(name, placeholders)
                            .map(nearest -> "did you mean '" + nearest + "'?")
                            .orElse("the placeholders are " + String.join(", ", placeholders));
            warnings.add("no location asks for '" + name + "': " + known);
        }
        if (declared.tables().findAny().isEmpty()) {
            warnings.add("there is no table; are the modules compiled, and does one declare a @Table?");
        }
        return warnings;
    }
}
