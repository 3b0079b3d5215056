package io.neuralake.benchmarks;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.neuralake.benchmarks.data.ManyFiles;
import io.neuralake.benchmarks.planning.Planning;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is measured as planning finds the files, also those of a new commit; the command itself looks at that. */
final class PlanningTest {

    @Test
    void everyPlanHasTheFilesOfTheNewestVersion(@TempDir Path directory) throws Exception {
        Path table = ManyFiles.written(directory, 20_000);
        assertThatCode(() -> Planning.main(new String[] {
                    table.toString(), directory.resolve("copy").toString()
                }))
                .doesNotThrowAnyException();
    }
}
