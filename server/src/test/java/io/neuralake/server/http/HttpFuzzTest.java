package io.neuralake.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuralake.server.access.Access;
import io.neuralake.server.query.Limits;
import io.neuralake.server.query.QueryService;
import io.neuralake.server.query.ServedSamples;
import io.neuralake.server.source.KeyValueStores;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Mutated requests, over sockets as they are: none may be answered with a failure of the server, none may hang, and the server answers
 * after all of them. {@code -Dhttp.fuzz=1000000} tries more.
 */
@ExtendWith(ServedSamples.class)
final class HttpFuzzTest {

    private static final String HOST = " HTTP/1.1\r\nHost: localhost\r\n";
    private static final List<String> SEEDS = List.of(
            "GET /api/tables/implant_implants?filter[implant_id]gte=4595&filter[model]like='a%25'&columns=implant_id&sort=-implant_id&limit=2&page=1"
                    + HOST + "Accept: text/csv;q=0.5, application/x-ndjson\r\n\r\n",
            "GET /api/tables/implant_implant_diagnostics?or[a][date]='2024-04-14'&or[a][local_ts_us]lt=2024-04-14T09:00:00Z&total=true&limit=0&format=csv"
                    + HOST + "If-None-Match: \"abc.csv\"\r\nAccept-Encoding: gzip;q=0.3\r\n\r\n",
            "GET /api/schema" + HOST + "Authorization: Basic YTpi\r\n\r\n",
            "OPTIONS /api/sql" + HOST + "Origin: https://a.example\r\nAccess-Control-Request-Method: POST\r\n\r\n",
            "POST /api/sql?format=csv" + HOST + "Content-Length: 9\r\n\r\nSELECT 1 ",
            "POST /api/graphql" + HOST + "Transfer-Encoding: chunked\r\n\r\n"
                    + "1f\r\n{ implant_implants(limit: 1) { \r\ne\r\nimplant_id } }\r\n0\r\n\r\n",
            "POST /api/graphql" + HOST + "Content-Length: 58\r\n\r\n"
                    + "{\"query\": \"{ implant_implants(limit: 1) { implant_id } }\"}\r\n",
            "POST /api/table" + HOST + "Content-Length: 2\r\n\r\n[]",
            "GET /health" + HOST + "\r\n",
            "HEAD /api/version" + HOST + "Connection: close\r\n\r\n");
    private static final int CLIENTS = 16;
    private static final String LETTERS = "'\"[](){}%&=?#/\\;,:.-+*~ \t\r\n\0\u00ff\u00e49aZ<>";

    private final HttpDoor door;

    HttpFuzzTest(QueryService service) throws IOException {
        Limits limits = new Limits(10_000, 1 << 20, Duration.ofSeconds(20), Duration.ofSeconds(20));
        door = HttpDoor.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                service,
                new KeyValueStores(Map.of()),
                Access.open(),
                new HttpOptions(
                        "1.2.3",
                        limits,
                        AnswerFormat.JSON,
                        CLIENTS,
                        CLIENTS,
                        CLIENTS * 2,
                        CLIENTS * 2,
                        1_000,
                        4 << 10,
                        4 << 10,
                        Duration.ofMillis(100),
                        Duration.ofMillis(100),
                        Duration.ofSeconds(20),
                        List.of("*"),
                        null),
                line -> {});
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void noRequestBreaksTheServer() throws Exception {
        int many = Integer.getInteger("http.fuzz", 2_000);
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                Random random = new Random(client);
                all.add(clients.submit(() -> {
                    for (int i = 0; i < many / CLIENTS; i++) {
                        String request = mutated(SEEDS.get(random.nextInt(SEEDS.size())), random);
                        assertThat(answers(request))
                                .as("answer to %s", request)
                                .doesNotContain("HTTP/1.1 500")
                                .doesNotContain("\tat ");
                    }
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            clients.shutdownNow();
        }
        assertThat(answers("GET /health" + HOST + "Connection: close\r\n\r\n")).endsWith("OK");
    }

    private static String mutated(String seed, Random random) {
        StringBuilder text = new StringBuilder(seed);
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(text.length());
            int end = Math.min(text.length(), at + 1 + random.nextInt(8));
            switch (random.nextInt(6)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, LETTERS.charAt(random.nextInt(LETTERS.length())));
                case 2 -> text.setCharAt(at, (char) random.nextInt(256));
                case 3 -> text.insert(at, text.substring(at, end).repeat(1 + random.nextInt(50)));
                case 4 -> text.delete(at, end);
                default -> text.replace(at, end, Long.toString(random.nextLong()));
            }
            if (text.isEmpty()) {
                return "\r\n";
            }
        }
        return text.toString();
    }

    /** What is answered until the server closes the connection, which it soon does when nothing more comes. */
    private String answers(String request) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), door.address().getPort())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (SocketException e) {
            // Closed while it was still being sent.
            return "";
        }
    }
}
