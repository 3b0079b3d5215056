package io.neuralake.interop.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.neuralake.interop.roapi.RoapiBinary;
import io.neuralake.interop.roapi.RoapiServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Command lines and files that both ROAPI and our server take, and what both refuse. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SameFlagsAsRoapiTest {

    private static final String TOML = """
            response_format = "Csv"

            [[tables]]
            name = "towns"
            uri = "cities.csv"

            [[tables]]
            name = "parted"
            uri = "semicolons.csv"
            [tables.option]
            format = "csv"
            delimiter = ";"
            has_header = false
            """;

    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private Path binary = Path.of("");
    private Lake lake;

    @BeforeAll
    void write() throws IOException {
        binary = RoapiBinary.find();
        RunningServer.jar();
        lake = Lake.write();
        Files.writeString(lake.tables().resolve("other.toml"), TOML);
        Files.writeString(lake.tables().resolve("broken.yml"), "tables: [{name: x, uri: cities.csv, nonsense: 1}]\n");
    }

    @AfterAll
    void delete() throws IOException {
        if (lake != null) {
            lake.close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-t cities.csv",
                "--table towns=cities.csv --table lines.ndjson",
                "-t parted=semicolons.csv,format=csv,has_header=false,delimiter=;",
                "-t trips,format=delta,use_memory_table=false",
                "-t cities.csv -f Csv",
                "--config other.toml -t objects.json --response-format ArrowStream",
                "-c other.toml"
            })
    void bothServeTheSame(String words) throws IOException, InterruptedException {
        String[] line = words.split(" ");
        try (RoapiServer theirs = RoapiServer.start(binary, lake.tables(), Map.of(), line);
                RunningServer ours = RunningServer.start(lake.tables(), Map.of(), line)) {
            Map<String, Integer> columns = columns(theirs.address());
            assertThat(columns).isNotEmpty().isEqualTo(columns(ours.http()));
            for (String table : columns.keySet()) {
                HttpResponse<String> expected = get(theirs.address(), "/api/tables/" + table + "?limit=1");
                HttpResponse<String> found = get(ours.http(), "/api/tables/" + table + "?limit=1");
                assertThat(found.statusCode()).isEqualTo(expected.statusCode());
                assertThat(found.headers().firstValue("Content-Type"))
                        .isEqualTo(expected.headers().firstValue("Content-Type"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-t nothing.csv",
                "-t cities.csv,format=nonsense",
                "-c nothing.yml",
                "-c broken.yml",
                "-c cities.csv",
                "-t cities.csv --nonsense",
                "-t cities.csv -f Nonsense",
                "-t cities.csv -r soon"
            })
    void bothRefuseTheSame(String words) {
        String[] line = words.split(" ");
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        RoapiServer.start(binary, lake.tables(), Map.of(), line).close());
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> RunningServer.start(lake.tables(), Map.of(), line).close());
    }

    private Map<String, Integer> columns(String address) throws IOException, InterruptedException {
        Map<String, Integer> columns = new TreeMap<>();
        for (Map.Entry<String, JsonNode> table :
                json.readTree(get(address, "/api/schema").body()).properties()) {
            columns.put(table.getKey(), table.getValue().get("fields").size());
        }
        return columns;
    }

    private HttpResponse<String> get(String address, String path) throws IOException, InterruptedException {
        // Without a type that is wanted, so that the one of the configuration is.
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://" + address + path)).build();
        return client.send(request, BodyHandlers.ofString());
    }
}
