package io.neuralake.interop.site;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.manifest.ManifestFormat;
import io.neuralake.catalog.manifest.ManifestReader;
import io.neuralake.samples.NlkCatalog;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;

/** The catalog of the sample repository, as it was compiled. */
final class Samples {

    private Samples() {}

    static String manifest() throws IOException {
        Path classes = Path.of(URI.create(NlkCatalog.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString()));
        if (Files.isDirectory(classes)) {
            return Files.readString(classes.resolve(ManifestFormat.CATALOG));
        }
        try (ZipFile jar = new ZipFile(classes.toFile())) {
            byte[] bytes =
                    jar.getInputStream(jar.getEntry(ManifestFormat.CATALOG)).readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    static Catalog catalog() throws IOException {
        return ManifestReader.manifest(manifest());
    }
}
