package io.neuralake.server.http;

import io.neuralake.catalog.Table;
import io.neuralake.server.http.rest.RestException;
import io.neuralake.server.http.rest.RestQuery;
import io.neuralake.server.query.Statement;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Rows of one table, {@code /api/tables/<table>}. */
final class TableRows implements Route.Action {

    private final String name;
    private final Tables tables;
    private final Answers answers;

    TableRows(String name, Tables tables, Answers answers) {
        this.name = name;
        this.tables = tables;
        this.answers = answers;
    }

    @Override
    public void answer(Exchange exchange) throws Problem, IOException, InterruptedException {
        Table table = tables.find(name, exchange.caller())
                .orElseThrow(() -> Problem.wrong(
                        "invalid_table", "there is no table '" + name + "': /api/schema has those that there are"));
        RestQuery query = read(table, exchange.request());
        if (query.counted()) {
            long count = answers.number(at(table, query, query.count()), exchange, "query_execution");
            exchange.headers().set("X-Total-Count", count);
        }
        answers.send(at(table, query, query.rows()), exchange, "query_execution");
    }

    private static RestQuery read(Table table, Request request) throws Problem {
        try {
            return RestQuery.of(table, request.parameters().entries());
        } catch (RestException e) {
            throw Problem.wrong(e.error(), e.message());
        }
    }

    private static Statement at(Table table, RestQuery query, String text) {
        Map<String, Long> versions = query.version()
                .map(version -> Map.of(table.qualifiedName(), version))
                .orElse(Map.of());
        Map<String, Instant> moments = query.moment()
                .map(moment -> Map.of(table.qualifiedName(), moment))
                .orElse(Map.of());
        return new Statement(text, List.of(), versions, moments);
    }
}
