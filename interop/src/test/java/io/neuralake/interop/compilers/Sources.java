package io.neuralake.interop.compilers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One module that uses everything, and what compilers make of it. */
final class Sources {

    /** Where the tests of the processor have theirs; there, javac's output is compared with golden files. */
    private static final Path CASES = Path.of("..", "processor", "src", "test", "resources", "cases");

    private static final List<String> ALL = List.of(
            "catalog", "class", "everywhere", "function", "interface", "names/lake/Größe.java", "record", "types");

    private Sources() {}

    /** Every type of column, nullability, partitions, filters, functions, several databases, names that are not ASCII. */
    static List<Path> all() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String name : ALL) {
            try (Stream<Path> files = Files.walk(CASES.resolve(name))) {
                files.filter(Files::isRegularFile).sorted().forEach(sources::add);
            }
        }
        return sources;
    }

    /** The files below a folder that are no class files, by path. */
    static Map<String, String> generated(Path folder) throws IOException {
        Map<String, String> generated = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                if (!name.endsWith(".class")) {
                    generated.put(name, Files.readString(file));
                }
            }
        }
        return generated;
    }
}
