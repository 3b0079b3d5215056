package io.neuralake.site;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.manifest.ManifestReader;
import io.neuralake.emitters.Artifact;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Catalogs and their sites, for several tests. */
final class Sites {

    private Sites() {}

    /** The catalog of {@code sample-tables}; a test of {@code interop} holds the file against what is compiled. */
    static Catalog samples() {
        try (InputStream manifest = Sites.class.getResourceAsStream("/catalogs/sample-tables.json")) {
            byte[] bytes =
                    Objects.requireNonNull(manifest, "sample-tables.json").readAllBytes();
            return ManifestReader.manifest(new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files of a site by name. */
    static Map<String, String> files(Catalog catalog) {
        Map<String, String> files = new TreeMap<>();
        for (Artifact file : new SiteGenerator().generate(catalog)) {
            files.put(file.name(), file.text());
        }
        return files;
    }
}
