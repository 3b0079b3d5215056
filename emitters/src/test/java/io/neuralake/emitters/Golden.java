package io.neuralake.emitters;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares artifacts with the files below {@code src/test/resources/golden}, or rewrites these when asked to. */
public final class Golden {

    private static final Path ROOT = Path.of("src", "test", "resources", "golden");

    private Golden() {}

    /** The artifact's text is the golden file of its name, byte for byte; {@code -Dgolden.update} makes it so. */
    public static void check(Class<?> test, String name, Artifact artifact) {
        Path file = ROOT.resolve(test.getSimpleName()).resolve(name).resolve(artifact.name());
        try {
            if (System.getProperty("golden.update") != null) {
                assertThat(System.getenv("CI"))
                        .as("goldens are not rewritten in CI")
                        .isNull();
                Files.createDirectories(file.getParent());
                Files.writeString(file, artifact.text());
            }
            assertThat(file).exists();
            assertThat(artifact.text()).isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
