package io.neuralake.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that are damaged at random, by chance or by will, give their rows or an error that names the table: no other failure, no
 * crash, no endless wait, no row from outside of the table. {@code -Dhostile.cases=…} and {@code -Dhostile.seed=…} look further.
 */
final class HostileInputTest {

    @TempDir
    private Path directory;

    @Test
    void damagedTablesAreReadOrRefused() throws Exception {
        int cases = Integer.getInteger("hostile.cases", 100);
        Path out = directory.resolve("out.txt");
        Process process = HostileReading.start(directory.resolve("lake"), Long.getLong("hostile.seed", 1), cases, out);
        boolean ended = process.waitFor(120 + cases, TimeUnit.SECONDS);
        process.destroyForcibly().waitFor();

        List<String> lines = Files.readAllLines(out);
        assertThat(lines)
                .as("ended in time; the last line names what it did")
                .last()
                .isEqualTo("end");
        assertThat(ended).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(lines.stream().filter(line -> HostileReading.FAULTS.contains(line.split(" ", 2)[0])))
                .as(() -> String.join("\n", lines))
                .isEmpty();
        assertThat(lines.stream().filter(line -> line.startsWith("seed "))).hasSize(cases);
    }
}
