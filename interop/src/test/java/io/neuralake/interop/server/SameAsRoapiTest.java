package io.neuralake.interop.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuralake.interop.roapi.RoapiBinary;
import io.neuralake.interop.roapi.RoapiServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The real ROAPI and our server answer alike, given the same configuration. */
final class SameAsRoapiTest {

    private static final String SEED = "5";
    private static final String COUNT = "400";
    private static final Path DOCUMENTATION =
            Path.of("..", "docs", "roapi-compatibility.md").toAbsolutePath();

    @Test
    void answersDifferOnlyWhereTheDocumentationSaysSo() throws IOException {
        Path binary = RoapiBinary.find();
        RunningServer.jar();
        try (Lake lake = Lake.write();
                RoapiServer theirs = RoapiServer.start(binary, lake.tables(), Map.of(), "--config", "roapi.yml");
                RunningServer ours = RunningServer.start(lake.tables(), Map.of(), "-c", "roapi.yml")) {
            String report = lake.script(
                    Map.of(), "same_as_roapi.py", theirs.address(), ours.http(), SEED, COUNT, DOCUMENTATION.toString());

            List<String> lines = report.lines().toList();
            assertThat(lines).as("all differences").hasSize(1);
            System.out.println(lines.get(0));
        }
    }
}
