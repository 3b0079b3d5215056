package io.neuralake.publish;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Names;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.check.CatalogCheck;
import io.neuralake.catalog.manifest.ManifestWriter;
import io.neuralake.catalog.merge.CatalogMerge;
import io.neuralake.catalog.merge.Merged;
import io.neuralake.emitters.Artifact;
import io.neuralake.emitters.Emitter;
import io.neuralake.emitters.roapi.RoapiEmitter;
import io.neuralake.publish.read.ClassPathEntry;
import io.neuralake.publish.read.ModuleReader;
import io.neuralake.publish.read.ReadModule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads the modules on a class path, merges and checks them, and emits the artifacts of the whole. Writes nothing. */
public final class Publisher {

    private final String version;
    private final List<CatalogCheck> checks;
    private final List<Emitter<Catalog>> emitters;

    Publisher(String version, List<CatalogCheck> checks, List<Emitter<Catalog>> emitters) {
        this.version = version;
        this.checks = List.copyOf(checks);
        this.emitters = List.copyOf(emitters);
    }

    /** All checks and all artifacts. */
    public static Publisher standard() {
        return new Publisher(Version.text(), List.of(), List.of(Publisher::manifest, new RoapiEmitter()));
    }

    private static Artifact manifest(Catalog catalog) {
        return new Artifact(Artifact.Kind.RESOURCE, "catalog.json", ManifestWriter.manifest(catalog));
    }

    /** What comes of a class path, with the given values filled in for the placeholders of its locations. */
    public Publication publish(List<ClassPathEntry> classPath, LocationValues locations) {
        ModuleReader reader = new ModuleReader(version);
        List<ReadModule> modules = classPath.stream().map(reader::read).toList();
        Merged merged =
                CatalogMerge.merge(modules.stream().map(ReadModule::module).toList());
        Catalog catalog = locations.fill(merged.catalog());
        List<Problem> problems = Stream.of(
                        modules.stream().flatMap(module -> module.problems().stream()),
                        new Unprocessed(version).check(modules),
                        merged.problems().stream(),
                        checks.stream().flatMap(check -> check.check(catalog)))
                .flatMap(found -> found)
                .distinct()
                .toList();
        List<Artifact> artifacts = problems.isEmpty()
                ? emitters.stream().map(emitter -> emitter.emit(catalog)).toList()
                : List.of();
        List<String> warnings = problems.isEmpty() ? warnings(merged.catalog(), locations) : List.of();
        return new Publication(catalog, artifacts, problems, warnings);
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
