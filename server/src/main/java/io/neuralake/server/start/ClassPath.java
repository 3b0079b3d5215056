package io.neuralake.server.start;

import io.neuralake.catalog.manifest.ManifestFormat;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The class path of workers: that of the server, and the catalogs that it is given. */
final class ClassPath {

    private ClassPath() {}

    /** What the server itself was started with. */
    static List<Path> own() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry).toAbsolutePath())
                .toList();
    }

    /** Whether a manifest is on the server's own class path. */
    static boolean hasManifest() {
        return ClassPath.class.getClassLoader().getResource(ManifestFormat.CATALOG) != null;
    }

    /**
     * Catalogs as entries of a class path: a jar or a directory is one already, a manifest gets a directory.
     *
     * @param directory where directories are made
     * @throws StartException if a catalog has no manifest
     */
    static List<Path> of(List<Path> catalogs, Path directory) throws IOException, StartException {
        List<Path> entries = new ArrayList<>();
        for (Path catalog : catalogs) {
            if (Files.isDirectory(catalog)) {
                if (!Files.isReadable(catalog.resolve(ManifestFormat.CATALOG))) {
                    throw new StartException("directory " + catalog + " has no " + ManifestFormat.CATALOG
                            + "; name the directory of compiled classes, or the manifest itself");
                }
                entries.add(catalog);
            } else if (catalog.toString().endsWith(".jar")) {
                try (java.util.zip.ZipFile jar = new java.util.zip.ZipFile(catalog.toFile())) {
                    if (jar.getEntry(ManifestFormat.CATALOG) == null) {
                        throw new StartException("jar " + catalog + " has no " + ManifestFormat.CATALOG
                                + "; compile it with neuralake-processor");
                    }
                }
                entries.add(catalog);
            } else {
                Path entry = directory.resolve("catalog-" + entries.size());
                Path manifest = entry.resolve(ManifestFormat.CATALOG);
                Files.createDirectories(manifest.getParent());
                Files.copy(catalog, manifest);
                entries.add(entry);
            }
        }
        return entries;
    }
}
