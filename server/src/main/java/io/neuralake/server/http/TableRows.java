package io.neuralake.server.http;

import io.neuralake.catalog.Table;
import io.neuralake.server.rest.RestException;
import io.neuralake.server.rest.RestQuery;
import java.io.IOException;

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
            long count = answers.number(query.counting(table), exchange, "query_execution");
            exchange.headers().set("X-Total-Count", count);
        }
        answers.send(query.statement(table), exchange, "query_execution");
    }

    private static RestQuery read(Table table, Request request) throws Problem {
        try {
            return RestQuery.of(table, request.parameters().entries());
        } catch (RestException e) {
            throw Problem.wrong(e.error(), e.message());
        }
    }
}
