package io.neuralake.benchmarks.compile;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * The classes of a compile as the modules of a class path.
 *
 * @param classes the folder that the compiler wrote
 */
record Modules(Path classes) {

    private static final String FRAGMENTS = "META-INF/neuralake/tables/lake.";

    /** All of them, as the folder that they are. */
    String folder() {
        return classes.toString();
    }

    /** A class path of so many jars, among which the tables are shared out; the first has everything else. */
    String jars(Path folder, int count) throws IOException {
        Files.createDirectories(folder);
        List<String> paths = new ArrayList<>();
        for (int module = 0; module < count; module++) {
            Path jar = folder.resolve("module-" + module + "-of-" + count + ".jar");
            write(jar, module, count);
            paths.add(jar.toString());
        }
        return String.join(File.pathSeparator, paths);
    }

    private void write(Path jar, int module, int count) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = classes.relativize(file).toString().replace(File.separatorChar, '/');
                if (table(name) % count == module) {
                    out.putNextEntry(new JarEntry(name));
                    Files.copy(file, out);
                    out.closeEntry();
                }
            }
        }
    }

    /** The number of the table that a file was made of; 0 if it was made of none. */
    private static int table(String name) {
        String of = name.startsWith(FRAGMENTS) ? name.substring(FRAGMENTS.length()) : name.replace("lake/", "");
        String digits = of.replaceFirst("^T(\\d+)(Table)?\\.(json|class)$", "$1");
        return digits.equals(of) ? 0 : Integer.parseInt(digits);
    }
}
