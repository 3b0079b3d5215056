package io.neuralake.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.neuralake.server.access.Access;
import io.neuralake.server.query.QueryService;
import io.neuralake.server.query.ServedSamples;
import io.neuralake.server.source.KeyValueStores;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** GraphQL in both of its forms. */
@ExtendWith(ServedSamples.class)
final class GraphQlTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpDoor door;

    GraphQlTest(QueryService service) throws IOException {
        door = HttpDoor.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                service,
                new KeyValueStores(Map.of()),
                Access.open(),
                HttpOptions.of("1.2.3", ServedSamples.LIMITS),
                line -> {});
    }

    @AfterEach
    void close() {
        door.close();
    }

    private HttpResponse<String> post(String body, String parameters) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + door.address().getPort() + "/api/graphql" + parameters);
        return client.send(
                HttpRequest.newBuilder(uri).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    private JsonNode standard(String query, Map<String, Object> variables) throws Exception {
        String body = JSON.writeValueAsString(Map.of("query", query, "variables", variables));
        return JSON.readTree(post(body, "").body());
    }

    @Test
    void roapisFormGivesRowsAndNothingAroundThem() throws Exception {
        HttpResponse<String> answer = post("""
                query {
                  implant_implant_diagnostics(
                    filter: { implant_id: { gteq: 4595, lt: 4596 }, state: "STREAMING" }
                    sort: [{ field: "local_ts_us", order: "desc" }]
                    limit: 2
                  ) { implant_id state }
                }""", "?format=ndjson");
        assertThat(answer.body()).isEqualTo("{\"implant_id\":4595,\"state\":\"STREAMING\"}\n".repeat(2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "nonsense | invalid graphql query",
                "mutation { a } | invalid graphql query",
                "{ nothing { a } } | invalid_table",
                "{ implant_implants } | invalid_selection_set",
                "{ implant_implants { nothing } } | invalid_selection_set",
                "{ implant_implants(filter: {nothing: 1}) { implant_id } } | invalid_filter",
                "{ implant_implants(other: 1) { implant_id } } | invalid graphql query",
                "{ implant_implants(limit: \"a\") { implant_id } } | invalid graphql query",
                "{ implant_implants { implant_id } bci_spike_waveforms { channel } } | invalid graphql query"
            })
    void whatRoapisFormDoesNotTakeIsSaid(String query, String error) throws Exception {
        HttpResponse<String> answer = post(query, "");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(answer.body()).path("error").asText()).isEqualTo(error);
    }

    @Test
    void theStandardFormHasVariablesAliasesAndSeveralTables() throws Exception {
        JsonNode answer = standard("""
                query Both($id: Int!, $n: Int = 3) {
                  some: implant_implant_diagnostics(
                    filter: { implant_id: { eq: $id }, _or: [{ state: { eq: "IDLE" } }, { signal_dbm: { lt: -1 } }] }
                    sort: [{ field: local_ts_us, order: desc }]
                    limit: $n
                  ) { ...Part ticks: ticks_since_boot date temperature_c __typename }
                  bci_spike_waveforms(limit: 1) { channel }
                }
                fragment Part on Row_implant_implant_diagnostics { implant_id local_ts_us }""", Map.of("id", 4595));
        assertThat(answer.has("errors")).as(answer.toString()).isFalse();
        JsonNode rows = answer.at("/data/some");
        assertThat(rows).hasSize(3);
        assertThat(rows.get(0).get("implant_id").asInt()).isEqualTo(4595);
        assertThat(rows.get(0).get("ticks").isIntegralNumber()).isTrue();
        assertThat(rows.get(0).get("date").asText()).matches("\\d{4}-\\d{2}-\\d{2}");
        assertThat(rows.get(0).get("__typename").asText()).isEqualTo("Row_implant_implant_diagnostics");
        assertThat(answer.at("/data/bci_spike_waveforms")).hasSize(1);
    }

    @Test
    void theSchemaTellsItself() throws Exception {
        JsonNode answer = standard("""
                { __schema { queryType { fields { name } } }
                  __type(name: "Filter_implant_implant_diagnostics") { inputFields { name type { name } } } }""", Map.of());
        assertThat(answer.at("/data/__schema").toString()).contains("implant_implant_diagnostics");
        assertThat(answer.at("/data/__type").toString())
                .contains("{\"name\":\"implant_id\",\"type\":{\"name\":\"_IntComparison\"}}")
                .contains("_DateComparison");
    }

    @Test
    void whatIsWrongIsInErrors() throws Exception {
        assertThat(standard("{ nothing { a } }", Map.of())
                        .at("/errors/0/message")
                        .asText())
                .contains("nothing");
        JsonNode wrong = standard(
                "{ implant_implant_diagnostics(filter: {date: {eq: \"yesterday\"}}) { implant_id } }", Map.of());
        assertThat(wrong.at("/errors/0/message").asText()).contains("is not a date");
        JsonNode many = standard(
                "{"
                        + " a%d: implant_implants(limit: 0) { implant_id }"
                                .repeat(20)
                                .replace("%d", "x") + "}",
                Map.of());
        assertThat(many.toString()).doesNotContain("\tat ");
    }
}
