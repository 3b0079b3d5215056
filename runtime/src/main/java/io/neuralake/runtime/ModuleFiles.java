package io.neuralake.runtime;

import io.neuralake.catalog.manifest.ManifestFormat;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** What the compiler left in the jar or folder of a manifest. */
abstract class ModuleFiles implements AutoCloseable {

    private static final String END = ".json";

    /** Opens what holds a manifest; only its own file is seen if that is no jar and no folder, as in a native image. */
    static ModuleFiles open(URL manifest) throws IOException {
        URLConnection connection = manifest.openConnection();
        // A cached jar would stay open, and locked on some systems, after the class loader is closed.
        connection.setUseCaches(false);
        if (connection instanceof JarURLConnection jar) {
            return new InJar(jar);
        }
        if ("file".equals(manifest.getProtocol())) {
            try {
                return new InFolder(Path.of(manifest.toURI()));
            } catch (URISyntaxException e) {
                return new Alone(connection);
            }
        }
        return new Alone(connection);
    }

    /** The text of the manifest. */
    abstract String manifest() throws IOException;

    /** Names of other fragments whose class is there too; one without is left over from an earlier compile. */
    abstract List<String> fragmentsBut(Set<String> known) throws IOException;

    /** The text of a fragment. */
    abstract String read(String name) throws IOException;

    @Override
    public abstract void close() throws IOException;

    private static boolean fragment(String name) {
        return name.startsWith(ManifestFormat.FRAGMENTS) && name.endsWith(END);
    }

    private static String classFile(String fragment) {
        String declaration = fragment.substring(ManifestFormat.FRAGMENTS.length(), fragment.length() - END.length());
        int method = declaration.indexOf('#');
        return (method < 0 ? declaration : declaration.substring(0, method)).replace('.', '/') + ".class";
    }

    private static String text(InputStream stream) throws IOException {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** In a jar, also in one inside another jar if the class loader's connections know such. */
    private static final class InJar extends ModuleFiles {

        private final JarFile jar;
        private final String root;

        InJar(JarURLConnection connection) throws IOException {
            this.jar = connection.getJarFile();
            String name = connection.getEntryName();
            this.root = name.substring(0, name.length() - ManifestFormat.CATALOG.length());
        }

        @Override
        String manifest() throws IOException {
            return read(ManifestFormat.CATALOG);
        }

        @Override
        List<String> fragmentsBut(Set<String> known) {
            return jar.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.startsWith(root))
                    .map(name -> name.substring(root.length()))
                    .filter(name -> fragment(name) && !known.contains(name))
                    .filter(name -> jar.getEntry(root + classFile(name)) != null)
                    .toList();
        }

        @Override
        String read(String name) throws IOException {
            ZipEntry entry = jar.getEntry(root + name);
            if (entry == null) {
                throw new FileNotFoundException(root + name + " in " + jar.getName());
            }
            return text(jar.getInputStream(entry));
        }

        @Override
        public void close() throws IOException {
            jar.close();
        }
    }

    /** In a folder of classes. */
    private static final class InFolder extends ModuleFiles {

        private final Path manifest;

        InFolder(Path manifest) {
            this.manifest = manifest;
        }

        @Override
        String manifest() throws IOException {
            return Files.readString(manifest);
        }

        @Override
        List<String> fragmentsBut(Set<String> known) throws IOException {
            Path folder = file(ManifestFormat.FRAGMENTS);
            if (!Files.isDirectory(folder)) {
                return List.of();
            }
            try (Stream<Path> files = Files.list(folder)) {
                return files.map(file -> ManifestFormat.FRAGMENTS + file.getFileName())
                        .filter(name -> fragment(name) && !known.contains(name))
                        .filter(name -> Files.exists(file(classFile(name))))
                        .toList();
            }
        }

        private Path file(String name) {
            return manifest.resolveSibling("../..").resolve(name).normalize();
        }

        @Override
        String read(String name) throws IOException {
            return Files.readString(file(name));
        }

        @Override
        public void close() {}
    }

    /** Somewhere that cannot be listed. */
    private static final class Alone extends ModuleFiles {

        private final URLConnection connection;

        Alone(URLConnection connection) {
            this.connection = connection;
        }

        @Override
        String manifest() throws IOException {
            return text(connection.getInputStream());
        }

        @Override
        List<String> fragmentsBut(Set<String> known) {
            return List.of();
        }

        @Override
        String read(String name) throws IOException {
            throw new FileNotFoundException(name);
        }

        @Override
        public void close() {}
    }
}
