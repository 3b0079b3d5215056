package io.neuralake.server.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.neuralake.server.pool.Asking;
import io.neuralake.server.pool.QueryException;
import io.neuralake.server.protocol.Encoding;
import io.neuralake.server.query.Form;
import io.neuralake.server.query.Opened;
import io.neuralake.server.query.QueryService;
import io.neuralake.server.query.Receiver;
import io.neuralake.server.query.Statement;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers exchanges with the rows of statements. */
final class Answers {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final QueryService service;
    private final HttpOptions options;

    Answers(QueryService service, HttpOptions options) {
        this.service = service;
        this.options = options;
    }

    /**
     * Runs a statement and sends its rows in the format that the client wants.
     *
     * @param error ROAPI's word for a statement that is wrong
     */
    void send(Statement statement, Exchange exchange, String error) throws Problem, IOException, InterruptedException {
        Request request = exchange.request();
        Accepted.Chosen chosen = chosen(request);
        boolean gzip = chosen.format().compressible()
                && Accepted.encoding(request.headers().getAll(HttpHeaderNames.ACCEPT_ENCODING), "gzip");
        boolean tagged = !request.method().equals(HttpMethod.POST);
        Rows rows = new Rows(exchange, chosen, gzip, tagged);
        Form form = new Form(
                chosen.format().encoding(), List.of(), tagged ? known(request, chosen, gzip) : null, options.limits());
        Asking asking = new Asking();
        exchange.reply().whenGone(asking::cancel);
        try {
            service.run(statement, form, exchange.caller(), asking, rows);
            rows.done();
        } catch (Rows.EnoughException e) {
            // All that was wanted has been sent.
        } catch (QueryException e) {
            throw Failures.of(e.failed(), error);
        }
    }

    private static @Nullable String known(Request request, Accepted.Chosen chosen, boolean gzip) {
        List<String> tags = request.headers().getAll(HttpHeaderNames.IF_NONE_MATCH);
        return tags.isEmpty() ? null : Rows.known(String.join(",", tags), chosen.format(), gzip);
    }

    private Accepted.Chosen chosen(Request request) throws Problem {
        Optional<String> named = request.parameters().one("format");
        if (named.isPresent()) {
            AnswerFormat format = AnswerFormat.named(named.get())
                    .orElseThrow(() -> Problem.wrong(
                            "rest_query",
                            "there is no format '" + named.get()
                                    + "': write json, ndjson, csv, arrow_file, arrow_stream or parquet"));
            return new Accepted.Chosen(format, format.type());
        }
        return Accepted.format(request.headers().getAll(HttpHeaderNames.ACCEPT), options.format());
    }

    /** Runs a statement that gives one number. */
    long number(Statement statement, Exchange exchange, String error)
            throws Problem, IOException, InterruptedException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Asking asking = new Asking();
        exchange.reply().whenGone(asking::cancel);
        try {
            service.run(
                    statement,
                    Form.of(Encoding.JSON_LINES, options.limits()),
                    exchange.caller(),
                    asking,
                    new Receiver() {
                        @Override
                        public void opened(Opened opened) {
                            // It is one number.
                        }

                        @Override
                        public void take(ByteBuffer part) {
                            byte[] copy = new byte[part.remaining()];
                            part.get(copy);
                            bytes.writeBytes(copy);
                        }
                    });
        } catch (QueryException e) {
            throw Failures.of(e.failed(), error);
        }
        JsonNode row = MAPPER.readTree(bytes.toByteArray());
        return row.elements().next().asLong();
    }
}
