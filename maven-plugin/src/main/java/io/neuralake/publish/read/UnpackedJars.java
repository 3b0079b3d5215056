package io.neuralake.publish.read;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A class path in which executable jars, such as Spring Boot makes them, are replaced by what they hold: the program's own
 * classes and the jars that it runs with, in a folder that is deleted on closing.
 */
public final class UnpackedJars implements AutoCloseable {

    private static final List<String> HOLDERS = List.of("BOOT-INF/", "WEB-INF/");
    private static final String CLASSES = "classes/";
    private static final String LIBRARIES = "lib/";

    private final List<ClassPathEntry> entries = new ArrayList<>();
    private final List<Path> folders = new ArrayList<>();

    private UnpackedJars() {}

    /** Unpacks the executable jars of a class path; other entries stay as they are. */
    public static UnpackedJars of(List<ClassPathEntry> classPath) {
        UnpackedJars unpacked = new UnpackedJars();
        try {
            for (ClassPathEntry entry : classPath) {
                unpacked.add(entry);
            }
            return unpacked;
        } catch (IOException e) {
            unpacked.close();
            throw new UncheckedIOException("unpacking an executable jar: " + e.getMessage(), e);
        }
    }

    /** The class path, in its order. */
    public List<ClassPathEntry> entries() {
        return List.copyOf(entries);
    }

    private void add(ClassPathEntry entry) throws IOException {
        if (Files.isDirectory(entry.path())) {
            entries.add(entry);
            return;
        }
        try (ZipFile jar = new ZipFile(entry.path().toFile())) {
            List<String> names = jar.stream()
                    .filter(file -> !file.isDirectory())
                    .map(ZipEntry::getName)
                    .sorted()
                    .distinct()
                    .toList();
            for (String holder : HOLDERS) {
                if (names.stream()
                        .anyMatch(name -> name.startsWith(holder + CLASSES) || name.startsWith(holder + LIBRARIES))) {
                    unpack(entry, jar, names, holder);
                    return;
                }
            }
        } catch (ZipException e) {
            // Whoever reads the entry says what is wrong with it.
        }
        entries.add(entry);
    }

    private void unpack(ClassPathEntry entry, ZipFile jar, List<String> names, String holder) throws IOException {
        Path folder = Files.createTempDirectory("neuralake");
        folders.add(folder);
        Path classes = folder.resolve("classes.jar");
        try (OutputStream out = Files.newOutputStream(classes);
                ZipOutputStream own = new ZipOutputStream(out)) {
            for (String name : names) {
                if (name.startsWith(holder + CLASSES)) {
                    own.putNextEntry(new ZipEntry(name.substring((holder + CLASSES).length())));
                    jar.getInputStream(jar.getEntry(name)).transferTo(own);
                    own.closeEntry();
                }
            }
        }
        entries.add(new ClassPathEntry(entry.label() + "!/" + holder + "classes", classes));
        for (String name : names) {
            if (name.startsWith(holder + LIBRARIES) && name.endsWith(".jar")) {
                Path library = folder.resolve("library-" + entries.size() + ".jar");
                Files.copy(jar.getInputStream(jar.getEntry(name)), library);
                entries.add(new ClassPathEntry(entry.label() + "!/" + name, library));
            }
        }
    }

    @Override
    public void close() {
        for (Path folder : folders) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("deleting " + folder, e);
            }
        }
    }
}
