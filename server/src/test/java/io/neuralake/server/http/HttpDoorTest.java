package io.neuralake.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.neuralake.server.access.Access;
import io.neuralake.server.access.User;
import io.neuralake.server.query.QueryService;
import io.neuralake.server.query.ServedSamples;
import io.neuralake.server.source.KeyValueStores;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The HTTP door as clients see it, over real workers and the sample tables. */
@ExtendWith(ServedSamples.class)
final class HttpDoorTest {

    /** More rows than fit into the buffers between a worker and a client. */
    private static final String LONG = "SELECT i, i * 2 AS j FROM range(3000000) t(i)";

    private final QueryService service;
    private final HttpClient client = HttpClient.newHttpClient();
    private HttpDoor door;

    HttpDoorTest(QueryService service) throws IOException {
        this.service = service;
        door = open(Access.open());
    }

    private HttpDoor open(Access access) throws IOException {
        return HttpDoor.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                service,
                new KeyValueStores(Map.of("names", Map.of("1", "one"))),
                access,
                HttpOptions.of("1.2.3", ServedSamples.LIMITS),
                line -> {});
    }

    @AfterEach
    void close() {
        door.close();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + door.address().getPort() + path));
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = request(path);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> sql(String text, String... headers) throws Exception {
        HttpRequest.Builder request = request("/api/sql").POST(BodyPublishers.ofString(text));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /** What a server says to bytes, until it closes the connection. */
    private String raw(String bytes) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), door.address().getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void serviceAnswers() throws Exception {
        assertThat(get("/health").body()).isEqualTo("OK");
        assertThat(get("/ready").statusCode()).isEqualTo(200);
        assertThat(get("/api/version").body()).isEqualTo("\"1.2.3\"");
        assertThat(get("/api/kv/names/1").body()).isEqualTo("one");
        assertThat(get("/api/kv/names/2").body()).contains("\"not_found\"").contains("key 2 not found");
        assertThat(get("/api/kv/nothing/2").body()).contains("\"invalid_kv_name\"");
        assertThat(get("/nothing").statusCode()).isEqualTo(404);
        assertThat(get("/").headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @Test
    void schemasAreThoseOfArrowInRust() throws Exception {
        JsonNode all = new ObjectMapper().readTree(get("/api/schema").body());
        JsonNode one = new ObjectMapper()
                .readTree(get("/api/schema/implant_implant_diagnostics").body());
        assertThat(all.get("implant_implant_diagnostics")).isEqualTo(one);
        assertThat(one.get("fields").get(1).toString())
                .isEqualTo("{\"name\":\"date\",\"data_type\":\"Date32\",\"nullable\":false,\"dict_id\":0,"
                        + "\"dict_is_ordered\":false,\"metadata\":{}}");
        HttpResponse<String> unknown = get("/api/schema/nothing");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body())
                .isEqualTo("{\"code\":404,\"error\":\"not_found\",\"message\":\"invalid table name\"}");
    }

    @Test
    void whatIsServedIsDescribed() throws Exception {
        JsonNode description = new ObjectMapper().readTree(get("/openapi.json").body());
        assertThat(description.at("/openapi").asText()).startsWith("3.1");
        assertThat(description.get("paths").has("/api/tables/implant_implant_diagnostics"))
                .isTrue();
        HttpResponse<String> page = get("/");
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(page.body())
                .contains("/api/tables/implant_implant_diagnostics?limit=10")
                .doesNotContain("<script");
    }

    @Test
    void nothingIsWritten() throws Exception {
        for (String path : List.of("/api/table", "/api/tables/drop")) {
            HttpResponse<String> answer = client.send(
                    request(path).POST(BodyPublishers.ofString("[]")).build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("\"read_only_mode\"");
        }
        assertThat(sql("DROP TABLE implant.implant_diagnostics").statusCode()).isEqualTo(400);
        assertThat(sql("COPY (SELECT 1) TO '/tmp/x.csv'").body())
                .contains("\"plan_sql\"")
                .doesNotContain("\tat ");
        assertThat(sql("SELECT * FROM read_csv('/etc/passwd')").statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/* | application/json",
                "application/json | application/json",
                "image/png | application/json",
                "application/vnd.apache.parquet | application/parquet",
                "text/csv | text/csv",
                "application/csv | application/csv",
                "application/x-ndjson | application/x-ndjson",
                "text/html;q=0.9, text/csv;q=0.5, application/x-ndjson;q=0.8 | application/x-ndjson",
                "application/arrow.stream | application/vnd.apache.arrow.stream",
                "application/vnd.apache.arrow.file | application/vnd.apache.arrow.file"
            })
    void theFormatIsTheOneThatIsWantedMost(String accept, String type) throws Exception {
        HttpResponse<String> answer = sql("SELECT 1 AS one", "Accept", accept);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains(type);
    }

    @Test
    void jsonIsAnArrayWithoutNulls() throws Exception {
        assertThat(sql("SELECT 1 AS a, NULL AS b, DATE '2024-04-14' AS c").body())
                .isEqualTo("[{\"a\":1,\"c\":\"2024-04-14\"}]");
        assertThat(sql("SELECT 1 AS a WHERE false").body()).isEqualTo("[]");
    }

    @Test
    void anAnswerThatStillHoldsIsNotSentAgain() throws Exception {
        String path = "/api/tables/implant_implant_diagnostics?limit=3";
        String tag = get(path).headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> again = get(path, "If-None-Match", "\"other\", " + tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.headers().firstValue("ETag")).contains(tag);
        assertThat(get(path + "&format=csv", "If-None-Match", tag).statusCode()).isEqualTo(200);
        assertThat(get(path, "If-None-Match", "*, \"x\"").statusCode()).isEqualTo(200);
    }

    @Test
    void tablesAreReadAsTheyWere() throws Exception {
        String path = "/api/tables/implant_implant_diagnostics?columns=implant_id&limit=1";
        assertThat(get(path + "&version=0").statusCode()).isEqualTo(200);
        assertThat(get(path + "&version=99999").statusCode()).isEqualTo(400);
        assertThat(get(path + "&timestamp=1999-01-01T00:00:00Z").statusCode()).isEqualTo(400);
        assertThat(get("/api/tables/implant_implants?version=0").statusCode()).isIn(200, 400);
    }

    @Test
    void longAnswersComeWhileTheyAreComputed() throws Exception {
        HttpResponse<InputStream> answer = client.send(
                request("/api/sql?format=csv")
                        .POST(BodyPublishers.ofString(LONG))
                        .build(),
                BodyHandlers.ofInputStream());
        assertThat(answer.headers().firstValue("Transfer-Encoding")).contains("chunked");
        long lines = new String(answer.body().readAllBytes(), StandardCharsets.US_ASCII)
                .lines()
                .count();
        assertThat(lines).isEqualTo(3_000_001);
    }

    @Test
    void answersAreCompressedIfThatIsWanted() throws Exception {
        for (String statement : List.of("SELECT repeat('a', 2000) AS a", LONG)) {
            HttpResponse<byte[]> answer = client.send(
                    request("/api/sql?format=csv")
                            .header("Accept-Encoding", "gzip")
                            .POST(BodyPublishers.ofString(statement))
                            .build(),
                    BodyHandlers.ofByteArray());
            assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
            byte[] plain = new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes();
            assertThat(plain).hasSizeGreaterThan(answer.body().length);
        }
    }

    @Test
    void anAnswerThatFailsOnItsWayIsNotTakenForAWholeOne() {
        // The row that is no number comes long after the first bytes.
        String failing =
                "SELECT CAST(CASE WHEN i = 2900000 THEN 'x' ELSE '1' END AS INTEGER) AS a FROM range(3000000) t(i)";
        assertThatThrownBy(() -> sql(failing, "Accept", "text/csv")).isInstanceOf(IOException.class);
    }

    @Test
    void aFailureBeforeTheFirstByteIsAProblem() throws Exception {
        HttpResponse<String> answer = sql("SELECT CAST('x' AS INTEGER) AS a", "Accept", "text/csv");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"code\":400").doesNotContain("/tmp/");
    }

    @Test
    void aClientThatGoesEndsItsStatement() throws Exception {
        // More at a time than there are workers, each of which would compute for hours.
        for (int i = 0; i < 6; i++) {
            try (Socket socket =
                    new Socket(InetAddress.getLoopbackAddress(), door.address().getPort())) {
                String text =
                        "SELECT count(*) AS n FROM range(100000000) a(i), range(100000000) b(j) WHERE i * j % 7 = 1";
                socket.getOutputStream()
                        .write(("POST /api/sql?format=csv HTTP/1.1\r\nHost: x\r\nContent-Length: " + text.length()
                                        + "\r\n\r\n" + text)
                                .getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().flush();
                Thread.sleep(300);
            }
        }
        assertThat(sql("SELECT 42 AS a", "Accept", "text/csv").body()).contains("42");
    }

    @Test
    void headHasWhatGetHasWithoutTheRows() throws Exception {
        HttpResponse<String> answer = client.send(
                request("/api/tables/implant_implant_diagnostics?format=csv")
                        .method("HEAD", BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/csv");
        assertThat(answer.body()).isEmpty();
        assertThat(get("/health").body()).isEqualTo("OK");
    }

    @Test
    void browsersMayAsk() throws Exception {
        HttpResponse<String> answer = client.send(
                request("/api/sql")
                        .header("Origin", "https://lab.example")
                        .header("Access-Control-Request-Method", "POST")
                        .header("Access-Control-Request-Headers", "content-type")
                        .method("OPTIONS", BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Methods")).contains("GET, HEAD, POST, OPTIONS");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Headers"))
                .hasValueSatisfying(allowed -> assertThat(allowed).contains("Content-Type"));
    }

    @Test
    void methodsThatAPathDoesNotHaveAreNamed() throws Exception {
        HttpResponse<String> answer =
                client.send(request("/api/version").DELETE().build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD, OPTIONS");
        assertThat(answer.body()).contains("\"method_not_allowed\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                "GARBAGE | 400",
                "GET / HTTP/1.1~~ | 400",
                "GET / HTTP/1.1~Host: a~Host: b~~ | 400",
                "GET / HTTP/3.0~Host: a~~ | 505",
                "GET /%zz HTTP/1.1~Host: a~Connection: close~~ | 400",
                "GET /%ff HTTP/1.1~Host: a~Connection: close~~ | 400",
                "POST /api/sql HTTP/1.1~Host: a~Content-Length: 99999999~~ | 413",
                "POST /api/sql HTTP/1.1~Host: a~Content-Encoding: gzip~Content-Length: 1~~x | 415",
                "POST /api/sql HTTP/1.1~Host: a~Content-Length: x~~ | 400",
                "POST /api/sql HTTP/1.1~Host: a~Transfer-Encoding: chunked~~zz~ | 400"
            })
    void whatIsNoRequestIsAnsweredAndEnded(String bytes, int status) throws Exception {
        String text = bytes.equals("GARBAGE") ? bytes + "\r\n\r\n" : bytes.replace("~", "\r\n");
        assertThat(raw(text))
                .startsWith("HTTP/1.1 " + status)
                .contains("\"code\":" + status)
                .contains("application/json");
    }

    @Test
    void linesAndHeadersHaveLimits() throws Exception {
        assertThat(raw("GET /" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: a\r\n\r\n"))
                .startsWith("HTTP/1.1 414");
        assertThat(raw("GET / HTTP/1.1\r\nHost: a\r\nX: " + "a".repeat(20_000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431");
        String chunk = "10000\r\n" + "a".repeat(0x10000) + "\r\n";
        assertThat(raw("POST /api/sql HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk.repeat(17)))
                .startsWith("HTTP/1.1 413");
    }

    @Test
    void requestsThatAreSentAheadAreAnsweredInTheirOrder() throws Exception {
        StringBuilder requests = new StringBuilder();
        for (int i = 0; i < 50; i++) {
            requests.append("GET /api/kv/names/").append(i).append(" HTTP/1.1\r\nHost: a\r\n\r\n");
        }
        requests.append("GET /api/version HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        String answers = raw(requests.toString());
        int last = -1;
        for (int i = 2; i < 50; i++) {
            int at = answers.indexOf("key " + i + " not found");
            assertThat(at).isGreaterThan(last);
            last = at;
        }
        assertThat(answers).endsWith("\"1.2.3\"");
    }

    @Test
    void whoMayAskSaysSoByTokenOrPassword() throws Exception {
        door.close();
        door = open(Access.of(List.of(
                new User("ada", "secret", null, List.of("implant.*")),
                new User("robot", null, "t0ken", List.of("*")))));
        HttpResponse<String> unknown = get("/api/schema");
        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(unknown.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(ways -> assertThat(ways).contains("Bearer").contains("Basic"));
        assertThat(get("/health").statusCode()).isEqualTo(200);
        assertThat(get("/api/schema", "Authorization", "Bearer wrong").statusCode())
                .isEqualTo(401);
        assertThat(get("/api/schema", "Authorization", "Bearer t0ken").body()).contains("bci_spike_waveforms");
        String basic = "Basic " + Base64.getEncoder().encodeToString("ada:secret".getBytes(StandardCharsets.UTF_8));
        assertThat(get("/api/schema", "Authorization", basic).body())
                .contains("implant_implant_diagnostics")
                .doesNotContain("bci_");
        assertThat(get("/api/tables/bci_spike_waveforms", "Authorization", basic)
                        .body())
                .contains("\"invalid_table\"");
        assertThat(get("/api/schema", "Authorization", "Basic !").statusCode()).isEqualTo(401);
    }
}
