package io.neuralake.interop.clickhouse;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * ClickHouse's engine of the Python package chdb, behind a small HTTP server of our own: no package of its server is to be had where
 * tests run.
 */
final class ClickHouse implements AutoCloseable {

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final int port;

    private ClickHouse(Process process) throws IOException {
        this.process = process;
        String line =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
        if (line == null) {
            throw new IllegalStateException("the server has ended; what it printed is above");
        }
        this.port = Integer.parseInt(line);
    }

    /** Starts it with a Python that has chdb. */
    static ClickHouse start(Path python, Path script, Path log) {
        try {
            return new ClickHouse(new ProcessBuilder(python.toString(), script.toString())
                    .redirectError(log.toFile())
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException("starting " + script, e);
        }
    }

    /** The driver's URL of its database. Its answers are not compressed. */
    String url() {
        return "jdbc:clickhouse://127.0.0.1:" + port + "/default?compress=false";
    }

    /** Runs a statement without the driver; what it answers. */
    String execute(String statement) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                .POST(BodyPublishers.ofString(statement))
                .build();
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(statement + ": " + response.body());
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(statement, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the answer to " + statement, e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
