package io.neuralake.interop.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The golden site is made of the sample tables as they are. */
final class SampleSiteTest {

    private static final Path COMMITTED =
            Path.of("..", "generated-site", "src", "test", "resources", "catalogs", "sample-tables.json");

    /** {@code -Dgolden.update} makes it so; then the golden site is to be updated too. */
    @Test
    void committedManifestIsTheCompiledOne() throws IOException {
        if (System.getProperty("golden.update") != null) {
            assertThat(System.getenv("CI"))
                    .as("goldens are not rewritten in CI")
                    .isNull();
            Files.writeString(COMMITTED, Samples.manifest());
        }

        assertThat(Files.readString(COMMITTED)).isEqualTo(Samples.manifest());
    }
}
