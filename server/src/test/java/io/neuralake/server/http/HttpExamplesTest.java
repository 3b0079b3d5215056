package io.neuralake.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuralake.server.access.Access;
import io.neuralake.server.query.QueryService;
import io.neuralake.server.query.ServedSamples;
import io.neuralake.server.source.KeyValueStores;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The examples of {@code docs/http.md}, run by curl as they stand there. */
@ExtendWith(ServedSamples.class)
final class HttpExamplesTest {

    private final QueryService service;

    HttpExamplesTest(QueryService service) {
        this.service = service;
    }

    @Test
    void examplesGiveRows() throws Exception {
        List<String> examples = Files.readAllLines(Path.of("..", "docs", "http.md")).stream()
                .filter(line -> line.startsWith("curl "))
                .toList();
        assertThat(examples).hasSizeGreaterThan(3);
        try (HttpDoor door = HttpDoor.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                service,
                new KeyValueStores(Map.of()),
                Access.open(),
                HttpOptions.of("1.2.3", ServedSamples.LIMITS),
                line -> {})) {
            for (String example : examples) {
                String answer =
                        run(example.replace(":8080", ":" + door.address().getPort()));
                assertThat(answer)
                        .as(example)
                        .isNotBlank()
                        .doesNotContain("\"code\":")
                        .doesNotContain("errors");
            }
        }
    }

    private static String run(String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("bash", "-c", command.replaceFirst("^curl ", "curl -sS "))
                .redirectErrorStream(true)
                .start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(command + "\n" + answer).isZero();
        return answer;
    }
}
