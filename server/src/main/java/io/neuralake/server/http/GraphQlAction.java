package io.neuralake.server.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.neuralake.server.graphql.GraphQlException;
import io.neuralake.server.graphql.GraphQlService;
import io.neuralake.server.graphql.PlainQuery;
import io.neuralake.server.pool.Asking;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * GraphQL: a body that is a JSON object is answered as the specification has it, any other as ROAPI answers, whose body is the text of a
 * query and whose answer is bare rows.
 */
final class GraphQlAction implements Route.Action {

    private static final String RESPONSE = "application/graphql-response+json";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final GraphQlService service;
    private final Tables tables;
    private final Answers answers;

    GraphQlAction(GraphQlService service, Tables tables, Answers answers) {
        this.service = service;
        this.tables = tables;
        this.answers = answers;
    }

    @Override
    public void answer(Exchange exchange) throws Problem, IOException, InterruptedException {
        Request request = exchange.request();
        if (!request.method().equals(HttpMethod.POST)) {
            Parameters parameters = request.parameters();
            String query = parameters
                    .one("query")
                    .orElseThrow(() -> wrong("there is no query: write /api/graphql?query={\u2026}"));
            standard(
                    query,
                    parameters.one("operationName").orElse(null),
                    json(parameters.one("variables").orElse("{}")),
                    exchange);
            return;
        }
        String text = request.text();
        // The text of a query has a name after its first brace, JSON has a quote.
        if (text.strip().replaceFirst("^\\{\\s*", "").startsWith("\"")) {
            JsonNode body = json(text);
            JsonNode query = body.path("query");
            if (!query.isTextual()) {
                throw wrong("the body has no member query that is a text");
            }
            JsonNode operation = body.path("operationName");
            standard(
                    query.asText(),
                    operation.isTextual() ? operation.asText() : null,
                    body.path("variables"),
                    exchange);
        } else {
            plain(text, exchange);
        }
    }

    private void plain(String text, Exchange exchange) throws Problem, IOException, InterruptedException {
        try {
            PlainQuery query = PlainQuery.of(text, name -> tables.find(name, exchange.caller()));
            answers.send(query.rows().statement(query.table()), exchange, "query_execution");
        } catch (GraphQlException e) {
            throw Problem.wrong(e.error(), e.message());
        }
    }

    private void standard(String query, @Nullable String operation, JsonNode variables, Exchange exchange)
            throws Problem, IOException {
        if (!variables.isObject() && !variables.isMissingNode() && !variables.isNull()) {
            throw wrong("variables are an object");
        }
        Map<String, Object> values = variables.isObject()
                ? MAPPER.convertValue(
                        variables, MAPPER.getTypeFactory().constructMapType(Map.class, String.class, Object.class))
                : Map.of();
        Asking asking = new Asking();
        exchange.reply().whenGone(asking::cancel);
        Map<String, Object> answer = service.answer(query, operation, values, exchange.caller(), asking);
        boolean modern = exchange.request().headers().getAll(HttpHeaderNames.ACCEPT).stream()
                .anyMatch(accept -> accept.contains(RESPONSE));
        exchange.headers().set(HttpHeaderNames.CONTENT_TYPE, modern ? RESPONSE : "application/json");
        exchange.headers().set(HttpHeaderNames.CACHE_CONTROL, "private, no-cache");
        // Without data nothing was run: the request is wrong. Older clients want to read that from the answer.
        HttpResponseStatus status =
                modern && !answer.containsKey("data") ? HttpResponseStatus.BAD_REQUEST : HttpResponseStatus.OK;
        exchange.reply().send(status, exchange.headers(), MAPPER.writeValueAsBytes(answer));
    }

    private static JsonNode json(String text) throws Problem {
        try {
            JsonNode node = MAPPER.readTree(text);
            if (node.isObject()) {
                return node;
            }
        } catch (JsonProcessingException e) {
            throw wrong("this is no JSON: " + e.getOriginalMessage());
        }
        throw wrong("this is no JSON object");
    }

    private static Problem wrong(String message) {
        return Problem.wrong("invalid graphql query", message);
    }
}
