package io.neuralake.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Compares generated files with those below {@code src/test/resources/golden}, or rewrites these when asked to. */
final class Golden {

    private static final Path ROOT = Path.of("src", "test", "resources", "golden");

    private Golden() {}

    /** The files are exactly those of the golden folder, byte for byte; {@code -Dgolden.update} makes it so. */
    static void check(Class<?> test, String name, Map<String, String> files) {
        Path folder = ROOT.resolve(test.getSimpleName()).resolve(name);
        try {
            if (System.getProperty("golden.update") != null) {
                assertThat(System.getenv("CI"))
                        .as("goldens are not rewritten in CI")
                        .isNull();
                for (String stale : read(folder).keySet()) {
                    Files.delete(folder.resolve(stale));
                }
                for (Map.Entry<String, String> file : files.entrySet()) {
                    Path path = folder.resolve(file.getKey());
                    Files.createDirectories(path.getParent());
                    Files.writeString(path, file.getValue());
                }
            }
            assertThat(new TreeMap<>(files)).isEqualTo(read(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> read(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        if (Files.exists(folder)) {
            try (Stream<Path> paths = Files.walk(folder)) {
                for (Path path : paths.filter(Files::isRegularFile).toList()) {
                    files.put(folder.relativize(path).toString().replace('\\', '/'), Files.readString(path));
                }
            }
        }
        return files;
    }
}
