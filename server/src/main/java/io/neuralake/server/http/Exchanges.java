package io.neuralake.server.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.neuralake.server.access.Caller;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Has requests answered by threads that may wait, a bounded number at a time. */
final class Exchanges {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Routes routes;
    private final Identity identity;
    private final CrossOrigin crossOrigin;
    private final Clients clients;
    private final Consumer<String> log;
    private final ThreadPoolExecutor threads;
    private final AtomicInteger numbers = new AtomicInteger();
    private volatile boolean closing;

    Exchanges(Routes routes, Identity identity, HttpOptions options, Consumer<String> log) {
        this.routes = routes;
        this.identity = identity;
        this.crossOrigin = new CrossOrigin(options.origins());
        this.clients = new Clients(options.requests());
        this.log = log;
        this.threads = new ThreadPoolExecutor(
                options.answers(),
                options.answers(),
                30,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(options.waiting()),
                work -> {
                    Thread thread = new Thread(work, "neuralake-http-" + numbers.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
    }

    /** Has a request answered, later. */
    void begin(HttpRequest head, byte[] body, Reply reply) {
        if (head.uri().equals("/health") || head.uri().equals("/ready")) {
            // These do not wait, and are to be answered when all threads are busy.
            answer(head, body, reply);
            return;
        }
        if (!clients.enter(reply.client())) {
            send(
                    new Problem(
                            HttpResponseStatus.TOO_MANY_REQUESTS,
                            "too_many_requests",
                            "this address has too many requests at a time: wait for answers",
                            Map.of("Retry-After", "1")),
                    crossOrigin.headers(head),
                    reply);
            return;
        }
        try {
            threads.execute(() -> {
                try {
                    answer(head, body, reply);
                } finally {
                    clients.leave(reply.client());
                }
            });
        } catch (RejectedExecutionException e) {
            clients.leave(reply.client());
            HttpHeaders headers = crossOrigin.headers(head);
            send(
                    new Problem(
                            HttpResponseStatus.SERVICE_UNAVAILABLE,
                            "busy",
                            closing ? "the server is closing" : "too many requests are waiting: ask again later",
                            Map.of("Retry-After", "1")),
                    headers,
                    reply);
        }
    }

    private void answer(HttpRequest head, byte[] body, Reply reply) {
        HttpHeaders headers = crossOrigin.headers(head);
        try {
            Request request = Request.of(head, body);
            Route route = routes.of(request);
            if (CrossOrigin.asks(request) || request.method().name().equals("OPTIONS")) {
                crossOrigin.allow(headers, route);
                reply.send(HttpResponseStatus.NO_CONTENT, headers, new byte[0]);
                return;
            }
            Caller caller = route.open() ? Identity.NOBODY : identity.of(request);
            route.check(request.method());
            route.action().answer(new Exchange(request, caller, headers, reply));
            if (!reply.begun()) {
                throw new IllegalStateException("no answer to " + head.uri());
            }
        } catch (Problem e) {
            send(e, headers, reply);
        } catch (IOException e) {
            unanswered(e, headers, reply);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            unanswered(e, headers, reply);
        } catch (RuntimeException | StackOverflowError e) {
            log.accept("http: " + head.method() + " failed: " + e);
            unanswered(e, headers, reply);
        }
    }

    private void unanswered(Throwable cause, HttpHeaders headers, Reply reply) {
        if (reply.begun()) {
            reply.abort();
        } else {
            log.accept("http: no answer: " + cause);
            send(
                    new Problem(
                            HttpResponseStatus.INTERNAL_SERVER_ERROR,
                            "http_error",
                            "the server failed; its log says why"),
                    headers,
                    reply);
        }
    }

    /** Answers what is no request. */
    void refuse(Problem problem, Reply reply) {
        send(problem, Headers.usual(), reply);
    }

    private static void send(Problem problem, HttpHeaders headers, Reply reply) {
        if (reply.begun()) {
            reply.abort();
            return;
        }
        headers.remove(HttpHeaderNames.ETAG);
        headers.set(HttpHeaderNames.CONTENT_TYPE, "application/json");
        headers.set(HttpHeaderNames.CACHE_CONTROL, "no-store");
        problem.headers().forEach(headers::set);
        reply.send(problem.status(), headers, json(problem));
    }

    /** ROAPI's shape of an error. */
    private static byte[] json(Problem problem) {
        try {
            return MAPPER.writeValueAsBytes(MAPPER.createObjectNode()
                    .put("code", problem.status().code())
                    .put("error", problem.error())
                    .put("message", problem.message()));
        } catch (IOException e) {
            throw new IllegalStateException("three values are always JSON", e);
        }
    }

    boolean closing() {
        return closing;
    }

    /** From here on, connections end with their answers. */
    void close() {
        closing = true;
    }

    /** Waits for the answers that are on their way, and ends those that are not done in time. */
    void finish(Duration time) throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(time.toMillis(), TimeUnit.MILLISECONDS)) {
            threads.shutdownNow();
        }
    }
}
