package io.neuralake.runtime;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Rule;
import io.neuralake.catalog.manifest.ManifestException;
import io.neuralake.catalog.manifest.ManifestFormat;
import io.neuralake.catalog.manifest.ManifestReader;
import io.neuralake.catalog.merge.CatalogMerge;
import io.neuralake.catalog.merge.LooseTable;
import io.neuralake.catalog.merge.Merged;
import io.neuralake.catalog.merge.Module;
import io.neuralake.catalog.merge.Selection;
import io.neuralake.runtime.error.LakeException;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads and merges the manifests that a class loader sees, one for each module. */
final class ManifestFiles {

    private static final String ASKED = "open the catalog";

    /** By content, so that what is opened does not depend on the order of the class path. */
    private final Map<String, List<Module>> modules = new TreeMap<>();

    private final Map<String, LooseTable> loose = new TreeMap<>();

    private ManifestFiles() {}

    /** Reads what a class loader sees: all of it, or some databases. */
    static Catalog read(ClassLoader loader, Optional<Selection> selection) {
        ManifestFiles files = new ManifestFiles();
        try {
            List<URL> urls = Collections.list(loader.getResources(ManifestFormat.CATALOG));
            Map<String, URL> sorted = new TreeMap<>();
            urls.forEach(url -> sorted.put(url.toString(), url));
            for (URL url : sorted.values()) {
                files.add(url);
            }
        } catch (IOException e) {
            throw new LakeException(ASKED, "a manifest cannot be read: " + e.getMessage(), "build the module again", e);
        }
        return files.merged(selection);
    }

    /** Reads and merges manifests that are files, in jars, or in directories. */
    static Catalog read(List<Path> paths) {
        ManifestFiles files = new ManifestFiles();
        for (Path path : paths) {
            try {
                files.add(path);
            } catch (IOException e) {
                throw new LakeException(
                        ASKED, path + " cannot be read: " + e, "give a manifest, a jar, or a directory with either", e);
            }
        }
        if (files.modules.isEmpty()) {
            throw new LakeException(
                    ASKED,
                    "there is no manifest in " + paths,
                    "give a manifest, a jar that has " + ManifestFormat.CATALOG + ", or a directory with either");
        }
        return files.merged(Optional.empty());
    }

    private void add(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            String name = path.toString().toLowerCase(Locale.ROOT);
            URL file = path.toUri().toURL();
            add(
                    name.endsWith(".jar")
                            ? URI.create("jar:" + file + "!/" + ManifestFormat.CATALOG)
                                    .toURL()
                            : file);
            return;
        }
        Path compiled = path.resolve(ManifestFormat.CATALOG);
        if (Files.exists(compiled)) {
            add(compiled.toUri().toURL());
            return;
        }
        try (Stream<Path> inside = Files.list(path)) {
            for (Path file : inside.sorted().toList()) {
                String name = file.toString().toLowerCase(Locale.ROOT);
                if (name.endsWith(".json") || name.endsWith(".jar")) {
                    add(file);
                }
            }
        }
    }

    private Catalog merged(Optional<Selection> selection) {
        if (modules.isEmpty()) {
            throw new LakeException(
                    ASKED,
                    "[" + Rule.NL0901 + "] no " + ManifestFormat.CATALOG
                            + " is on the class path, so the annotation processor did not run",
                    "compile with neuralake-processor on the processor path (annotationProcessorPaths in Maven,"
                            + " annotationProcessor in Gradle); from JDK 23 on, one that is only on the class path also needs"
                            + " -proc:full");
        }
        List<Module> all = modules.values().stream().flatMap(List::stream).toList();
        List<LooseTable> alone = List.copyOf(loose.values());
        Merged merged = selection.map(some -> some.merge(all, alone)).orElseGet(() -> CatalogMerge.merge(all, alone));
        if (!merged.problems().isEmpty()) {
            String fixes =
                    merged.problems().stream().map(Problem::fix).distinct().collect(Collectors.joining("; "));
            throw new LakeException(
                    ASKED,
                    merged.problems().stream()
                            .map(problem -> "[" + problem.rule() + "] " + problem.message())
                            .collect(Collectors.joining("\n")),
                    fixes);
        }
        return merged.catalog();
    }

    private void add(URL url) throws IOException {
        try (ModuleFiles files = ModuleFiles.open(url)) {
            String text = files.manifest();
            String label = label(url);
            List<Module> inFile = parse(url.toString(), text, ManifestReader::manifests).stream()
                    .map(catalog -> new Module(label, catalog))
                    .toList();
            modules.putIfAbsent(text, inFile);
            Set<String> listed = inFile.stream()
                    .flatMap(module -> module.catalog().tables())
                    .map(table -> ManifestFormat.fragment(
                            table.origin().type(), table.origin().member()))
                    .collect(Collectors.toSet());
            for (String name : files.fragmentsBut(listed)) {
                String fragment = files.read(name);
                LooseTable table =
                        new LooseTable(label, parse(label + "!/" + name, fragment, ManifestReader::fragment));
                loose.putIfAbsent(fragment, table);
            }
        }
    }

    private static <T> T parse(String name, String text, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (ManifestException e) {
            throw new LakeException(
                    ASKED,
                    "[" + e.rule() + "] the manifest " + name + " cannot be read: " + e.getMessage(),
                    e.rule() == Rule.NL0903 ? "update neuralake-runtime" : "build the module again",
                    e);
        }
    }

    /** The jar or folder that holds the manifest. */
    private static String label(URL url) {
        String text = url.toString();
        int end = text.endsWith(ManifestFormat.CATALOG)
                ? text.length() - ManifestFormat.CATALOG.length() - 1
                : text.length();
        return text.substring(0, Math.max(0, end)).replaceFirst("!$", "").replaceFirst("^(jar:)?(file:|nested:)?", "");
    }
}
