package io.neuralake.runtime;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Rule;
import io.neuralake.catalog.manifest.ManifestException;
import io.neuralake.catalog.manifest.ManifestFormat;
import io.neuralake.catalog.manifest.ManifestReader;
import io.neuralake.catalog.merge.CatalogMerge;
import io.neuralake.catalog.merge.Merged;
import io.neuralake.catalog.merge.Module;
import io.neuralake.runtime.error.LakeException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** Reads and merges the manifests that a class loader sees, one for each module. */
final class ManifestFiles {

    private static final String ASKED = "open the catalog";

    private ManifestFiles() {}

    static Catalog read(ClassLoader loader) {
        List<Module> modules = new ArrayList<>();
        try {
            for (URL url : Collections.list(loader.getResources(ManifestFormat.CATALOG))) {
                modules.add(module(url));
            }
        } catch (IOException e) {
            throw new LakeException(ASKED, "a manifest cannot be read: " + e.getMessage(), "build the module again", e);
        }
        if (modules.isEmpty()) {
            throw new LakeException(
                    ASKED,
                    "[" + Rule.NL0901 + "] no " + ManifestFormat.CATALOG
                            + " is on the class path, so the annotation processor did not run",
                    "compile with neuralake-processor on the processor path (annotationProcessorPaths in Maven,"
                            + " annotationProcessor in Gradle); from JDK 23 on, one that is only on the class path also needs"
                            + " -proc:full");
        }
        Merged merged = CatalogMerge.merge(modules);
        if (!merged.problems().isEmpty()) {
            throw new LakeException(
                    ASKED,
                    merged.problems().stream().map(Problem::text).collect(Collectors.joining("\n")),
                    "resolve the conflict; the first line of each says between what");
        }
        return merged.catalog();
    }

    private static Module module(URL url) throws IOException {
        URLConnection connection = url.openConnection();
        // A cached jar would stay open, and locked on some systems, after the class loader is closed.
        connection.setUseCaches(false);
        try (InputStream content = connection.getInputStream()) {
            String text = new String(content.readAllBytes(), StandardCharsets.UTF_8);
            return new Module(label(url), ManifestReader.manifest(text));
        } catch (ManifestException e) {
            throw new LakeException(
                    ASKED,
                    "[" + e.rule() + "] the manifest " + url + " cannot be read: " + e.getMessage(),
                    e.rule() == Rule.NL0903 ? "update neuralake-runtime" : "build the module again",
                    e);
        }
    }

    /** The jar or folder that holds the manifest. */
    private static String label(URL url) {
        String text = url.toString();
        int end = text.length() - ManifestFormat.CATALOG.length() - 1;
        return text.substring(0, Math.max(0, end)).replaceFirst("!$", "").replaceFirst("^(jar:)?file:", "");
    }
}
