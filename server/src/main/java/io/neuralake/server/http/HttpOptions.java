package io.neuralake.server.http;

import io.netty.handler.ssl.SslContext;
import io.neuralake.server.query.Limits;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the HTTP door works.
 *
 * @param version what {@code /api/version} says
 * @param limits what one answer may take
 * @param format how answers are written if the client wants no format that there is
 * @param answers answers at a time, each of which takes a thread
 * @param waiting requests that may wait for such a thread
 * @param connections most connections
 * @param requests most requests of one client address at a time
 * @param statement most characters of a statement
 * @param head most bytes of a request line, and of all headers
 * @param body most bytes of a request's body
 * @param idle how long a connection may stay open without a request
 * @param request how long a request may take to arrive
 * @param stall how long a client may take no bytes of its answer
 * @param origins web pages whose scripts may ask: {@code *} for all, or origins like {@code https://lab.example}
 * @param tls what encrypts connections; null for none
 */
public record HttpOptions(
        String version,
        Limits limits,
        AnswerFormat format,
        int answers,
        int waiting,
        int connections,
        int requests,
        int statement,
        int head,
        int body,
        Duration idle,
        Duration request,
        Duration stall,
        List<String> origins,
        @Nullable SslContext tls) {

    /** Copies the origins. */
    public HttpOptions {
        origins = List.copyOf(origins);
    }

    /** Without encryption, for scripts of all web pages as ROAPI has it, and with limits that suit a server of one machine. */
    public static HttpOptions of(String version, Limits limits) {
        return new HttpOptions(
                version,
                limits,
                AnswerFormat.JSON,
                64,
                256,
                1024,
                64,
                100_000,
                16 << 10,
                1 << 20,
                Duration.ofSeconds(60),
                Duration.ofSeconds(20),
                Duration.ofSeconds(30),
                List.of("*"),
                null);
    }
}
