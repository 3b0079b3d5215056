package io.neuralake.server.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.neuralake.catalog.Table;
import io.neuralake.emitters.openapi.OpenApiEmitter;
import io.neuralake.server.graphql.GraphQlService;
import io.neuralake.server.query.QueryService;
import io.neuralake.server.query.Statement;
import io.neuralake.server.source.KeyValueStores;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Finds what answers a path. */
final class Routes {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String JSON = "application/json";

    private final HttpOptions options;
    private final KeyValueStores stores;
    private final Tables tables;
    private final Answers answers;
    private final GraphQlService graphql;

    Routes(QueryService service, KeyValueStores stores, HttpOptions options) {
        this.stores = stores;
        this.options = options;
        this.tables = new Tables(service);
        this.answers = new Answers(service, options);
        this.graphql = new GraphQlService(service, options.limits(), Failures::words);
    }

    /** What answers a request, whatever its method. */
    Route of(Request request) throws Problem {
        if (request.method().equals(HttpMethod.OPTIONS) && request.path().equals(List.of("*"))) {
            return Route.getAndPost(exchange -> {});
        }
        List<String> path = request.path();
        String first = path.get(0);
        if (path.size() == 1) {
            switch (first) {
                case "health" -> {
                    return Route.getByEverybody(exchange -> exchange.send(TEXT, bytes("OK")));
                }
                case "" -> {
                    return Route.get(this::page);
                }
                case "openapi.json" -> {
                    return Route.get(exchange -> exchange.send(
                            JSON,
                            bytes(new OpenApiEmitter()
                                    .emit(tables.catalog(exchange.caller()))
                                    .text())));
                }
                case "ready" -> {
                    return Route.getByEverybody(exchange -> exchange.send(TEXT, bytes("OK")));
                }
                default -> {
                    // Other paths follow.
                }
            }
        }
        if (first.equals("api") && path.size() == 2) {
            switch (path.get(1)) {
                case "sql" -> {
                    return Route.getAndPost(this::sql);
                }
                case "graphql" -> {
                    return Route.getAndPost(new GraphQlAction(graphql, tables, answers));
                }
                case "schema" -> {
                    return Route.get(this::schemas);
                }
                case "version" -> {
                    return Route.get(exchange -> exchange.send(JSON, MAPPER.writeValueAsBytes(options.version())));
                }
                case "table" -> {
                    return Route.post(Routes::readOnly);
                }
                default -> {
                    // Longer paths follow.
                }
            }
        }
        if (first.equals("api") && path.size() == 3) {
            String name = path.get(2);
            switch (path.get(1)) {
                case "tables" -> {
                    return name.equals("drop") && request.method().equals(HttpMethod.POST)
                            ? Route.post(Routes::readOnly)
                            : Route.get(new TableRows(name, tables, answers));
                }
                case "schema" -> {
                    return Route.get(exchange -> schema(name, exchange));
                }
                default -> {
                    // There is none.
                }
            }
        }
        if (first.equals("api") && path.size() == 4 && path.get(1).equals("kv")) {
            return Route.get(exchange -> value(path.get(2), path.get(3), exchange));
        }
        throw new Problem(HttpResponseStatus.NOT_FOUND, "not_found", "there is no such path");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void readOnly(Exchange exchange) throws Problem {
        throw new Problem(
                HttpResponseStatus.FORBIDDEN, "read_only_mode", "this server only reads: tables are declared in code");
    }

    private void sql(Exchange exchange) throws Problem, IOException, InterruptedException {
        Request request = exchange.request();
        String text = request.method().equals(HttpMethod.POST)
                ? request.text()
                : request.parameters()
                        .one("q")
                        .orElseThrow(
                                () -> Problem.wrong("plan_sql", "there is no statement: write /api/sql?q=SELECT…"));
        if (text.length() > options.statement()) {
            throw Problem.wrong("plan_sql", "a statement has at most " + options.statement() + " characters");
        }
        answers.send(Statement.of(text), exchange, "plan_sql");
    }

    private void value(String store, String key, Exchange exchange) throws Problem {
        if (!stores.has(store)) {
            throw Problem.wrong("invalid_kv_name", "there is no key-value store '" + store + "'");
        }
        exchange.send(
                TEXT,
                bytes(stores.value(store, key)
                        .orElseThrow(() ->
                                new Problem(HttpResponseStatus.NOT_FOUND, "not_found", "key " + key + " not found"))));
    }

    private void page(Exchange exchange) {
        exchange.headers().set(HttpHeaderNames.CONTENT_SECURITY_POLICY, CatalogPage.POLICY);
        exchange.send("text/html; charset=utf-8", bytes(CatalogPage.of(tables.catalog(exchange.caller()))));
    }

    private void schemas(Exchange exchange) throws IOException {
        exchange.send(JSON, MAPPER.writeValueAsBytes(ArrowSchemas.of(tables.all(exchange.caller()))));
    }

    private void schema(String name, Exchange exchange) throws Problem, IOException {
        Table table = tables.find(name, exchange.caller())
                .orElseThrow(() -> new Problem(HttpResponseStatus.NOT_FOUND, "not_found", "invalid table name"));
        exchange.send(JSON, MAPPER.writeValueAsBytes(ArrowSchemas.of(table)));
    }
}
