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
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables over HTTP with the operators that ROAPI has, and those that it has not. */
@ExtendWith(ServedSamples.class)
final class TableRowsTest {

    private static final String TABLE = "/api/tables/implant_implant_diagnostics";

    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpDoor door;

    TableRowsTest(QueryService service) throws IOException {
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

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + door.address().getPort() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String query(String... parameters) {
        StringBuilder text = new StringBuilder("?");
        for (int i = 0; i < parameters.length; i += 2) {
            text.append(i > 0 ? "&" : "")
                    .append(URLEncoder.encode(parameters[i], StandardCharsets.UTF_8))
                    .append('=')
                    .append(URLEncoder.encode(parameters[i + 1], StandardCharsets.UTF_8));
        }
        return text.toString();
    }

    private long count(String... parameters) throws Exception {
        HttpResponse<String> answer = get(TABLE + query(parameters) + "&limit=0&total=true&format=ndjson");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.headers().firstValueAsLong("X-Total-Count").orElseThrow();
    }

    private long sql(String where) throws Exception {
        HttpResponse<String> answer = get("/api/sql"
                + query(
                        "q",
                        "SELECT count(*) AS n FROM implant.implant_diagnostics WHERE " + where,
                        "format",
                        "ndjson"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body()).get("n").asLong();
    }

    @Test
    void rowsAreFilteredSelectedSortedAndPaged() throws Exception {
        HttpResponse<String> answer = get(TABLE
                + query(
                        "filter[implant_id]",
                        "4595",
                        "filter[battery_percent]gte",
                        "10.5",
                        "columns",
                        "implant_id,local_ts_us",
                        "sort",
                        "-local_ts_us",
                        "limit",
                        "2",
                        "page",
                        "2",
                        "format",
                        "ndjson"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        String[] lines = answer.body().split("\n", -1);
        assertThat(lines).hasSize(3);
        JsonNode row = new ObjectMapper().readTree(lines[0]);
        assertThat(row.size()).isEqualTo(2);
        assertThat(row.get("implant_id").asInt()).isEqualTo(4595);
        assertThat(lines[0].compareTo(lines[1])).isPositive();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "filter[implant_id] | 4595 | implant_id = 4595",
                "filter[implant_id]eq | 4595 | implant_id = 4595",
                "filter[implant_id]ne | 4595 | implant_id <> 4595",
                "filter[implant_id]in | 4595,1 | implant_id in (4595, 1)",
                "filter[implant_id]nin | (4595,1) | implant_id not in (4595, 1)",
                "filter[signal_dbm]lt | -71 | signal_dbm < -71",
                "filter[signal_dbm]lteq | -71 | signal_dbm <= -71",
                "filter[signal_dbm]gt | -70.5 | signal_dbm > -70.5",
                "filter[signal_dbm]null | true | signal_dbm is null",
                "filter[signal_dbm]notnull | '' | signal_dbm is not null",
                "filter[state] | 'STREAMING' | state = 'STREAMING'",
                "filter[state]in | 'STREAMING', 'IDLE' | state in ('STREAMING', 'IDLE')",
                "filter[state]like | 'S%' | state like 'S%'",
                "filter[state]nlike | 'S%' | state not like 'S%'",
                "filter[state] | 'it''s; DROP TABLE x --' | false",
                "filter[date] | '2024-04-14' | date = DATE '2024-04-14'",
                "filter[date]gt | 2024-04-14 | date > DATE '2024-04-14'",
                "filter[local_ts_us]lt | 2024-04-14T09:00:30Z | local_ts_us < TIMESTAMPTZ '2024-04-14 09:00:30+00'",
                "filter[local_ts_us]gte | '2024-04-14 09:00:30' | local_ts_us >= TIMESTAMPTZ '2024-04-14 09:00:30+00'",
                "filter[temperature_c]gt | 3.7e1 | temperature_c > 37"
            })
    void everyOperatorMeansWhatItSays(String parameter, String value, String where) throws Exception {
        assertThat(count(parameter, value.equals("''") ? "" : value)).isEqualTo(sql(where));
    }

    @Test
    void alternativesAreOrsWithinTheirGroup() throws Exception {
        assertThat(count(
                        "or[a][state]",
                        "'IDLE'",
                        "or[a][signal_dbm]lt",
                        "-70",
                        "or[b][implant_id]",
                        "4595",
                        "or[b][implant_id]gt",
                        "5000",
                        "filter[battery_percent]gt",
                        "20"))
                .isEqualTo(sql("(state = 'IDLE' or signal_dbm < -70) and (implant_id = 4595 or implant_id > 5000)"
                        + " and battery_percent > 20"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "filter[nothing] | 1 | invalid_filter",
                "filter[implant_id]about | 1 | rest_query",
                "filter[implant_id] | one | rest_query_value",
                "filter[implant_id] | 1 OR 1 | rest_query_value",
                "filter[implant_id] | '' | rest_query_value",
                "filter[state] | IDLE | rest_query_value",
                "filter[state] | 'a' OR 'b' | rest_query_value",
                "filter[state] | 'a | rest_query_value",
                "filter[date] | '14.4.2024' | rest_query_value",
                "filter[] | 1 | rest_query",
                "or[a] | 1 | rest_query",
                "columns | implant_id,nothing | invalid_projection",
                "sort | nothing | invalid_sort",
                "limit | many | invalid_numeric_param",
                "limit | -1 | invalid_numeric_param",
                "page | 0 | invalid_numeric_param",
                "format | xml | rest_query",
                "timestamp | yesterday | rest_query_value"
            })
    void whatCannotBeMetIsSaid(String parameter, String value, String error) throws Exception {
        HttpResponse<String> answer = get(TABLE + query(parameter, value.equals("''") ? "" : value));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        JsonNode body = new ObjectMapper().readTree(answer.body());
        assertThat(body.get("code").asInt()).isEqualTo(400);
        assertThat(body.get("error").asText()).isEqualTo(error);
        assertThat(body.get("message").asText()).isNotBlank();
    }

    @Test
    void aTableThatIsUnknownIsABadRequestAsInRoapi() throws Exception {
        HttpResponse<String> answer = get("/api/tables/nothing");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"error\":\"invalid_table\"");
    }

    @Test
    void qualifiedNamesAreNamesToo() throws Exception {
        assertThat(get("/api/tables/implant.implant_diagnostics?limit=1&format=csv")
                        .body()
                        .lines())
                .hasSize(2);
    }
}
